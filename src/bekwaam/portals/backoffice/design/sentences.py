"""What the refusals of lesson designs and development tracks say."""

from django.utils.translation import gettext_noop as _

SENTENCES = {
    "design.frozen": _("Dit ontwerp hoort bij een gepubliceerde versie. Begin een nieuwe versie."),
    "design.edited_meanwhile": _(
        "Iemand anders heeft dit ontwerp intussen gewijzigd. Bekijk hoe het nu is en sla dan opnieuw op."
    ),
    "design.no_title": _("Vul een titel in."),
    "design.too_long": _("Deze tekst is te lang. Gebruik hooguit {limit} tekens."),
    "design.bad_minutes": _("Vul een duur in van 1 tot en met {limit} minuten."),
    "design.bad_week": _("Vul een week in van 1 tot en met {limit}."),
    "design.full": _("Hier past niets meer bij: hooguit {limit}. Haal eerst iets weg."),
    "design.no_file": _("Kies een bestand."),
    "design.bad_link": _("Vul een webadres in dat begint met https://."),
    "design.rule_out_of_bounds": _("Kies een getal van {least} tot en met {most}."),
    "design.not_your_track": _("Dit doet wie het traject leidt. Vraag het de backoffice van het onderdeel."),
    "design.no_such_move": _("Deze stap kan nu niet. Kies een fase die volgt op de fase van nu."),
    "design.nothing_delivered": _("Er is nog niets opgeleverd. Voeg eerst een oplevering toe."),
    "design.comments_open": _("Er zijn nog {count} opmerkingen open. Los die eerst op."),
    "design.already_resolved": _("Deze opmerking is al opgelost."),
    "design.nobody_chosen": _("Kies een collega, of vul de naam in van iemand van buiten."),
    "design.unknown_unit": _("Dit onderdeel bestaat niet meer. Kies een ander onderdeel."),
    "design.unknown_activity": _("Deze leeractiviteit is er niet. Kies er een van je eigen aanbod."),
    "design.empty_decision": _("Vul in wat er is besloten en door wie."),
    "design.task_is_done": _("Deze taak is al klaar."),
    "design.nothing_to_deliver": _("Kies een bestand of vul een webadres in."),
    "design.no_words": _("Schrijf op wat je opvalt."),
}
