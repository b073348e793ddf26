"""Hired people are people like others, with an employer of their own who sees them and nobody else."""

from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from bekwaam.domains.people.access import actor_for, people_visible_to
from bekwaam.domains.people.models import Employment, Supplier
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person, a_unit, an_employment

pytestmark = pytest.mark.eis("H-1")
TODAY = date(2026, 11, 23)


def test_a_supplier_sees_its_own_hired_people_only(noord: UUID) -> None:
    own = Supplier.objects.create(code="vaart", name="Vaart Flex")
    other = Supplier.objects.create(code="stroom", name="Stroom Flex")
    pool = a_unit("ZWEMBAD")
    mine, theirs, ours, contact = (a_person(name) for name in ("Mijn", "Hun", "Vast", "Contact"))
    an_employment(mine, pool, kind="inhuur", supplier=own)
    an_employment(theirs, pool, kind="inhuur", supplier=other)
    an_employment(ours, pool)
    a_grant(contact, Role.SUPPLIER, supplier=own)
    seen = people_visible_to(actor_for(contact, on=TODAY), on=TODAY)
    assert {person.family_name for person in seen} == {"Mijn", "Contact"}


def test_an_assignment_has_dates_a_function_and_the_supplier(noord: UUID) -> None:
    supplier = Supplier.objects.create(code="vaart", name="Vaart Flex")
    person = a_person("Badmeester")
    dates = {"started_on": date(2026, 5, 1), "ended_on": date(2026, 9, 30)}
    job = an_employment(person, a_unit("BAD"), kind="inhuur", supplier=supplier, **dates)
    kept = Employment.objects.select_related("function", "supplier").get(pk=job.pk)
    assert (kept.supplier, kept.function.name, kept.ended_on) == (supplier, "Adviseur", dates["ended_on"])


def test_an_assignment_cannot_end_before_it_starts(noord: UUID) -> None:
    dates = {"started_on": date(2026, 9, 30), "ended_on": date(2026, 5, 1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        an_employment(a_person(), a_unit(), kind="inhuur", **dates)
