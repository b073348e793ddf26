"""Where deliveries stand in the menu, and what their refusals say."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.deliveries.access import delivers_anything
from bekwaam.kernel import links
from bekwaam.portals.shared import navigation, refusals

SENTENCES = {
    "delivery_not_yours": "Deze bestanden lever je niet aan. Vraag het een functioneel beheerder.",
    "delivery_busy": "Deze aanlevering wordt al gelezen of verwerkt. Wacht tot dat klaar is.",
    "delivery_finished": "Deze aanlevering is al verwerkt. Lever het bestand opnieuw aan als dat nodig is.",
    "delivery_not_ready": "Deze aanlevering kan niet worden verwerkt. Kies eerst de juiste kolommen of een ander bestand.",
    "delivery_file_gone": "Het bestand is na dertig dagen verwijderd. Lever het opnieuw aan.",
    "delivery_file_changed": "Het bewaarde bestand is niet meer hetzelfde. Lever het opnieuw aan.",
    "delivery_needs_confirmation": "Zet eerst een vinkje dat het klopt dat er zoveel eindigt.",
    "mapping_needs_name": "Geef de koppeling een naam.",
}


def register() -> None:
    links.register("delivery", lambda run_id: reverse("delivery", args=[run_id]))
    refusals.register(SENTENCES)
    navigation.register(
        navigation.Item(
            label=_("Aanleveringen"),
            icon="file-import",
            url_name="deliveries",
            area=navigation.Area.BACKOFFICE,
            may_open=delivers_anything,
            group=_("Organisatie"),
            order=60,
        )
    )
