"""What the refusals of the exchange say."""

from django.utils.translation import gettext_noop as _

SENTENCES = {
    "exchange.only_centre": _("Uitwisselen met andere academies doet het leercentrum."),
    "exchange.not_published": _("Publiceer deze leeractiviteit eerst. Daarna kun je haar aanbieden."),
    "exchange.not_your_own": _("Dit komt van een andere academie. Je kunt het niet opnieuw aanbieden."),
    "exchange.for_nobody": _("Kies aan welke academies je dit aanbiedt."),
    "exchange.unknown_academy": _("Deze academie is er niet. Kies opnieuw."),
    "exchange.bad_price": _("Vul een bedrag in vanaf 0 euro."),
    "exchange.too_long": _("Deze tekst is te lang. Gebruik hooguit {limit} tekens."),
    "exchange.bad_seats": _("Vul een aantal plekken in van 1 tot en met 10.000."),
    "exchange.not_there": _("Dit aanbod is er niet meer. Bekijk wat er nu wel is."),
    "exchange.taken_already": _("Dit aanbod staat al in jullie catalogus."),
    "exchange.ended_already": _("Deze overname is al voorbij."),
    "exchange.withdrawn_already": _("Dit aanbod is al ingetrokken."),
    "exchange.nothing_to_return": _("Er zijn geen plekken om terug te geven."),
}
