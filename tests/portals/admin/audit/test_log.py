"""The log as auditors read it: sentences, differences, filters, pages, the state of the chain, the export."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.audit.actions import Subject, check_chain, record, seal_facts
from bekwaam.domains.audit.models import AuditCheck, AuditFact
from bekwaam.kernel.actors import Actor, Role, system_actor
from bekwaam.kernel.scope import academy_scope
from bekwaam.portals.admin.audit.page import LINES
from bekwaam.reporting.exports.chunks import by_keys
from tests import server
from tests.factories import a_grant, a_person, a_unit
from tests.portals.admin.queries import reads

pytestmark = [pytest.mark.eis("U-8.3", "U-8.4")]
LOG = "/beheer/logboek/"
Browser = Callable[..., Any]


@pytest.fixture
def auditor(noord: UUID) -> Any:
    person = a_person("Toezicht")
    a_grant(person, Role.AUDITOR)
    return person


def write(count: int, moment: datetime, **values: Any) -> None:
    actor = system_actor(server.NOORD, label=values.pop("actor", "Samira el Idrissi"))
    for number in range(count):
        subject = Subject(
            "person", None, values.get("label", f"Medewerker {number:03d}"), values.get("unit_id")
        )
        verb = values.get("verb", "people.person_added")
        record(verb, subject, actor=actor, at=moment + timedelta(seconds=number))


def test_a_fact_reads_as_a_sentence_with_before_and_after(
    client_for: Browser, auditor: Any, moment: datetime
) -> None:
    bram = a_person("Bram")
    record(
        "people.person_changed",
        Subject("person", bram.pk, "Bram de Groot"),
        actor=Actor(server.NOORD, bram.pk, "Samira el Idrissi", channel="demo"),
        at=moment,
        before={"email": "oud@noord.example", "infix": "de"},
        after={"email": "nieuw@noord.example", "infix": "de"},
        on_behalf_of=(bram.pk, "Fatma Yılmaz"),
    )
    page = client_for(auditor).get(LOG)
    text = " ".join(page.content.decode().split())
    for words in (
        "Wijzigde de gegevens van Bram de Groot",
        "namens Fatma Yılmaz",
        "<del>oud@noord.example</del>",
        "<ins>nieuw@noord.example</ins>",
        "Demo: als iemand anders",
    ):
        assert words in text
    assert "Tussenvoegsels" not in text


def test_what_people_typed_is_never_a_part_of_the_page(
    client_for: Browser, auditor: Any, moment: datetime
) -> None:
    write(1, moment, label="<script>alert(1)</script>", actor="<b>x</b>")
    text = client_for(auditor).get(LOG, {"q": "<script>"}).content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CISO, Role.FUNCTIONAL_ADMIN])
def test_who_may_read_it(client_for: Browser, noord: UUID, role: Role) -> None:
    person = a_person()
    a_grant(person, role)
    assert client_for(person).get(LOG).status_code == 200


@pytest.mark.parametrize("path", [LOG, LOG + "?formaat=csv", LOG + "controle/"])
def test_who_may_not_read_it(client_for: Browser, noord: UUID, path: str) -> None:
    person = a_person()
    a_grant(person, Role.BACKOFFICE)
    method = "post" if path.endswith("controle/") else "get"
    assert getattr(client_for(person), method)(path).status_code == 403
    assert getattr(client_for(), method)(path).status_code == 302


def test_an_auditor_of_a_unit_reads_of_that_unit_only(
    client_for: Browser, noord: UUID, moment: datetime
) -> None:
    own, other = a_unit("EIGEN"), a_unit("ANDER")
    person = a_person()
    a_grant(person, Role.AUDITOR, own)
    for unit, label in ((own, "Zichtbaar"), (other, "Verborgen"), (None, "Algemeen")):
        write(1, moment, label=label, unit_id=unit and unit.pk)
    text = client_for(person).get(LOG).content.decode()
    assert ("Zichtbaar" in text, "Verborgen" in text, "Algemeen" in text) == (True, False, False)


def test_nothing_of_another_academy_is_read(
    client_for: Browser, auditor: Any, zuid: UUID, moment: datetime
) -> None:
    with academy_scope(zuid):
        write(1, moment, label="Uit Zuid")
    browser = client_for(auditor)
    assert "Uit Zuid" not in browser.get(LOG).content.decode()
    export = b"".join(browser.get(LOG + "?formaat=csv").streaming_content).decode()
    assert "Uit Zuid" not in export


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "roos"}, {"Roos"}),
        ({"wat": "people.role_granted"}, {"Tim"}),
        ({"via": "api"}, set()),
        ({"van": "2026-11-24"}, {"Tim"}),
        ({"tot": "2026-11-23"}, {"Roos"}),
        ({"namens": "on"}, set()),
        ({"van": "0001-01-01"}, {"Roos", "Tim"}),
        ({"tot": "9999-12-31"}, {"Roos", "Tim"}),
        ({"van": "geen datum"}, {"Roos", "Tim"}),
        ({"wat": "nergens.van"}, {"Roos", "Tim"}),
        ({"na": "onzin_met_streepjes"}, {"Roos", "Tim"}),
        ({"over": "geen id"}, {"Roos", "Tim"}),
    ],
)
def test_filters(
    client_for: Browser, auditor: Any, moment: datetime, query: dict[str, str], found: set[str]
) -> None:
    write(1, moment, label="Roos")
    write(1, moment + timedelta(days=1), label="Tim", verb="people.role_granted")
    page = client_for(auditor).get(LOG, query).context["page"]
    assert {line.fact.subject_label for line in page.lines} == found


def test_a_day_is_a_day_in_the_netherlands(client_for: Browser, auditor: Any, moment: datetime) -> None:
    late = moment.replace(hour=22, minute=59)
    write(1, late, label="Nog maandag")
    write(1, late + timedelta(minutes=2), label="Al dinsdag")
    page = client_for(auditor).get(LOG, {"tot": "2026-11-23"}).context["page"]
    assert [line.fact.subject_label for line in page.lines] == ["Nog maandag"]


def test_pages_follow_each_other_without_counting(
    client_for: Browser, auditor: Any, moment: datetime
) -> None:
    write(2 * LINES + 5, moment)
    browser, address, seen, pages = client_for(auditor), LOG, [], 0
    while address:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = browser.get(address).context["page"]
        counted = [query["sql"] for query in queries if "count(" in query["sql"].lower()]
        assert [sql for sql in counted if "audit_" in sql] == []
        seen += [line.fact.pk for line in page.lines]
        address, pages = (LOG + page.older if page.older else ""), pages + 1
    assert pages == 3
    assert seen == list(AuditFact.objects.order_by("-at", "-id").values_list("pk", flat=True))


def test_thirty_lines_cost_as_many_queries_as_one(
    client_for: Browser, auditor: Any, moment: datetime
) -> None:
    browser, counts = client_for(auditor), []
    browser.get(LOG)
    for lines in (1, 30):
        write(lines, moment)
        with CaptureQueriesContext(connection) as queries:
            browser.get(LOG)
        counts.append(reads(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 12


def test_ids_codes_and_days_are_told_in_words(client_for: Browser, auditor: Any, moment: datetime) -> None:
    substitute, unit = a_person("de Groot", given_name="Bram"), a_unit(name="Wijkbeheer")
    record(
        "people.role_granted",
        Subject("person", auditor.pk, "Fatma"),
        actor=system_actor(server.NOORD),
        at=moment,
        before={"substitute": "01900000-0000-7000-8000-0000000000ff"},
        after={
            "role": "functional_admin",
            "unit": str(unit.pk),
            "substitute": str(substitute.pk),
            "ends_on": "2027-01-22",
            "how": "password",
        },
    )
    line = client_for(auditor).get(LOG).context["page"].lines[0]
    assert {one.field: one.after for one in line.differences} == {
        "rol": "Functioneel beheerder",
        "onderdeel": "Wijkbeheer",
        "vervanger": "Bram de Groot",
        "tot en met": "22 januari 2027",
        "hoe": "wachtwoord",
    }


def test_the_state_of_the_chain_is_told(client_for: Browser, auditor: Any, moment: datetime) -> None:
    browser = client_for(auditor)
    assert "Het logboek is nog niet nagekeken." in browser.get(LOG).content.decode()
    write(3, moment)
    seal_facts(at=moment)
    check_chain(at=moment)
    assert "Het logboek klopt tot en met gebeurtenis 3" in browser.get(LOG).content.decode()
    AuditCheck.objects.create(
        checked_at=moment + timedelta(hours=1), rows=1, head="x", broken_at=2, unsealed=0
    )
    assert "Het logboek klopt niet vanaf gebeurtenis 2" in browser.get(LOG).content.decode()


def test_asking_for_a_check_defers_it(client_for: Browser, auditor: Any) -> None:
    response = client_for(auditor).post(LOG + "controle/")
    assert (response.status_code, response.headers["Location"]) == (302, LOG)
    with connection.cursor() as cursor:
        cursor.execute("select args from procrastinate_jobs where task_name = 'audit.check'")
        assert [str(server.NOORD) in str(args) for (args,) in cursor.fetchall()] == [True]


def test_the_export_holds_what_the_filter_shows(
    client_for: Browser, auditor: Any, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_keys, "__defaults__", (2,))
    write(5, moment)
    write(1, moment, label="=1+1", verb="people.role_granted")
    browser = client_for(auditor)
    whole = b"".join(browser.get(LOG + "?formaat=csv&wat=people.person_added").streaming_content).decode(
        "utf-8-sig"
    )
    lines = whole.splitlines()
    assert len(lines) == 6
    assert lines[0].startswith("Wanneer;Wie;Namens;Wat;Onderwerp")
    risky = b"".join(browser.get(LOG + "?formaat=csv&wat=people.role_granted").streaming_content).decode(
        "utf-8-sig"
    )
    assert ";=1+1" not in risky
    assert AuditFact.objects.filter(verb="exports.list_exported", actor_id=auditor.pk).count() == 2
