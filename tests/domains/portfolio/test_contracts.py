"""The register of contracts: who sees what, warnings in time, documents that are safe."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bekwaam.domains.notifications.models import Message
from bekwaam.domains.portfolio import access, actions
from bekwaam.domains.portfolio.models import Contract
from bekwaam.domains.portfolio.queries.contracts import activities_using
from bekwaam.domains.portfolio.rules.contracts import PriceDetails
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.actors import Actor, Grant, Role, system_actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id
from tests.domains.portfolio.making import a_contract, a_keeper, a_speaker, contract_details
from tests.factories import a_person, a_unit, an_activity

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-7.1")]
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def refusal(act: Any) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.reason


def holder(role: Role, *units: Any) -> Actor:
    person = a_person()
    grant = Grant(role, frozenset(unit.pk for unit in units) if units else None)
    return Actor(current_academy_id(), person.pk, person.full_name, (grant,))


def test_who_reads_and_who_writes(noord: Any, moment: datetime) -> None:
    unit, other = a_unit(), a_unit()
    whole = a_contract(at=moment, number="W")
    own = a_contract(at=moment, number="E", owner_unit_id=unit.pk)

    def seen(actor: Actor) -> set[str]:
        return set(access.visible_contracts(actor).values_list("number", flat=True))

    assert seen(holder(Role.FINANCE)) == seen(holder(Role.AUDITOR)) == seen(a_keeper()) == {"W", "E"}
    assert (seen(a_speaker(unit)), seen(a_speaker(other)), seen(holder(Role.MANAGER, unit))) == (
        {"E"},
        set(),
        set(),
    )
    assert access.contract_to_change_for(a_speaker(unit), own.pk) == own
    for reader in (holder(Role.FINANCE), holder(Role.AUDITOR)):
        assert access.contract_to_change_for(reader, own.pk) is None
        act = {"number": "1", "name": "x", "actor": reader, "at": moment}
        assert refusal(lambda act=act: actions.add_lot(whole.pk, **act)) == "portfolio.not_your_contract"


def test_an_own_contract_cannot_be_given_away_or_taken(noord: Any, moment: datetime) -> None:
    unit = a_unit()
    own = a_contract(at=moment, owner_unit_id=unit.pk)
    said = {"seen_revision": own.revision, "actor": a_speaker(unit), "at": moment}
    for target in (None, a_unit().pk):
        wanted = contract_details(supplier_id=own.supplier_id, owner_unit_id=target)
        assert refusal(lambda wanted=wanted: actions.change_contract(own.pk, wanted, **said)) == (
            "portfolio.not_your_contract"
        )


def test_a_warning_goes_once_per_notice_day(noord: Any, moment: datetime) -> None:
    minder, system = a_person(), system_actor(current_academy_id())
    contract = a_contract(at=moment, owner_id=minder.pk, notice_on=date(2027, 10, 1))
    days = [
        datetime(2027, 8, 1, 8, tzinfo=UTC),
        datetime(2027, 8, 3, 8, tzinfo=UTC),
        datetime(2027, 8, 4, 8, tzinfo=UTC),
    ]
    assert [actions.warn_before_notice(actor=system, at=day) for day in days] == [0, 1, 0]
    assert Message.objects.filter(kind="portfolio.contract_notice", person=minder).count() == 1
    wanted = contract_details(
        supplier_id=contract.supplier_id, owner_id=minder.pk, notice_on=date(2027, 9, 15)
    )
    contract.refresh_from_db()
    actions.change_contract(contract.pk, wanted, seen_revision=contract.revision, actor=a_keeper(), at=moment)
    assert actions.warn_before_notice(actor=system, at=days[2]) == 1


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"ends_on": date(2025, 1, 1)}, "portfolio.ends_before_start"),
        ({"notice_on": date(2028, 1, 1)}, "portfolio.notice_after_end"),
        ({"number": " "}, "portfolio.no_number"),
        ({"title": "x" * 201}, "portfolio.contract_too_long"),
        ({"starts_on": date(1900, 1, 1)}, "portfolio.impossible_day"),
        ({"ceiling": Decimal(-1)}, "portfolio.bad_amount"),
        ({"extensions": 21}, "portfolio.bad_option"),
    ],
)
def test_what_is_wrong_is_said(noord: Any, moment: datetime, values: Any, reason: str) -> None:
    assert refusal(lambda: a_contract(at=moment, **values)) == reason
    assert Contract.objects.count() == 0


def test_extending_uses_an_option(noord: Any, moment: datetime) -> None:
    contract, keeper = a_contract(at=moment, extensions=1), a_keeper()
    said = {"notice_on": None, "actor": keeper, "at": moment}
    assert refusal(lambda: actions.extend_contract(contract.pk, ends_on=date(2027, 1, 1), **said)) == (
        "portfolio.extend_later"
    )
    assert actions.extend_contract(contract.pk, ends_on=date(2028, 12, 31), **said).extensions == 0
    assert refusal(lambda: actions.extend_contract(contract.pk, ends_on=date(2029, 12, 31), **said)) == (
        "portfolio.no_option_left"
    )


def test_a_price_belongs_to_its_contract_and_names_what_uses_it(noord: Any, moment: datetime) -> None:
    contract, other, keeper = a_contract(at=moment), a_contract(at=moment, number="2"), a_keeper()
    strange = actions.add_lot(other.pk, number="1", name="Ander", actor=keeper, at=moment)
    activity = an_activity()
    price = {"label": "Dag", "price": Decimal("12.50"), "basis": "groep", "valid_from": date(2026, 1, 1)}
    with_strange = PriceDetails(**price, lot_id=strange.pk)
    assert refusal(lambda: actions.add_price(contract.pk, with_strange, actor=keeper, at=moment)) == (
        "portfolio.unknown_activity"
    )
    actions.add_price(contract.pk, PriceDetails(**price, activity_id=activity.pk), actor=keeper, at=moment)
    assert [each.activity_id for each in activities_using(contract)] == [activity.pk]
    assert activities_using(other) == []


def test_a_document_is_judged_by_what_is_in_it(noord: Any, moment: datetime) -> None:
    contract, keeper = a_contract(at=moment), a_keeper()

    def add(content: bytes) -> object:
        file = {"file": io.BytesIO(content), "name": "stuk.pdf", "title": "", "actor": keeper, "at": moment}
        return actions.add_document(contract.pk, **file)

    assert refusal(lambda: add(b"MZ\x90\x00" + b"\x00" * 200)) != ""
    assert refusal(lambda: add(b"<script>alert(1)</script>")) != ""
    assert refusal(lambda: add(b"")) == "leeg"
    document: Any = add(PDF)
    assert (document.title, StoredFile.objects.count()) == ("stuk.pdf", 1)
    actions.remove_document(contract.pk, document.pk, actor=keeper, at=moment)
    assert StoredFile.objects.count() == 0
