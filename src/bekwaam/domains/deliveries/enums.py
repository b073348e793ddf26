"""The closed lists of the deliveries context."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bekwaam.kernel.states import States


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
_LOOKED_AT = frozenset({RunState.PREVIEWED, RunState.WAITING, RunState.REFUSED})
_CARRIED_OUT = frozenset({RunState.DONE, RunState.FAILED})
RUN_STATES = States(
    first=RunState.READ,
    moves={
        RunState.READ: _LOOKED_AT | {RunState.READING},
        RunState.READING: _LOOKED_AT,
        RunState.REFUSED: _LOOKED_AT | {RunState.READING},
        RunState.PREVIEWED: _LOOKED_AT | _CARRIED_OUT | BUSY_STATES,
        RunState.WAITING: _LOOKED_AT | _CARRIED_OUT | BUSY_STATES,
        RunState.CARRYING_OUT: _LOOKED_AT | _CARRIED_OUT,
        RunState.DONE: frozenset(),
        RunState.FAILED: frozenset(),
    },
)


NIGHTLY = "deliveries.nightly"
"""The switch with which an academy lets its drop folder be emptied every night."""
