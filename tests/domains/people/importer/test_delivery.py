"""Deliveries of the personnel system against a real database."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.people.models import (
    Absence,
    Account,
    Employment,
    Function,
    LoginSession,
    Person,
    Supplier,
)
from bekwaam.kernel.actors import Role
from tests.domains.people.importer.delivering import a_row, deliver
from tests.factories import a_grant, a_person, a_unit, an_account, an_employment

pytestmark = pytest.mark.eis("U-5.3")
DAY = timedelta(days=1)


@pytest.fixture
def units(noord: UUID) -> None:
    top = a_unit("D1")
    a_unit("T1", parent=top)
    a_unit("T2", parent=top)


def job_of(number: str) -> Employment:
    found: Employment = Employment.objects.get(person__personnel_number=number)
    return found


def test_a_first_delivery_makes_people_with_jobs(units: None, moment: datetime) -> None:
    found = deliver(
        [
            a_row("000100", **{"Leidinggevende (personeelsnummer)": "000200", "Kostenplaats": "4711"}),
            a_row("000200", **{"Tussenvoegsels": "", "Achternaam": "Özdemir", "Extern id": "ab-12"}),
        ],
        at=moment,
    )
    assert (found.counts, found.refusals) == ((2, 0, 0, 0, 0), [])
    person = Person.objects.get(personnel_number="000100")
    assert (person.full_name, person.sort_key) == ("Noor van Veld000100", "veld000100  noor  van")
    job = job_of("000100")
    assert (job.manager.personnel_number, job.unit.code, job.cost_centre.code) == ("000200", "T1", "4711")
    assert (job.function.name, str(job.hours_per_week), job.started_on) == (
        "Adviseur",
        "36.00",
        date(2020, 3, 1),
    )
    assert Person.objects.get(external_id="ab-12").full_name == "Noor Özdemir"
    assert AuditFact.objects.filter(verb="people.delivered_new").count() == 2


def test_the_same_delivery_again_changes_nothing(units: None, moment: datetime) -> None:
    rows = [
        a_row(
            "1", **{"Soort dienstverband": "Inhuur", "Leverancier": "Vaart Flex", "Uit dienst": "31-12-9999"}
        ),
        a_row("2", **{"Afwezig vanaf": "01-10-2026", "Functiecode": "", "Functie": "Beheerder Sluizen"}),
        a_row(
            "2",
            **{
                "Dienstverband (volgnummer)": "2",
                "Uren per week": "4,5",
                "Functie": "Vrijwilliger",
                "Functiecode": "V",
            },
        ),
        a_row("3", **{"Uit dienst": "01-02-2024"}),
    ]
    deliver(rows, at=moment)
    before = snapshot()
    found = deliver(rows, at=moment + DAY)
    assert (found.counts, snapshot()) == ((0, 0, 0, 0, 4), before)


def snapshot() -> list[list[dict[str, object]]]:
    models = (Person, Employment, Absence, Function, Supplier, AuditFact)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_a_move_closes_one_row_and_opens_the_next(units: None, moment: datetime) -> None:
    deliver([a_row("1")], at=moment)
    found = deliver(
        [a_row("1", **{"Organisatieonderdeel (code)": "T2", "Uren per week": "20"})], at=moment + DAY
    )
    assert found.counts == (0, 1, 1, 0, 0)
    rows = Employment.objects.order_by("started_on").values_list(
        "unit__code", "started_on", "ended_on", "in_service_on"
    )
    assert list(rows) == [
        ("T1", date(2020, 3, 1), date(2026, 11, 23), None),
        ("T2", date(2026, 11, 24), None, date(2020, 3, 1)),
    ]
    again = deliver(
        [a_row("1", **{"Organisatieonderdeel (code)": "T2", "Uren per week": "20"})], at=moment + 9 * DAY
    )
    assert again.counts == (0, 0, 0, 0, 1)


def test_a_job_that_is_no_longer_delivered_ends_and_so_does_access(units: None, moment: datetime) -> None:
    deliver([a_row("1"), a_row("2")], at=moment)
    leaver = Person.objects.get(personnel_number="2")
    account = an_account(leaver)
    grant = a_grant(leaver, Role.TRAINER)
    LoginSession.objects.create(
        key_digest="x", payload="", account=account, created_at=moment, last_seen_at=moment, expires_at=moment
    )
    found = deliver([a_row("1")], at=moment + DAY)
    for row in (leaver, account, grant):
        row.refresh_from_db()
    assert found.counts == (0, 0, 0, 1, 1)
    assert (leaver.is_active, account.is_active, LoginSession.objects.count()) == (False, False, 0)
    assert (grant.valid_until, job_of("2").ended_on) == (date(2026, 11, 23), date(2026, 11, 23))


def test_who_comes_back_is_the_same_person(units: None, moment: datetime) -> None:
    deliver([a_row("1", **{"Uit dienst": "01-06-2026"}), a_row("2")], at=moment)
    person = Person.objects.get(personnel_number="1")
    account = an_account(person)
    Account.objects.update(is_active=False)
    assert not person.is_active
    found = deliver([a_row("1", **{"In dienst": "01-11-2026"}), a_row("2")], at=moment + DAY)
    person.refresh_from_db()
    account.refresh_from_db()
    assert (found.counts, person.is_active, account.is_active) == ((1, 0, 0, 0, 1), True, True)
    assert person.employments.count() == 2


def test_a_job_kept_by_hand_is_left_alone(units: None, moment: datetime) -> None:
    deliver([a_row("1")], at=moment)
    by_hand = an_employment(a_person(personnel_number="X9"), job_of("1").unit, kind="inhuur")
    found = deliver([a_row("1")], at=moment + DAY)
    by_hand.refresh_from_db()
    assert (found.counts, by_hand.ended_on) == ((0, 0, 0, 0, 1), None)


def test_more_than_a_tenth_of_the_people_needs_a_second_look(units: None, moment: datetime) -> None:
    rows = [a_row(str(n)) for n in range(60)]
    extra = [a_row(str(n), **{"Dienstverband (volgnummer)": "2"}) for n in range(60)]
    deliver([*rows, *extra], at=moment)
    assert deliver(rows, at=moment + DAY).plan.guard.allowed  # sixty jobs, nobody
    stopped = deliver(rows[7:], at=moment + 2 * DAY)
    assert (stopped.plan.guard.allowed, Person.objects.filter(is_active=True).count()) == (False, 60)
    assert "7 van de 60 medewerkers" in stopped.plan.guard.reason
    told = [*rows[7:], *(a_row(str(n), **{"Uit dienst": "01-11-2026"}) for n in range(7))]
    assert not deliver(told, at=moment + 2 * DAY).plan.guard.allowed
    deliver(rows[7:], at=moment + 2 * DAY, confirmed=True)
    assert Person.objects.filter(is_active=True).count() == 53


def test_absence_begins_changes_and_ends(units: None, moment: datetime) -> None:
    deliver([a_row("1", **{"Afwezig vanaf": "01-11-2026"})], at=moment)
    assert list(Absence.objects.values_list("starts_on", "ends_on")) == [(date(2026, 11, 1), None)]
    deliver([a_row("1", **{"Afwezig vanaf": "02-11-2026"})], at=moment)
    deliver([a_row("1")], at=moment + DAY)
    assert list(Absence.objects.order_by("starts_on").values_list("starts_on", "ends_on")) == [
        (date(2026, 11, 1), date(2026, 11, 1)),
        (date(2026, 11, 2), date(2026, 11, 23)),
    ]
    assert not AuditFact.objects.filter(after__has_key="absent_from").exists()


def test_a_dissolved_number_keeps_delivering_to_the_person_it_became(units: None, moment: datetime) -> None:
    deliver([a_row("1"), a_row("2")], at=moment)
    kept, dissolved = (Person.objects.get(personnel_number=number) for number in "12")
    Employment.objects.filter(person=dissolved).update(person=kept, number="1", started_on=date(2021, 1, 1))
    Person.objects.filter(pk=dissolved.pk).update(merged_into=kept, is_active=False)
    found = deliver(
        [a_row("1"), a_row("2", **{"Uren per week": "8", "In dienst": "01-01-2021"})], at=moment + DAY
    )
    assert found.counts == (0, 1, 0, 0, 1)
    hours = Employment.objects.order_by("started_on").values_list("person", "hours_per_week")
    assert [(person == kept.pk, int(worked)) for person, worked in hours] == [(True, 36), (True, 8)]
    assert Person.objects.get(pk=dissolved.pk).is_active is False


def test_swapped_external_ids_and_a_corrected_start(units: None, moment: datetime) -> None:
    deliver([a_row("1", **{"Extern id": "a"}), a_row("2", **{"Extern id": "b"})], at=moment)
    found = deliver(
        [a_row("1", **{"Extern id": "b", "In dienst": "01-05-2020"}), a_row("2", **{"Extern id": "a"})],
        at=moment,
    )
    assert found.refusals == []
    assert dict(Person.objects.values_list("personnel_number", "external_id")) == {"1": "b", "2": "a"}
    assert job_of("1").started_on == date(2020, 5, 1)


def test_the_number_of_queries_does_not_grow_with_the_delivery(units: None, moment: datetime) -> None:
    def queries(count: int, at: datetime) -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            deliver([a_row(str(n)) for n in range(count)], at=at)
        return len(caught)

    queries(1, moment)
    assert queries(2, moment) == queries(200, moment)


def test_a_move_and_an_end_in_the_past_at_once_correct_the_row(units: None, moment: datetime) -> None:
    deliver([a_row("1")], at=moment)
    rows = [a_row("1", **{"Organisatieonderdeel (code)": "T2", "Uit dienst": "22-11-2026"})]
    deliver(rows, at=moment)
    assert (job_of("1").ended_on, deliver(rows, at=moment).counts) == (date(2026, 11, 22), (0, 0, 0, 0, 1))


def test_a_function_without_a_code_keeps_the_code_that_was_made_for_it(units: None, moment: datetime) -> None:
    rows = [
        a_row("1", Functiecode="", Functie="Vaart"),
        a_row("2", Functiecode="ZZ", Functie="Vaart"),
    ]
    deliver(rows, at=moment)
    assert deliver(rows, at=moment + DAY).counts == (0, 0, 0, 0, 2)


def test_a_code_without_a_name_keeps_the_name_that_is_known(units: None, moment: datetime) -> None:
    deliver([a_row("000100")], at=moment)
    nameless = [a_row("000100", Functie=""), a_row("000200", Functie="", Functiecode="NIEUW")]
    deliver(nameless, at=moment)
    assert deliver(nameless, at=moment).counts == (0, 0, 0, 0, 2)
    assert dict(Function.objects.values_list("code", "name")) == {"ADV": "Adviseur", "NIEUW": "NIEUW"}
