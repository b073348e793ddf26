"""Where the synonyms stand in the side menu of the back office."""

from django.utils.translation import gettext_lazy as _

from bekwaam.kernel.actors import Role
from bekwaam.portals.shared import navigation
from bekwaam.portals.shared.navigation import Area, Item, with_role

GROUP = _("Aanbod")


def register() -> None:
    centre = with_role(Role.ULC)
    navigation.register(
        Item(_("Synoniemen"), "replace", "synonyms", Area.BACKOFFICE, centre, GROUP, 240),
        Item(_("Vergeefs gezocht"), "search", "missed-terms", Area.BACKOFFICE, centre, GROUP, 250),
    )
