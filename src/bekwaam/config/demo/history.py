"""Ten years of results and what people thought of it, invented for the people and the offering that are there.

It looks at nothing but rows, in a fixed order and with its own stream, so the same academy gets the same history.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from bekwaam.config.demo.streams import stream
from bekwaam.config.demo.tables import table
from bekwaam.domains.catalogue.enums import ActivityState, Form
from bekwaam.domains.catalogue.models import Activity, VersionFunction
from bekwaam.domains.people.models import Employment
from bekwaam.domains.records.actions import WantedResult, WantedReview, load_results, load_reviews
from bekwaam.domains.records.enums import Outcome
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import AMSTERDAM

SOURCE = "vorig leerplein"
YEARS = 10
A_YEAR = 1.24
"""How many results somebody has in a year, on average."""
FOR_THE_FUNCTION = 6
"""So much likelier is it to do what the own function asks for."""
FAILED, TOOK_PART = 0.03, 0.3
REVIEWED = 0.012
TESTED = frozenset({Form.TEST.value, Form.ELEARNING.value})
IN_PERIOD = 365.25


@dataclass(frozen=True, slots=True)
class Offered:
    id: UUID
    version_id: UUID
    code: str
    title: str
    form: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Career:
    """From the first day to the last one of somebody here, within the ten years."""

    person_id: UUID
    number: str
    function_id: UUID | None
    first: date
    last: date


def load_history(*, seed: str, actor: Actor, at: datetime, today: date) -> int:
    offered = _offered()
    if not offered:
        return 0
    chance = stream(seed, "history")
    done = list(_results(offered, chance, today))
    load_results(done, source=SOURCE, actor=actor, at=at)
    load_reviews(list(_reviews(done, chance)), source=SOURCE, actor=actor, at=at)
    return len(done)


def _results(offered: list[Offered], chance: Random, today: date) -> Iterator[WantedResult]:
    fitting, by_id = _fitting(offered), {one.id: one for one in offered}
    for career in _careers(today):
        pool = offered + FOR_THE_FUNCTION * fitting.get(career.function_id, [])
        days = (career.last - career.first).days
        amount = A_YEAR * days / IN_PERIOD
        wanted = int(amount) + (chance.random() < amount % 1)
        for one in {chance.choice(pool).id: None for _ in range(wanted)}:
            day = career.first + timedelta(days=chance.randint(0, days))
            yield _result(career, by_id[one], day, chance)


def _result(career: Career, one: Offered, day: date, chance: Random) -> WantedResult:
    luck = chance.random()
    outcome = Outcome.FAILED if luck < FAILED and one.form in TESTED else Outcome.PASSED
    if outcome is Outcome.PASSED and one.form not in TESTED and luck < TOOK_PART:
        outcome = Outcome.TOOK_PART
    return WantedResult(
        person_id=career.person_id,
        activity_id=one.id,
        version_id=one.version_id,
        label=one.title,
        outcome=outcome,
        finished_on=day,
        minutes=one.minutes,
        source=SOURCE,
        reference=f"{career.number}-{one.code}-{day.isoformat()}",
    )


def _reviews(done: list[WantedResult], chance: Random) -> Iterator[WantedReview]:
    """One of somebody for each activity, some days after doing it."""
    words = table("ervaringen")
    written: set[tuple[UUID, UUID]] = set()
    for one in done:
        who = (one.person_id, one.activity_id)
        if one.outcome is Outcome.FAILED or who in written or chance.random() >= REVIEWED:
            continue
        written.add(who)
        stars = chance.choices((5, 4, 3, 2, 1), (34, 41, 17, 6, 2))[0]
        text = chance.choice(words[f"sterren_{stars}"])
        at = datetime.combine(one.finished_on, time(chance.randint(8, 20), chance.randint(0, 59)), AMSTERDAM)
        yield WantedReview(one.person_id, one.activity_id, stars, text, at)


def _offered() -> list[Offered]:
    rows = Activity.objects.filter(state=ActivityState.PUBLISHED, is_open=True).order_by("code")
    names = ("pk", "published_id", "code", "published__title", "form", "published__study_load_minutes")
    return [Offered(*row) for row in rows.values_list(*names)]


def _fitting(offered: list[Offered]) -> dict[UUID | None, list[Offered]]:
    by_version = {one.version_id: one for one in offered}
    rows = VersionFunction.objects.filter(version__in=by_version).order_by(
        "function__code", "version__activity__code"
    )
    found: dict[UUID | None, list[Offered]] = {}
    for function_id, version_id in rows.values_list("function_id", "version_id"):
        found.setdefault(function_id, []).append(by_version[version_id])
    return found


def _careers(today: date) -> Iterator[Career]:
    """The time of somebody here is that of all jobs together; the function is that of the last one."""
    begin = today.replace(year=today.year - YEARS, day=min(today.day, 28))
    rows = Employment.objects.order_by("person__personnel_number", "started_on", "pk")
    columns = ("person_id", "person__personnel_number", "function_id", "started_on", "ended_on")
    careers: dict[UUID, Career] = {}
    for person_id, number, function_id, started_on, ended_on in rows.values_list(*columns):
        known = careers.get(person_id)
        first = max(started_on, begin) if known is None else min(known.first, max(started_on, begin))
        last = min(ended_on or today, today)
        careers[person_id] = Career(
            person_id, number, function_id, first, last if known is None else max(known.last, last)
        )
    return (career for career in careers.values() if career.first <= career.last)
