"""Where the keys stand in the menu, and what their refusals say."""

from django.utils.translation import gettext_lazy as _

from bekwaam.kernel.actors import Role
from bekwaam.portals.shared import navigation, refusals
from bekwaam.portals.shared.navigation import Area, Item, with_role

SENTENCES = {
    "token_administrators_only": "Alleen een functioneel beheerder maakt en beëindigt sleutels.",
    "token_scopes": "Kies minstens één bereik dat bestaat.",
    "token_period": "Kies een einddatum na vandaag en hooguit {days} dagen vooruit.",
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
