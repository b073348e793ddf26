"""Where the catalogue stands in the menu and in the manual."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bekwaam.kernel import links
from bekwaam.portals.shared.manual import pages as manual
from bekwaam.portals.shared.navigation import Area, Item
from bekwaam.portals.shared.navigation import register as register_items


def register() -> None:
    links.register("offering", lambda: reverse("offering"))
    links.register("offered_activity", lambda activity_id: reverse("activity", args=[activity_id]))
    manual.register({"offering": "zoeken", "offering-saved": "zoeken"})
    register_items(Item(_("Aanbod"), "books", "offering", Area.MAIN, order=20))
