"""What the learning centres of both sides are told, and those who keep what was taken over. A message names the academy and the activity, never a person."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.enums import Importance, Mode
from bekwaam.domains.notifications.kinds import Kind, Text, Variable
from bekwaam.kernel.actors import Role

ACADEMY = Variable("andere_academie", _("De andere academie"), "Gemeente Zuidermeer")
ACTIVITY = Variable("activiteit", _("De titel van de leeractiviteit"), "Reanimeren")
BOTH = (ACADEMY, ACTIVITY)
KEEPERS = frozenset({Role.BACKOFFICE, Role.ULC})

CHANGED = Kind(
    code="exchange.changed",
    title=_("Overgenomen aanbod is gewijzigd"),
    owner="exchange",
    roles=KEEPERS,
    variables=BOTH,
    button=_("Bekijk de wijziging"),
    texts={
        "nl": Text(
            "{activiteit} is gewijzigd",
            "Hallo {voornaam},\n\n{andere_academie} heeft {activiteit} gewijzigd: de tekst, de prijs, de voorwaarden of de data. "
            "In jullie catalogus staat nu wat er nieuw is.",
        ),
        "en": Text(
            "{activiteit} has changed",
            "Hello {voornaam},\n\n{andere_academie} has changed {activiteit}: the text, the price, the terms or the dates. "
            "Your catalogue now says what is new.",
        ),
    },
)
ENDED = Kind(
    code="exchange.ended",
    title=_("Overgenomen aanbod is ingetrokken"),
    owner="exchange",
    roles=KEEPERS,
    variables=(*BOTH, Variable("reden", _("Waarom het is ingetrokken"), "De trainer stopt.")),
    importance=Importance.IMPORTANT,
    button=_("Bekijk wat jullie overnamen"),
    texts={
        "nl": Text(
            "{activiteit} is ingetrokken",
            "Hallo {voornaam},\n\n{andere_academie} biedt {activiteit} niet meer aan. {reden}\n\n"
            "De leeractiviteit staat niet meer in jullie catalogus. Jullie plekken zijn teruggegeven. "
            "Vertel het aan wie zich had aangemeld.",
        ),
        "en": Text(
            "{activiteit} has been withdrawn",
            "Hello {voornaam},\n\n{andere_academie} no longer offers {activiteit}. {reden}\n\n"
            "It is no longer in your catalogue. Your seats have been given back. Tell those who had signed up.",
        ),
    },
)
SEATS = Kind(
    code="exchange.seats",
    title=_("Antwoord op gevraagde plekken"),
    owner="exchange",
    roles=KEEPERS,
    variables=(*BOTH, Variable("antwoord", _("Het antwoord in één zin"), "Jullie hebben 4 plekken.")),
    importance=Importance.IMPORTANT,
    button=_("Bekijk de plekken"),
    texts={
        "nl": Text(
            "Plekken bij {activiteit}",
            "Hallo {voornaam},\n\nJullie vroegen plekken bij {activiteit} van {andere_academie}.\n\n{antwoord}",
        ),
        "en": Text(
            "Seats for {activiteit}",
            "Hello {voornaam},\n\nYou asked for seats at {activiteit} of {andere_academie}.\n\n{antwoord}",
        ),
    },
)
TAKEN = Kind(
    code="exchange.taken",
    title=_("Een andere academie nam aanbod over"),
    owner="exchange",
    roles=KEEPERS,
    variables=BOTH,
    button=_("Bekijk ons aanbod"),
    texts={
        "nl": Text(
            "{andere_academie} nam {activiteit} over",
            "Hallo {voornaam},\n\n{andere_academie} heeft {activiteit} in de eigen catalogus gezet. "
            "Wijzigingen van jullie gaan daar vanzelf mee.",
        ),
        "en": Text(
            "{andere_academie} took over {activiteit}",
            "Hello {voornaam},\n\n{andere_academie} has put {activiteit} in its own catalogue. "
            "Your changes follow by themselves.",
        ),
    },
)
LET_GO = Kind(
    code="exchange.let_go",
    title=_("Een andere academie stopte met aanbod"),
    owner="exchange",
    roles=KEEPERS,
    variables=BOTH,
    button=_("Bekijk ons aanbod"),
    texts={
        "nl": Text(
            "{andere_academie} stopte met {activiteit}",
            "Hallo {voornaam},\n\n{andere_academie} heeft {activiteit} niet meer in de catalogus. "
            "De plekken van deze academie komen vrij.",
        ),
        "en": Text(
            "{andere_academie} stopped with {activiteit}",
            "Hello {voornaam},\n\n{andere_academie} no longer has {activiteit} in its catalogue. "
            "The seats of this academy become free.",
        ),
    },
)
KEPT_CHANGED = Kind(
    code="exchange.kept_changed",
    title=_("Iets dat je bewaart is gewijzigd"),
    owner="exchange",
    variables=(ACTIVITY,),
    default=Mode.DIGEST,
    button=_("Bekijk wat er nu staat"),
    texts={
        "nl": Text(
            "Gewijzigd: {activiteit}",
            "Hallo {voornaam},\n\nJe bewaart {activiteit}. Er is iets gewijzigd: de tekst, de prijs of de data.",
        ),
        "en": Text(
            "Changed: {activiteit}",
            "Hello {voornaam},\n\nYou keep {activiteit}. Something has changed: the text, the price or the dates.",
        ),
    },
)
KEPT_GONE = Kind(
    code="exchange.kept_gone",
    title=_("Iets dat je bewaart is er niet meer"),
    owner="exchange",
    variables=(ACTIVITY,),
    button=_("Zoek in het aanbod"),
    texts={
        "nl": Text(
            "Niet meer in het aanbod: {activiteit}",
            "Hallo {voornaam},\n\nJe bewaarde {activiteit}. Dit staat niet meer in het aanbod. "
            "Kijk of er iets is dat erop lijkt. Vind je niets? Vraag het dan aan.",
        ),
        "en": Text(
            "No longer on offer: {activiteit}",
            "Hello {voornaam},\n\nYou kept {activiteit}. It is no longer on offer. "
            "See whether there is something like it. Do you find nothing? Then ask for it.",
        ),
    },
)
KEPT_BACK = Kind(
    code="exchange.kept_back",
    title=_("Iets dat je bewaarde is er weer"),
    owner="exchange",
    variables=(ACTIVITY,),
    default=Mode.DIGEST,
    button=_("Bekijk het aanbod"),
    texts={
        "nl": Text(
            "Weer in het aanbod: {activiteit}",
            "Hallo {voornaam},\n\nJe bewaarde {activiteit}. Dit staat weer in het aanbod. Je vindt het terug bij wat je bewaart.",
        ),
        "en": Text(
            "Back on offer: {activiteit}",
            "Hello {voornaam},\n\nYou kept {activiteit}. It is on offer again. You find it among what you keep.",
        ),
    },
)
KINDS = (CHANGED, ENDED, SEATS, TAKEN, LET_GO, KEPT_CHANGED, KEPT_GONE, KEPT_BACK)
WHY_NOT = {
    "over_share": "Jullie krijgen geen plekken: samen is dat meer dan wat er per academie is afgesproken.",
    "full": "Jullie krijgen geen plekken: er zijn er niet genoeg vrij.",
    "gone": "Jullie krijgen geen plekken: deze uitvoering gaat niet door of wordt niet meer aangeboden.",
}
