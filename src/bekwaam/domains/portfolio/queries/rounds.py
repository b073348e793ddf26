"""Rounds, the units that were asked and how they answered, and whom to tell."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from bekwaam.domains.organisation.models import OrgUnit, OrgUnitAncestor
from bekwaam.domains.people.models import Person, RoleGrant
from bekwaam.domains.portfolio.enums import CARRIED, NeedState
from bekwaam.domains.portfolio.models import LearningNeed, NeedRound, RoundQuestion, RoundUnit
from bekwaam.kernel.actors import Role

DEEPEST, FEW, MOST_UNITS = 2, 3, 60


@dataclass(frozen=True, slots=True)
class Response:
    """What one unit has answered so far."""

    unit: OrgUnit
    submitted: int
    drafts: int
    needs_nothing_at: datetime | None

    @property
    def has_answered(self) -> bool:
        return self.submitted > 0 or self.needs_nothing_at is not None


def rounds() -> list[NeedRound]:
    """Latest first, each with how many units were asked and how many needs came in."""
    submitted = Q(needs__state__in=_submitted_states())
    rows = NeedRound.objects.annotate(
        unit_count=Count("units", distinct=True), need_count=Count("needs", filter=submitted, distinct=True)
    )
    return list(rows.order_by("-opens_on", "-pk"))


def rounds_open_on(day: date) -> list[NeedRound]:
    return list(NeedRound.objects.filter(opens_on__lte=day, closes_on__gte=day).order_by("closes_on", "pk"))


def questions_of(round_id: UUID) -> list[RoundQuestion]:
    return list(RoundQuestion.objects.filter(round_id=round_id).order_by("position"))


def responses(round_id: UUID) -> list[Response]:
    asked = RoundUnit.objects.filter(round_id=round_id).select_related("unit").order_by("unit__sort_key")
    needs = list(LearningNeed.objects.filter(round_id=round_id).values_list("unit_id", "state"))
    submitted: Counter[UUID] = Counter(unit for unit, state in needs if state != NeedState.DRAFT)
    drafts: Counter[UUID] = Counter(unit for unit, state in needs if state == NeedState.DRAFT)
    return [
        Response(row.unit, submitted[row.unit_id], drafts[row.unit_id], row.needs_nothing_at) for row in asked
    ]


def asked_units(round_id: UUID) -> list[OrgUnit]:
    rows = RoundUnit.objects.filter(round_id=round_id).select_related("unit").order_by("unit__sort_key")
    return [row.unit for row in rows]


def speakers_for(unit_ids: Collection[UUID], *, on: date) -> set[UUID]:
    """Who may fill in for these units: their leaders, and the back offices whose reach covers them."""
    above = OrgUnitAncestor.objects.filter(unit_id__in=unit_ids).values("ancestor_id")
    grants = RoleGrant.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=on),
        role=Role.BACKOFFICE.value,
        unit_id__in=above,
        valid_from__lte=on,
        person__is_active=True,
    )
    numbers = OrgUnit.objects.filter(pk__in=unit_ids).exclude(leader_number="").values("leader_number")
    leaders = Person.objects.filter(personnel_number__in=numbers, is_active=True)
    return {*grants.values_list("person_id", flat=True), *leaders.values_list("pk", flat=True)}


def back_office_of(unit_id: UUID, *, on: date) -> set[UUID]:
    """The back offices nearest to this unit; the learning centre when there is none."""
    current = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    grants = RoleGrant.objects.filter(current, valid_from__lte=on, person__is_active=True)
    chain = (
        OrgUnitAncestor.objects.filter(unit_id=unit_id)
        .order_by("depth")
        .values_list("ancestor_id", flat=True)
    )
    near = grants.filter(role=Role.BACKOFFICE.value, unit_id__in=list(chain))
    by_unit: dict[UUID, set[UUID]] = {}
    for person_id, granted_for in near.values_list("person_id", "unit_id"):
        by_unit.setdefault(granted_for, set()).add(person_id)
    nearest = next((by_unit[ancestor] for ancestor in chain if ancestor in by_unit), None)
    return nearest or keepers(on=on)


def keepers(*, on: date) -> set[UUID]:
    """The learning centre of the whole organisation."""
    current = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    grants = RoleGrant.objects.filter(
        current, role=Role.ULC.value, unit__isnull=True, valid_from__lte=on, person__is_active=True
    )
    return set(grants.values_list("person_id", flat=True))


def _submitted_states() -> list[str]:
    return [state for state in NeedState.values if state != NeedState.DRAFT]


def broad_units() -> list[OrgUnit]:
    """The upper layers of the organisation, of which a round asks some; all units of a small one."""
    units = OrgUnit.objects.filter(is_current=True)
    deep = OrgUnitAncestor.objects.filter(depth__gt=DEEPEST).values("unit_id")
    upper = list(units.exclude(pk__in=deep).order_by("sort_key", "code"))
    return upper if len(upper) > FEW else list(units.order_by("sort_key", "code")[:MOST_UNITS])


def possible_participants(*, on: date) -> list[Person]:
    """Who may well join a portfolio meeting: learning centre, back offices, finance."""
    current = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    roles = [Role.ULC.value, Role.BACKOFFICE.value, Role.FINANCE.value]
    held = RoleGrant.objects.filter(current, role__in=roles, valid_from__lte=on).values("person_id")
    people = Person.objects.filter(pk__in=held, is_active=True, merged_into__isnull=True)
    return list(people.order_by("sort_key", "pk")[:MOST_UNITS])


def left_in(round_id: UUID) -> int:
    """How many needs of this round nobody decided about yet."""
    return int(LearningNeed.objects.filter(round_id=round_id, state__in=CARRIED).count())


def later_rounds(asked: NeedRound, *, on: date) -> list[NeedRound]:
    """Where what is left can go."""
    rows = NeedRound.objects.filter(closes_on__gte=on).exclude(pk=asked.pk)
    return list(rows.order_by("opens_on", "pk"))


def units_by_id(unit_ids: Collection[UUID]) -> list[OrgUnit]:
    rows = OrgUnit.objects.filter(pk__in=list(unit_ids), is_current=True)
    return list(rows.order_by("sort_key", "code"))
