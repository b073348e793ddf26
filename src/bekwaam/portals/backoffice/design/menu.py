"""Where the rules of lesson designs stand in the menu, what refusals say, and where the help is."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.design.enums import SWITCH
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.design.sentences import SENTENCES
from bekwaam.portals.shared import navigation, refusals
from bekwaam.portals.shared.manual.pages import register as help_with

PAGES = (
    "design",
    "design-about",
    "design-print",
    "design-day-add",
    "design-day",
    "design-part-add",
    "design-part",
    "design-material-add",
    "design-rules",
)


def register() -> None:
    refusals.register(SENTENCES)
    help_with(dict.fromkeys(PAGES, "lesontwerp"))
    navigation.register(
        navigation.Item(
            label=_("Regels voor ontwerpen"),
            icon="checklist",
            url_name="design-rules",
            area=navigation.Area.BACKOFFICE,
            may_open=navigation.with_role(Role.ULC),
            group=_("Aanbod"),
            order=190,
            part=SWITCH,
        )
    )
