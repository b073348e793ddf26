"""Where the catalogue stands in the menu and in the manual."""

from django.utils.translation import gettext_lazy as _

from bekwaam.portals.shared.manual import pages as manual
from bekwaam.portals.shared.navigation import Area, Item
from bekwaam.portals.shared.navigation import register as register_items


def register() -> None:
    manual.register({"offering": "zoeken", "offering-saved": "zoeken"})
    register_items(Item(_("Aanbod"), "books", "offering", Area.MAIN, order=20))
