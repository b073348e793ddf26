"""The closed lists of exports."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bekwaam.kernel.files import content
from bekwaam.kernel.states import States


class Format(TextChoices):
    XLSX = "xlsx", _("Excel")
    CSV = "csv", _("csv")

    @property
    def media_type(self) -> str:
        return content.XLSX if self is Format.XLSX else content.CSV


class RunState(TextChoices):
    WAITING = "waiting", _("Wacht op zijn beurt")
    RUNNING = "running", _("Wordt gemaakt")
    DONE = "done", _("Klaar")
    REFUSED = "refused", _("Geen recht meer")
    FAILED = "failed", _("Mislukt")


RUN_STATES = States(
    first=RunState.WAITING,
    moves={
        RunState.WAITING: frozenset({RunState.RUNNING, RunState.REFUSED, RunState.FAILED}),
        RunState.RUNNING: frozenset({RunState.DONE, RunState.REFUSED, RunState.FAILED}),
        RunState.DONE: frozenset(),
        RunState.REFUSED: frozenset(),
        RunState.FAILED: frozenset(),
    },
)
OPEN_STATES = (RunState.WAITING, RunState.RUNNING)
