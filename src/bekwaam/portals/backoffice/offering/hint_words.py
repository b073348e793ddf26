"""What the hints of the catalogue say on the screen."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from bekwaam.domains.catalogue.hints.accessibility import Hint
from bekwaam.domains.catalogue.hints.language import Ease, LanguageHint

ACCESSIBILITY = {
    "no_alt_text": gettext_noop("De afbeelding heeft nog geen beschrijving. Schrijf wat erop staat."),
    "odd_alt_text": gettext_noop(
        "De beschrijving van de afbeelding is heel kort of heel lang: “{about}”. Eén zin is genoeg."
    ),
    "empty_heading": gettext_noop("Er staat een lege tussenkop in de inhoud. Haal hem weg."),
    "heading_skips": gettext_noop(
        "De tussenkop “{about}” is een niveau te laag. Begin met een gewone tussenkop."
    ),
    "link_says_nothing": gettext_noop(
        "De link “{about}” zegt niet waar hij heen gaat. Schrijf wat je daar vindt."
    ),
    "link_is_address": gettext_noop("De link “{about}” is een kaal webadres. Schrijf wat je daar vindt."),
    "shouted": gettext_noop("Hoofdletters lezen lastig: “{about}”. Schrijf gewone letters."),
}
EASE = {
    Ease.NOTHING: ("todo", gettext_noop("Nog geen tekst om te lezen")),
    Ease.EASY: ("ok", gettext_noop("Leest makkelijk (B1)")),
    Ease.HARD: ("warn", gettext_noop("Kan makkelijker")),
    Ease.TOO_HARD: ("neg", gettext_noop("Te moeilijk voor veel lezers")),
}


def hint_sentence(hint: Hint) -> str:
    return _(ACCESSIBILITY[hint.code]).format(about=hint.about or "…")


def ease_of(hint: LanguageHint) -> tuple[str, str]:
    tone, words = EASE[hint.ease]
    return tone, _(words)


def average_sentence(hint: LanguageHint) -> str:
    if not hint.sentences:
        return ""
    return ngettext(
        "Een zin heeft gemiddeld %(count)d woord. Houd het rond de 12.",
        "Een zin heeft gemiddeld %(count)d woorden. Houd het rond de 12.",
        hint.average,
    ) % {"count": hint.average}
