"""Where the offering stands in the menu, and what its refusals say."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.access import manages_anything
from bekwaam.kernel import links
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.offering.export import OFFERING
from bekwaam.portals.backoffice.offering.sentences import SENTENCES
from bekwaam.portals.shared import navigation, refusals
from bekwaam.portals.shared.manual import pages as manual
from bekwaam.portals.shared.navigation import Area, Item, with_role
from bekwaam.reporting.exports import registry

GROUP = _("Aanbod")
MANUAL = "aanbod-beheren"
PAGES = (
    "managed-offering",
    "managed-activity",
    "managed-activity-add",
    "managed-particulars",
    "managed-activity-copy",
    "managed-picture",
    "managed-run-add",
    "managed-run",
    "managed-version-start",
    "managed-versions",
    "managed-preview",
    "managed-step",
    "managed-themes",
    "managed-theme",
    "managed-bulk",
    "managed-bulk-run",
)


def register() -> None:
    links.register("activity", lambda activity_id: reverse("managed-activity", args=[activity_id]))
    links.register("particulars", lambda activity_id: reverse("managed-particulars", args=[activity_id]))
    registry.register(OFFERING)
    refusals.register(SENTENCES)
    manual.register(dict.fromkeys(PAGES, MANUAL))
    navigation.register(
        Item(_("Aanbod"), "books", "managed-offering", Area.BACKOFFICE, manages_anything, GROUP, 10),
        Item(_("Thema’s"), "tag", "managed-themes", Area.BACKOFFICE, with_role(Role.ULC), GROUP, 20),
    )
