"""Where the catalogue stands in the menu."""

from django.utils.translation import gettext_lazy as _

from bekwaam.portals.shared.navigation import Area, Item
from bekwaam.portals.shared.navigation import register as register_items


def register() -> None:
    register_items(Item(_("Aanbod"), "books", "offering", Area.MAIN, order=20))
