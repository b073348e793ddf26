"""Lets invented people ask for what is not on offer, and lets others answer, by the ways of the product itself.

Each request is carried through at moments in the past; a step that the organisation of the demo does not allow ends it there.
"""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import cycle
from typing import Any
from uuid import UUID

from bekwaam.config.demo.records import DemoAcademy
from bekwaam.config.demo.streams import stream
from bekwaam.config.demo.tables import table
from bekwaam.domains.catalogue.access import visible_activities
from bekwaam.domains.catalogue.queries import theme_ids_by_code
from bekwaam.domains.offcatalogue import actions
from bekwaam.domains.offcatalogue.enums import Outcome, State
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.domains.offcatalogue.queries.people import backoffice_of
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.models import Employment, Person
from bekwaam.domains.people.queries.numbers import person_ids_by_number
from bekwaam.domains.skills.queries.framework import ids_by_code
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused

PER_PERSON = 110
"""One request for so many people."""
FEWEST, MOST = 8, 60
ENDS = [
    "draft",
    "manager",
    "manager",
    "budget",
    "backoffice",
    "backoffice",
    "asked",
    "once",
    "once",
    "once",
    "added",
    "existing",
    "refused",
    "withdrawn",
]
MINE = ("asked", "manager", "once", "draft")
"""What the employee of the demo has going on."""
TEAM = ("manager", "manager", "budget")
"""What the colleagues of the manager of the demo have."""
QUESTION = "Is er ook iets in de buurt, of online?"
REASON = "Dit jaar is het geld op. Vraag het in januari nog eens, dan staat het in het plan."


@dataclass(frozen=True, slots=True)
class Asking:
    person_id: UUID
    end: str
    wish: dict[str, Any]
    days_ago: int


def load_requests(academy: DemoAcademy, *, at: datetime) -> int:
    """How many requests there are now; none when they were there already."""
    if OffCatalogueRequest.objects.exists():
        return 0
    shelves, skills = theme_ids_by_code(), _skills()
    found = list(_askings(academy))
    for asking in found:
        with contextlib.suppress(Refused):
            _carry(asking, _wanted(asking.wish, shelves, skills), at=at)
    return len(found)


def _askings(academy: DemoAcademy) -> Iterator[Asking]:
    random = stream(academy.seed, "requests")
    wishes, days = cycle(table("requests")["wish"]), cycle((3, 9, 16, 1, 24, 5, 40, 12, 70, 2, 100))
    known = {one.slug: one.person_number for one in academy.personas}
    ids = person_ids_by_number(known.values())
    me, manager = ids[known["medewerker"]], ids[known["leidinggevende"]]
    team = list(Employment.objects.filter(manager=manager, ended_on__isnull=True).exclude(person=me))
    wanted = [(me, end) for end in MINE]
    wanted += [(job.person_id, end) for job, end in zip(sorted(team, key=_by_id), TEAM, strict=False)]
    total = max(FEWEST, min(MOST, len(academy.people) // PER_PERSON))
    numbers = random.sample([one.number for one in academy.people], total * 2)
    others = person_ids_by_number(numbers)
    strangers = [others[number] for number in numbers if others[number] not in ids.values()]
    wanted += [(person, ENDS[place % len(ENDS)]) for place, person in enumerate(strangers[:total])]
    for person_id, end in wanted:
        yield Asking(person_id, end, next(wishes), next(days))


def _by_id(job: Employment) -> UUID:
    return UUID(str(job.person_id))


def _carry(asking: Asking, wanted: actions.Wanted, *, at: datetime) -> None:
    moment = at - timedelta(days=asking.days_ago)
    actor = _actor(asking.person_id, at)
    row = actions.start_request(wanted, person_id=asking.person_id, actor=actor, at=moment)
    if asking.end == "draft":
        return
    row = actions.submit(row.pk, actor=actor, at=moment)
    if asking.end == "withdrawn":
        actions.withdraw(row.pk, words="Ik doe het later.", actor=actor, at=moment + timedelta(hours=5))
    elif asking.end != "manager":
        _decide(row, asking.end, moment, at=at)


def _decide(row: OffCatalogueRequest, end: str, moment: datetime, *, at: datetime) -> None:
    """Yes all the way to where it has to end."""
    for hours in (6, 20, 30):
        then = min(at, moment + timedelta(hours=hours))
        if row.state == State.AT_BACKOFFICE:
            _close(row, end, then, at=at)
            return
        if row.decider_id is None or (end == "budget" and row.state == State.AT_BUDGET):
            return
        said: dict[str, Any] = {"seen_turn": row.turn, "actor": _actor(row.decider_id, at), "at": then}
        if end == "asked":
            actions.ask_back(row.pk, words=QUESTION, **said)
            return
        if end == "refused" and row.total_cost % 2:
            actions.refuse(row.pk, words=REASON, **said)
            return
        row = actions.agree(row.pk, words="Past bij je werk.", **said)


def _close(row: OffCatalogueRequest, end: str, then: datetime, *, at: datetime) -> None:
    clerks = sorted(backoffice_of(row.unit_id, local_date(at)) - {row.person_id, row.asker_id})
    if not clerks or end in ("backoffice", "budget"):
        return
    clerk = _actor(clerks[0], at)
    said: dict[str, Any] = {"seen_turn": row.turn, "actor": clerk, "at": then}
    if end == "refused":
        actions.refuse(row.pk, words=REASON, **said)
    else:
        actions.grant(row.pk, _granting(end, clerk, at), **said)


def _granting(end: str, clerk: Actor, at: datetime) -> actions.Granting:
    if end == "added":
        return actions.Granting(outcome=Outcome.ADDED, words="Meer collega's vroegen hierom.")
    activity = (
        visible_activities(clerk, on=local_date(at)).order_by("code").first() if end == "existing" else None
    )
    if activity is not None:
        return actions.Granting(outcome=Outcome.EXISTING, activity_id=activity.pk)
    return actions.Granting(outcome=Outcome.ONCE, words="Regel het zelf en dien de rekening in.")


def _skills() -> dict[str, UUID]:
    return ids_by_code(wish["skill"] for wish in table("requests")["wish"] if "skill" in wish)


def _wanted(wish: dict[str, Any], shelves: Mapping[str, UUID], skills: Mapping[str, UUID]) -> actions.Wanted:
    amounts: dict[str, Any] = {
        f"{name}_cost": Decimal(str(wish.get(name, 0))) for name in ("course", "travel", "other")
    }
    texts = {name: wish[name] for name in ("title", "provider", "motive", "goal", "vat") if name in wish}
    theme_id, skill_id = shelves.get(wish["theme"]), skills.get(wish.get("skill", ""))
    return actions.Wanted(**texts, **amounts, theme_id=theme_id, skill_id=skill_id)


def _actor(person_id: UUID, at: datetime) -> Actor:
    return actor_for(Person.objects.get(pk=person_id), on=local_date(at), channel="import")
