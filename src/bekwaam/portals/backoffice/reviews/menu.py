"""Where reviews stand in the side menu of the back office."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.access import manages_anything
from bekwaam.portals.backoffice.reviews.export import REVIEWS
from bekwaam.portals.shared import navigation
from bekwaam.portals.shared.manual import pages as manual
from bekwaam.portals.shared.navigation import Area, Item
from bekwaam.reporting.exports import registry

GROUP = _("Aanbod")


def register() -> None:
    registry.register(REVIEWS)
    manual.register(dict.fromkeys(("managed-reviews", "managed-review-hide"), "ervaringen"))
    navigation.register(
        Item(_("Ervaringen"), "star", "managed-reviews", Area.BACKOFFICE, manages_anything, GROUP, 130)
    )
