"""Where own exports stand in the menu, and what their refusals say."""

from django.utils.translation import gettext_lazy as _

from bekwaam.portals.shared.navigation import Area, Item

ITEM = Item(_("Mijn bestanden"), "file-export", "exports", Area.ACCOUNT, order=60)
SENTENCES = {
    "exports.not_yours": "Deze lijst mag je niet ophalen.",
    "exports.too_many": "Er worden al {most} bestanden voor je gemaakt. Wacht tot er een klaar is.",
}
