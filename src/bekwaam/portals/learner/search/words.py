"""The words of the filters, in the order in which they are shown."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.search.filters import NamedPeriod, Sort

DURATIONS = {
    "30": _("Tot een half uur"),
    "120": _("Tot 2 uur"),
    "480": _("Tot een dag"),
    "meer": _("Meer dan een dag"),
}
PRICES = {"gratis": _("Gratis"), "100": _("Tot € 100"), "500": _("Tot € 500"), "1000": _("Tot € 1.000")}
PERIODS = {
    NamedPeriod.THIS_MONTH: _("Deze maand"),
    NamedPeriod.NEXT_MONTH: _("Volgende maand"),
    NamedPeriod.THREE_MONTHS: _("Komende 3 maanden"),
}
SORTS = {
    Sort.FITTING: _("Meest passend"),
    Sort.START: _("Eerste datum"),
    Sort.RATING: _("Waardering"),
    Sort.NEWEST: _("Nieuwste"),
    Sort.TITLE: _("Titel"),
}
