"""Where the development tracks stand in the menu, and where the help is."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.design.enums import SWITCH
from bekwaam.kernel import links
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.development.export import TRACKS
from bekwaam.portals.shared import navigation
from bekwaam.portals.shared.manual.pages import register as help_with
from bekwaam.reporting.exports import registry

PAGES = (
    "development",
    "development-new",
    "development-track",
    "development-change",
    "development-task-add",
    "development-member-add",
    "development-release-add",
    "development-comment-add",
    "development-comment",
    "development-decision-add",
)


def register() -> None:
    links.register("development_track", lambda track_id: reverse("development-track", args=[track_id]))
    registry.register(TRACKS)
    help_with(dict.fromkeys(PAGES, "ontwikkelen"))
    navigation.register(
        navigation.Item(
            label=_("Ontwikkeltrajecten"),
            icon="tool",
            url_name="development",
            area=navigation.Area.BACKOFFICE,
            may_open=navigation.with_role(Role.ULC, Role.BACKOFFICE),
            group=_("Aanbod"),
            order=180,
            part=SWITCH,
        )
    )
