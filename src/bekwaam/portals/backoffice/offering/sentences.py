"""What the refusals of the catalogue say."""

from django.utils.translation import gettext_noop as _

SENTENCES = {
    "catalogue.not_yours": _(
        "Dit aanbod hoort bij een ander onderdeel. Vraag het de backoffice van dat onderdeel."
    ),
    "catalogue.only_centre": _("Dit geldt voor de hele organisatie. Vraag het leercentrum."),
    "catalogue.not_a_draft": _(
        "Deze versie is al gepubliceerd of ligt ter beoordeling. Begin een nieuwe versie."
    ),
    "catalogue.edited_meanwhile": _(
        "Iemand anders heeft deze tekst intussen opgeslagen. Bekijk eerst het verschil."
    ),
    "catalogue.particulars_changed": _(
        "Iemand anders heeft deze gegevens intussen gewijzigd. Bekijk eerst het verschil."
    ),
    "catalogue.no_title": _("Vul een titel in."),
    "catalogue.too_long": _("Deze tekst is te lang. Gebruik hooguit {limit} tekens."),
    "catalogue.bad_link": _("Vul een webadres in dat begint met https://."),
    "catalogue.bad_level": _("Kies bij elke skill een niveau van 1 tot en met 4."),
    "catalogue.bad_price": _("Vul een bedrag in vanaf 0 euro."),
    "catalogue.no_amount": _("Vul in boven welk bedrag de leidinggevende akkoord geeft."),
    "catalogue.is_archived": _("Deze leeractiviteit is gearchiveerd. Haal haar eerst uit het archief."),
    "catalogue.not_archived": _("Deze leeractiviteit staat niet in het archief."),
    "catalogue.no_summary": _("Vul een samenvatting in: één of twee zinnen."),
    "catalogue.no_goals": _("Vul ten minste één leerdoel in."),
    "catalogue.no_theme": _("Kies ten minste één thema."),
    "catalogue.no_alt_text": _("Beschrijf wat er op de afbeelding staat."),
    "catalogue.until_is_past": _("De laatste dag in het aanbod is al geweest. Kies een latere dag."),
    "catalogue.until_before_from": _("De laatste dag ligt voor de eerste dag. Kies een latere dag."),
    "catalogue.impossible_day": _("Kies een datum tussen 2000 en 2200."),
    "catalogue.not_in_review": _("Deze versie ligt niet ter beoordeling."),
    "catalogue.unknown_reference": _("Wat je koos, bestaat niet meer. Kies opnieuw."),
    "catalogue.code_taken": _("De code {code} is al in gebruik. Kies een andere code."),
    "catalogue.bad_code": _(
        "Vul een code in met letters, cijfers, streepjes of punten. Hooguit {limit} tekens."
    ),
    "catalogue.has_draft": _("Er is al een concept van de volgende versie. Ga daarmee verder."),
    "catalogue.not_published": _(
        "Deze leeractiviteit is nog nooit gepubliceerd. Werk verder in het concept."
    ),
    "catalogue.nothing_to_discard": _("Er is geen concept om weg te gooien."),
    "catalogue.from_elsewhere": _(
        "Een andere academie biedt dit aan. De tekst en de data wijzig je daar, niet hier."
    ),
    "catalogue.not_yours_to_copy": _(
        "Een andere academie biedt dit aan. Vraag die academie of je de tekst mag gebruiken."
    ),
    "catalogue.archive_by_itself": _(
        "Een andere academie biedt dit aan. Archiveer het op de eigen pagina: terughalen kan niet."
    ),
    "catalogue.no_draft": _("Er is geen concept. Begin een nieuwe versie."),
    "catalogue.circle": _(
        "Zo moet je deze leeractiviteit doen voordat je haar doet. Haal één stap bij ‘Eerst doen’ weg."
    ),
    "catalogue.is_itself": _("Dit is dezelfde leeractiviteit. Kies een andere."),
    "catalogue.bulk_too_many": _("Kies hooguit {limit} leeractiviteiten tegelijk."),
    "catalogue.bulk_taken_back": _("Dit is al teruggedraaid."),
    "catalogue.changed_since": _("Hier is intussen verder aan gewerkt. Wijzig het op de eigen pagina."),
    "catalogue.too_many_policies": _("Dat zijn te veel regels. Gebruik hooguit {limit} regels."),
    "catalogue.too_many_conditions": _(
        "Dat zijn te veel voorwaarden in één regel. Gebruik er hooguit {limit}."
    ),
    "catalogue.hides_from_owner": _(
        "Zo verdwijnt dit aanbod voor je eigen onderdeel. Kies een kleinere groep."
    ),
    "catalogue.policy_for_nobody": _("Kies voor wie deze regel geldt."),
    "catalogue.bad_condition": _("Deze voorwaarde is niet compleet. Vul haar verder in."),
    "catalogue.run_ends_before_start": _("Het einde ligt voor het begin. Kies een later tijdstip."),
    "catalogue.bad_seats": _("Er zijn meer plekken bezet dan er zijn. Pas het aantal plekken aan."),
    "catalogue.bad_theme": _("Vul een code en een naam in van hooguit {limit} tekens."),
    "records.not_yours": _(
        "Resultaten van dit aanbod leg je niet vast. Vraag de backoffice van dat onderdeel."
    ),
    "records.in_the_future": _("Deze dag moet nog komen. Kies vandaag of een eerdere dag."),
    "records.not_there": _("Dit aanbod of deze medewerker is er niet. Kies opnieuw."),
    "records.did_not_do_it": _("Je kunt een ervaring schrijven als je dit hebt gedaan."),
    "records.no_stars": _("Kies één tot en met vijf sterren."),
    "records.too_long": _("Deze tekst is te lang. Gebruik hooguit {limit} tekens."),
    "records.no_reason": _("Vul in waarom je deze ervaring verbergt."),
    "records.taken_back": _("Dit resultaat is al ingetrokken."),
    "catalogue.not_there": _("Dit staat niet in het aanbod. Kies iets anders."),
    "catalogue.too_many_favourites": _("Je bewaart er al {limit}. Haal er eerst een weg."),
    "catalogue.too_many_searches": _("Je bewaart er al {limit}. Haal eerst een zoekopdracht weg."),
    "catalogue.search_without_name": _("Zoek eerst iets. Dan kun je de zoekopdracht bewaren."),
    "catalogue.bad_synonyms": _("Vul ten minste twee woorden in, elk op een regel. Hooguit {limit}."),
    "catalogue.too_many_synonyms": _("Er zijn al {limit} groepen. Haal er eerst een weg."),
    "catalogue.theme_twice": _("Dit thema is er al. Kies een andere naam."),
    "catalogue.theme_in_use": _("Er staan nog leeractiviteiten bij dit thema. Haal ze daar eerst weg."),
}
