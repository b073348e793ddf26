"""Nobody is away twice on one day, by hand and by delivery."""

from datetime import date, datetime
from uuid import UUID

import pytest

from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.actions.absences import end_absence, record_absence, remove_absence
from bekwaam.domains.people.models import Absence, Person
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.shared.refusals import sentence
from tests.domains.people.importer.delivering import a_row, deliver
from tests.factories import a_grant, a_person, a_unit, an_employment

pytestmark = pytest.mark.eis("U-5.3")
JANUARY, MARCH, APRIL, JUNE = date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 30)


@pytest.fixture
def person(noord: UUID) -> Person:
    person = a_person(personnel_number="100")
    an_employment(person, a_unit("T1"))
    return person


@pytest.fixture
def admin(noord: UUID, moment: datetime) -> Actor:
    person = a_person()
    a_grant(person, Role.FUNCTIONAL_ADMIN)
    return actor_for(person, on=moment.date())


def days() -> list[tuple[date, date | None]]:
    return list(Absence.objects.order_by("starts_on").values_list("starts_on", "ends_on"))


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2026, 3, 31), None),
        (date(2025, 12, 1), JANUARY),
        (date(2026, 2, 1), date(2026, 2, 2)),
        (date(2025, 1, 1), date(2027, 1, 1)),
    ],
)
def test_days_of_another_absence_are_refused(
    person: Person, admin: Actor, moment: datetime, starts_on: date, ends_on: date | None
) -> None:
    record_absence(person, starts_on=JANUARY, ends_on=MARCH, actor=admin, at=moment)
    with pytest.raises(Refused) as refusal:
        record_absence(person, starts_on=starts_on, ends_on=ends_on, actor=admin, at=moment)
    told = "Deze medewerker is al afwezig van 01-01-2026 tot en met 31-03-2026. Kies andere dagen."
    assert sentence(refusal.value.decision) == told
    assert days() == [(JANUARY, MARCH)]


def test_an_absence_without_an_end_is_closed_first(person: Person, admin: Actor, moment: datetime) -> None:
    record_absence(person, starts_on=JANUARY, ends_on=None, actor=admin, at=moment)
    with pytest.raises(Refused, match=r"people\.absence_overlaps_open"):
        record_absence(person, starts_on=APRIL, ends_on=None, actor=admin, at=moment)
    record_absence(person, starts_on=JANUARY, ends_on=MARCH, actor=admin, at=moment)
    record_absence(person, starts_on=APRIL, ends_on=JUNE, actor=admin, at=moment)
    assert days() == [(JANUARY, MARCH), (APRIL, JUNE)]


def test_an_end_does_not_reach_into_the_next_absence(person: Person, admin: Actor, moment: datetime) -> None:
    first = record_absence(person, starts_on=JANUARY, ends_on=MARCH, actor=admin, at=moment)
    record_absence(person, starts_on=APRIL, ends_on=JUNE, actor=admin, at=moment)
    with pytest.raises(Refused, match=r"people\.absence_overlaps"):
        end_absence(first, last_day=APRIL, actor=admin, at=moment)


def test_a_last_day_is_corrected_and_taken_away_again(person: Person, admin: Actor, moment: datetime) -> None:
    absence = record_absence(person, starts_on=JANUARY, ends_on=None, actor=admin, at=moment)
    for last_day in (MARCH, JUNE, None):
        end_absence(absence, last_day=last_day, actor=admin, at=moment)
        assert days() == [(JANUARY, last_day)]


def test_an_absence_that_never_was_is_removed_by_who_manages_the_person(
    person: Person, admin: Actor, moment: datetime
) -> None:
    absence = record_absence(person, starts_on=JANUARY, ends_on=None, actor=admin, at=moment)
    with pytest.raises(Refused, match=r"people\.may_not_manage"):
        remove_absence(absence, actor=actor_for(a_person(), on=JUNE), at=moment)
    with pytest.raises(Refused, match=r"people\.may_not_manage"):
        end_absence(absence, last_day=MARCH, actor=actor_for(a_person(), on=JUNE), at=moment)
    remove_absence(absence, actor=admin, at=moment)
    assert days() == []


def test_a_delivery_shortens_what_lay_over_it(noord: UUID, moment: datetime) -> None:
    """The personnel system is right: what it says now takes the days of what was known."""
    a_unit("T1")
    deliver([a_row("100")], at=moment)
    person = Person.objects.get(personnel_number="100")
    Absence.objects.create(person=person, starts_on=JANUARY, ends_on=JUNE)
    deliver([a_row("100", **{"Afwezig vanaf": "01-04-2026", "Afwezig tot": "31-12-2026"})], at=moment)
    assert days() == [(JANUARY, MARCH), (APRIL, date(2026, 12, 31))]
