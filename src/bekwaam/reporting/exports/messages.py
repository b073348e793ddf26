"""The message that a large export is ready."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.enums import Mode
from bekwaam.domains.notifications.kinds import Kind, Text, Variable

PAGE = "/account/exports/"
EXPORT_READY = Kind(
    code="exports.ready",
    title=_("Export klaar"),
    owner="exports",
    variables=(
        Variable("lijst", _("De naam van de lijst"), "Medewerkers"),
        Variable("aantal", _("Het aantal rijen"), "6600"),
    ),
    default=Mode.INBOX,
    button=_("Haal het bestand op"),
    texts={
        "nl": Text(
            "{lijst}: je bestand staat klaar",
            "Hallo {voornaam},\n\nJe bestand met {aantal} rijen staat klaar. Haal het op tijd op: bij het bestand staat tot wanneer dat kan.",
        ),
        "en": Text(
            "{lijst}: your file is ready",
            "Hello {voornaam},\n\nYour file with {aantal} rows is ready. Collect it in time: beside the file you see until when you can.",
        ),
    },
)
