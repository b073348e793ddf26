"""Where the organisation stands in the menu, and what its refusals say."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.organisation.rules import READERS
from bekwaam.portals.shared import navigation, refusals

SENTENCES = {
    "organisation_not_yours": "Dit deel van de organisatie beheer je niet. Vraag een functioneel beheerder.",
    "unit_code_missing": "Vul een code in.",
    "unit_code_long": "De code is te lang. Gebruik hooguit {limit} tekens.",
    "unit_code_taken": "De code {code} is al in gebruik. Kies een andere code.",
    "unit_name_missing": "Vul een naam in.",
    "unit_name_long": "De naam is te lang. Gebruik hooguit {limit} tekens.",
    "unit_day_strange": "Kies een datum tussen 1900 en 2200.",
    "unit_not_there_that_day": "Dit onderdeel bestaat niet op {day:%d-%m-%Y}. Kies een andere datum.",
    "unit_under_itself": "Dit onderdeel zou op {day:%d-%m-%Y} onder zichzelf hangen. Kies een ander onderdeel of een andere datum.",
    "unit_parent_not_there": "Het onderdeel erboven bestaat niet op {day:%d-%m-%Y}. Kies een ander onderdeel of een andere datum.",
    "unit_has_units_below": "Hieronder hangen dan nog {count} onderdelen. Verplaats of beëindig die eerst.",
    "unit_over": "Dit onderdeel is al voorbij. Lever het opnieuw aan met de organisatie, of maak een nieuw onderdeel.",
    "unit_kind_unknown": "Deze soort bestaat niet meer. Kies een andere soort.",
    "kind_label_missing": "Vul een naam in voor de soort.",
    "kind_label_long": "De naam is te lang. Gebruik hooguit {limit} tekens.",
    "kind_label_taken": "De soort {label} is er al. Kies een andere naam.",
    "kind_position_strange": "Kies een volgorde van 0 tot en met {limit}.",
    "kind_in_use": "De soort {label} is of was in gebruik. Geef die onderdelen eerst een andere soort.",
}


def register() -> None:
    refusals.register(SENTENCES)
    navigation.register(
        navigation.Item(
            label=_("Organisatie"),
            icon="sitemap",
            url_name="organisation",
            area=navigation.Area.BACKOFFICE,
            may_open=navigation.with_role(*READERS),
            group=_("Organisatie"),
            order=10,
        )
    )
