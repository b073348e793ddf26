"""What requests tell people: that it is their turn, that there is a question, and what was decided."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.enums import Importance, Mode
from bekwaam.domains.notifications.kinds import Kind, Text, Variable
from bekwaam.kernel.actors import Role

OWNER = "offcatalogue"
WHO = Variable("medewerker", _("Voor wie de aanvraag is"), "Noor Jansen")
WHAT = Variable("titel", _("Wat er is aangevraagd"), "Leergang Groenbeheer")
BUTTON = _("Bekijk de aanvraag")
DECIDERS = frozenset({Role.MANAGER, Role.BACKOFFICE, Role.ULC, Role.FINANCE})

YOUR_TURN = Kind(
    code="offcatalogue.your_turn",
    title=_("Een aanvraag buiten de catalogus wacht op jou"),
    owner=OWNER,
    roles=DECIDERS,
    variables=(WHO, WHAT),
    importance=Importance.IMPORTANT,
    button=BUTTON,
    texts={
        "nl": Text(
            "Aanvraag van {medewerker} wacht op jou",
            "Hallo {voornaam},\n\n{medewerker} vraagt iets aan dat niet in het aanbod staat: {titel}.\n\n"
            "Jij bent nu aan de beurt. Bekijk de aanvraag en beslis.",
        ),
        "en": Text(
            "Request of {medewerker} waits for you",
            "Hello {voornaam},\n\n{medewerker} asks for something that is not on offer: {titel}.\n\n"
            "It is your turn now. Look at the request and decide.",
        ),
    },
)
REMINDER = Kind(
    code="offcatalogue.reminder",
    title=_("Herinnering: een aanvraag wacht nog op jou"),
    owner=OWNER,
    roles=DECIDERS,
    variables=(WHO, WHAT),
    importance=Importance.IMPORTANT,
    button=BUTTON,
    texts={
        "nl": Text(
            "Herinnering: aanvraag van {medewerker} wacht nog op jou",
            "Hallo {voornaam},\n\nDe aanvraag van {medewerker} wacht nog op jou: {titel}.\n\n"
            "Ben je er een tijd niet? Regel dan een vervanger.",
        ),
        "en": Text(
            "Reminder: request of {medewerker} still waits for you",
            "Hello {voornaam},\n\nThe request of {medewerker} still waits for you: {titel}.\n\n"
            "Away for a while? Then arrange a substitute.",
        ),
    },
)
QUESTION = Kind(
    code="offcatalogue.question",
    title=_("Er is een vraag over je aanvraag"),
    owner=OWNER,
    variables=(WHAT, Variable("vraag", _("Wat er gevraagd wordt"), "Kan het ook dichterbij?")),
    importance=Importance.IMPORTANT,
    button=_("Beantwoord de vraag"),
    texts={
        "nl": Text(
            "Vraag over je aanvraag: {titel}",
            "Hallo {voornaam},\n\nOver je aanvraag {titel} is een vraag:\n\n{vraag}\n\n"
            "De aanvraag gaat verder als je antwoord geeft.",
        ),
        "en": Text(
            "Question about your request: {titel}",
            "Hello {voornaam},\n\nThere is a question about your request {titel}:\n\n{vraag}\n\n"
            "The request goes on when you answer.",
        ),
    },
)
GRANTED = Kind(
    code="offcatalogue.granted",
    title=_("Je aanvraag is toegekend"),
    owner=OWNER,
    variables=(WHAT, Variable("gevolg", _("Wat er nu gebeurt"), "Je kunt het regelen.")),
    importance=Importance.IMPORTANT,
    button=BUTTON,
    texts={
        "nl": Text(
            "Toegekend: {titel}", "Hallo {voornaam},\n\nJe aanvraag is toegekend: {titel}.\n\n{gevolg}"
        ),
        "en": Text("Granted: {titel}", "Hello {voornaam},\n\nYour request is granted: {titel}.\n\n{gevolg}"),
    },
)
REFUSED = Kind(
    code="offcatalogue.refused",
    title=_("Je aanvraag is afgewezen"),
    owner=OWNER,
    variables=(WHAT, Variable("reden", _("Waarom"), "Dit past niet bij het werk van nu.")),
    importance=Importance.IMPORTANT,
    button=BUTTON,
    texts={
        "nl": Text(
            "Afgewezen: {titel}",
            "Hallo {voornaam},\n\nJe aanvraag is afgewezen: {titel}.\n\nDe reden:\n\n{reden}",
        ),
        "en": Text(
            "Refused: {titel}",
            "Hello {voornaam},\n\nYour request is refused: {titel}.\n\nThe reason:\n\n{reden}",
        ),
    },
)
WITHDRAWN = Kind(
    code="offcatalogue.withdrawn",
    title=_("Een aanvraag die op je wachtte, is ingetrokken"),
    owner=OWNER,
    roles=DECIDERS,
    variables=(WHO,),
    default=Mode.DIGEST,
    button=BUTTON,
    texts={
        "nl": Text(
            "De aanvraag van {medewerker} is ingetrokken",
            "Hallo {voornaam},\n\nDe aanvraag van {medewerker} is ingetrokken. Je hoeft niets meer te doen.",
        ),
        "en": Text(
            "The request of {medewerker} has been withdrawn",
            "Hello {voornaam},\n\nThe request of {medewerker} has been withdrawn. You need not do anything.",
        ),
    },
)
KINDS = (YOUR_TURN, REMINDER, QUESTION, GRANTED, REFUSED, WITHDRAWN)
