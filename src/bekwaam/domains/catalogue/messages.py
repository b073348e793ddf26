"""Messages about offering that is written, judged and kept right, for those who keep it."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.enums import Importance, Mode
from bekwaam.domains.notifications.kinds import Kind, Text, Variable
from bekwaam.kernel.actors import Role

TITLE = Variable("titel", _("De titel van de leeractiviteit"), "Agressie aan de balie")
BUTTON = _("Bekijk de leeractiviteit")
KEEPERS = frozenset({Role.BACKOFFICE, Role.ULC})

SUBMITTED = Kind(
    code="catalogue.submitted",
    title=_("Aanbod wacht op je oordeel"),
    owner="catalogue",
    roles=KEEPERS,
    variables=(TITLE,),
    importance=Importance.IMPORTANT,
    button=BUTTON,
    texts={
        "nl": Text(
            "Ter beoordeling: {titel}",
            "Hallo {voornaam},\n\n{titel} ligt ter beoordeling. Lees de tekst en publiceer, of geef haar terug.",
        ),
        "en": Text(
            "For review: {titel}",
            "Hello {voornaam},\n\n{titel} waits for review. Read the text and publish it, or send it back.",
        ),
    },
)
SENT_BACK = Kind(
    code="catalogue.sent_back",
    title=_("Aanbod is teruggegeven"),
    owner="catalogue",
    roles=KEEPERS,
    variables=(
        TITLE,
        Variable("reden", _("Wat er anders moet"), "Noem hoe lang het duurt."),
    ),
    importance=Importance.IMPORTANT,
    button=BUTTON,
    texts={
        "nl": Text(
            "Teruggegeven: {titel}",
            "Hallo {voornaam},\n\n{titel} is teruggegeven om aan te passen.\n\n{reden}",
        ),
        "en": Text(
            "Sent back: {titel}",
            "Hello {voornaam},\n\n{titel} was sent back to be changed.\n\n{reden}",
        ),
    },
)
PUBLISHED = Kind(
    code="catalogue.published",
    title=_("Aanbod is gepubliceerd"),
    owner="catalogue",
    roles=KEEPERS,
    variables=(TITLE,),
    default=Mode.DIGEST,
    button=BUTTON,
    texts={
        "nl": Text("In het aanbod: {titel}", "Hallo {voornaam},\n\n{titel} staat nu in het aanbod."),
        "en": Text("Published: {titel}", "Hello {voornaam},\n\n{titel} is in the catalogue now."),
    },
)
REVIEW_DUE = Kind(
    code="catalogue.review_due",
    title=_("Aanbod nakijken"),
    owner="catalogue",
    roles=KEEPERS,
    variables=(TITLE, Variable("dag", _("Voor welke dag"), "maandag 30 november 2026")),
    button=BUTTON,
    texts={
        "nl": Text(
            "Nakijken voor {dag}: {titel}",
            "Hallo {voornaam},\n\nKlopt {titel} nog? Kijk de tekst na voor {dag} en kies daarna een nieuwe dag.",
        ),
        "en": Text(
            "Check by {dag}: {titel}",
            "Hello {voornaam},\n\nIs {titel} still right? Check the text by {dag} and then choose a new day.",
        ),
    },
)
KINDS = (SUBMITTED, SENT_BACK, PUBLISHED, REVIEW_DUE)
