"""When and where an activity is given, as a line of its page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.catalogue.detail import Run
from bekwaam.kernel.clock import AMSTERDAM

FEW = 3


@dataclass(frozen=True, slots=True)
class RunLine:
    """`last_day` is empty when it ends on the day on which it begins."""

    id: UUID
    label: str
    starts_at: datetime
    ends_at: datetime
    last_day: datetime | None
    place: str
    is_online: bool
    tone: str
    seats: str


def run_line(run: Run) -> RunLine:
    starts, ends = run.starts_at.astimezone(AMSTERDAM), run.ends_at.astimezone(AMSTERDAM)
    tone, seats = _seats(run)
    return RunLine(
        id=run.id,
        label=run.label,
        starts_at=starts,
        ends_at=ends,
        last_day=ends if ends.date() != starts.date() else None,
        place=run.place or (_("Online") if run.is_online else _("De plaats volgt")),
        is_online=run.is_online,
        tone=tone,
        seats=seats,
    )


def _seats(run: Run) -> tuple[str, str]:
    left = run.seats_left
    if left is None:
        return "ok", _("Plek genoeg")
    if left <= 0:
        return "na", _("Vol")
    words = ngettext("Nog %(count)d plek", "Nog %(count)d plekken", left) % {"count": left}
    return ("warn" if left <= FEW else "ok"), words
