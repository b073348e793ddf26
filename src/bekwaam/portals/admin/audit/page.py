"""What the page of the log shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import QueryDict

from bekwaam.domains.audit import queries
from bekwaam.domains.audit.models import AuditCheck, AuditFact
from bekwaam.portals.admin.audit.differences import Difference, differences
from bekwaam.portals.admin.audit.names import names_in
from bekwaam.portals.admin.audit.sentences import channel, phrase

LINES = 25
LATE = timedelta(minutes=10)
PLACE = "na"


@dataclass(frozen=True, slots=True)
class Line:
    fact: AuditFact
    phrase: str
    channel: str
    differences: tuple[Difference, ...]

    @property
    def actor(self) -> str:
        return self.fact.actor_label

    @property
    def behalf(self) -> str:
        return self.fact.on_behalf_of_label

    @property
    def is_demo(self) -> bool:
        return self.fact.channel == "demo"

    @property
    def about_href(self) -> str:
        return f"?over={self.fact.subject_id}" if self.fact.subject_id else ""

    @property
    def actor_href(self) -> str:
        return f"?door={self.fact.actor_id}" if self.fact.actor_id else ""


@dataclass(frozen=True, slots=True)
class Chain:
    """How the chain stands: what the last check found, and how long the oldest fact waits for its seal."""

    check: AuditCheck | None
    lag: timedelta

    @property
    def is_late(self) -> bool:
        return self.lag > LATE

    @property
    def kind(self) -> str:
        if self.check and not self.check.is_whole:
            return "error"
        return "warning" if self.is_late or self.check is None else "ok"


@dataclass(frozen=True, slots=True)
class LogPage:
    lines: tuple[Line, ...]
    chain: Chain
    older: str
    newest: str
    query: str
    is_filtered: bool


def log_page(facts: Iterable[AuditFact], query: QueryDict, *, at: datetime) -> LogPage:
    """`facts` holds one more than fits, when there is more."""
    found = list(facts)
    kept = query.copy()
    kept.pop(PLACE, None)
    shown = found[:LINES]
    older = ""
    if len(found) > LINES:
        further = kept.copy()
        further[PLACE] = f"{shown[-1].at.isoformat()}_{shown[-1].pk}"
        older = f"?{further.urlencode()}"
    names = names_in(shown)
    return LogPage(
        lines=tuple(Line(fact, phrase(fact), channel(fact), differences(fact, names)) for fact in shown),
        chain=Chain(queries.last_check(), queries.sealing_lag(at=at)),
        older=older,
        newest=f"?{kept.urlencode()}" if PLACE in query else "",
        query=kept.urlencode(),
        is_filtered=any(kept.values()),
    )


def place(text: str) -> tuple[datetime, UUID] | None:
    """Where an earlier page ended; nothing when somebody typed something else."""
    moment, _, fact_id = text.partition("_")
    try:
        at = datetime.fromisoformat(moment)
        return (at, UUID(fact_id)) if at.tzinfo else None
    except ValueError:
        return None
