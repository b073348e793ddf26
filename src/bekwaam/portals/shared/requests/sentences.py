"""What the refusals about requests say."""

from django.utils.translation import gettext_noop as _

SENTENCES = {
    "offcatalogue.not_waiting": _("Over deze aanvraag hoeft nu niemand te beslissen."),
    "offcatalogue.own_request": _(
        "Dit is je eigen aanvraag, of je vroeg haar zelf aan. Iemand anders beslist erover."
    ),
    "offcatalogue.not_your_turn": _("Een ander is nu aan de beurt. Bij de aanvraag staat wie dat is."),
    "offcatalogue.decided_meanwhile": _(
        "{who} was je voor. Bekijk hieronder wat er is gebeurd. Je keuze is niet opgeslagen."
    ),
    "offcatalogue.changed_meanwhile": _(
        "Dit concept is intussen gewijzigd, misschien door jou in een ander venster. Vergelijk en bewaar opnieuw."
    ),
    "offcatalogue.not_yours": _("Deze aanvraag is van een ander. Vraag degene die haar deed."),
    "offcatalogue.not_your_team": _("Je kunt alleen voor jezelf of voor iemand uit je team iets aanvragen."),
    "offcatalogue.is_submitted": _(
        "Deze aanvraag is al ingediend. Trek haar in als je iets anders wilt vragen."
    ),
    "offcatalogue.nothing_asked": _("Er is nu geen vraag om te beantwoorden."),
    "offcatalogue.not_open": _("Deze aanvraag is al afgesloten."),
    "offcatalogue.no_words": _("Vul een toelichting in. Zo weet de ander wat je bedoelt."),
    "offcatalogue.too_long": _("Deze tekst is te lang. Gebruik hooguit {limit} tekens."),
    "offcatalogue.no_outcome": _("Kies wat er met deze aanvraag gebeurt."),
    "offcatalogue.no_activity": _("Kies een leeractiviteit die je zelf kunt zien."),
    "offcatalogue.too_many_files": _("Je kunt hooguit {limit} bijlagen toevoegen. Haal er eerst één weg."),
    "offcatalogue.not_your_unit": _(
        "Dit onderdeel hoort bij een andere backoffice. Vraag het de backoffice van dat onderdeel."
    ),
    "offcatalogue.bad_amount": _("Vul een bedrag in vanaf 0 tot een miljoen euro."),
    "offcatalogue.bad_link": _("Vul een webadres in dat begint met https://."),
    "offcatalogue.impossible_day": _("Kies een datum tussen 2000 en 2200."),
    "offcatalogue.ends_before_start": _("De laatste dag ligt voor de eerste dag. Kies een latere dag."),
    "offcatalogue.no_title": _("Vul in wat je wilt doen."),
    "offcatalogue.no_motive": _("Vul in waarom je dit wilt doen."),
    "offcatalogue.no_job": _("Deze medewerker heeft nu geen dienstverband. Vraag het personeelszaken."),
    "offcatalogue.unknown_choice": _("Wat je koos, bestaat niet meer. Kies opnieuw."),
}
