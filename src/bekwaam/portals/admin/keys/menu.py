"""Where the keys stand in the menu, and what their refusals say."""

from django.utils.translation import gettext_lazy as _

from bekwaam.kernel.actors import Role
from bekwaam.portals.shared import navigation, refusals
from bekwaam.portals.shared.navigation import Area, Item, with_role

SENTENCES = {
    "token_administrators_only": "Alleen een functioneel beheerder maakt en beëindigt sleutels.",
    "token_scopes": "Kies minstens één bereik dat bestaat.",
    "token_period": "Kies een einddatum na vandaag en hooguit {days} dagen vooruit.",
    "service_role": "Geef het systeem een naam en kies een rol.",
    "service_whole_only": "Deze rol geldt altijd voor de hele organisatie. Laat het onderdeel leeg.",
    "service_differs": "Het systeem {name} bestaat al met een andere rol of een ander onderdeel. Kies een andere naam.",
    "token_unknown": "Deze sleutel is al ingetrokken.",
}


def register() -> None:
    refusals.register(SENTENCES)
    navigation.register(
        Item(
            _("Sleutels"),
            "key",
            "api-keys",
            Area.BACKOFFICE,
            with_role(Role.FUNCTIONAL_ADMIN),
            _("Inrichting"),
            840,
        )
    )
