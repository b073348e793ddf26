"""Where the synonyms stand in the side menu of the back office, in the manual and among the exports."""

from django.utils.translation import gettext_lazy as _

from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.synonyms.export import MISSED, SYNONYMS
from bekwaam.portals.shared import navigation
from bekwaam.portals.shared.manual import pages as manual
from bekwaam.portals.shared.navigation import Area, Item, with_role
from bekwaam.reporting.exports import registry

GROUP = _("Aanbod")


def register() -> None:
    centre = with_role(Role.ULC)
    registry.register(SYNONYMS, MISSED)
    manual.register({"synonyms": "zoeken", "synonym": "zoeken", "missed-terms": "zoeken"})
    navigation.register(
        Item(_("Synoniemen"), "replace", "synonyms", Area.BACKOFFICE, centre, GROUP, 240),
        Item(_("Vergeefs gezocht"), "search", "missed-terms", Area.BACKOFFICE, centre, GROUP, 250),
    )
