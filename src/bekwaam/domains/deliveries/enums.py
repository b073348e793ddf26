"""The closed lists of the deliveries context."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RunState(TextChoices):
    READ = "read", _("Ontvangen")
    READING = "reading", _("Wordt gelezen")
    REFUSED = "refused", _("Geweigerd")
    PREVIEWED = "previewed", _("Klaar om te verwerken")
    WAITING = "waiting", _("Wacht op bevestiging")
    CARRYING_OUT = "carrying_out", _("Wordt verwerkt")
    DONE = "done", _("Verwerkt")
    FAILED = "failed", _("Mislukt")


class RunSource(TextChoices):
    WEB = "web", _("Scherm")
    COMMAND_LINE = "cli", _("Opdrachtregel")
    DROP_FOLDER = "drop_folder", _("Inleverbak")


OPEN_STATES = frozenset({RunState.READ, RunState.PREVIEWED, RunState.WAITING})
BUSY_STATES = frozenset({RunState.READING, RunState.CARRYING_OUT})
"""A worker has it, or will have it in a moment."""
READY_STATES = frozenset({RunState.PREVIEWED, RunState.WAITING})


NIGHTLY = "deliveries.nightly"
"""The switch with which an academy lets its drop folder be emptied every night."""
