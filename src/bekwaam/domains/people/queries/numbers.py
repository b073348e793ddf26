"""Ids by the numbers and names that files use."""

from collections.abc import Collection
from uuid import UUID

from bekwaam.domains.people.models import Person, Supplier


def person_ids_by_number(numbers: Collection[str]) -> dict[str, UUID]:
    found = Person.objects.filter(personnel_number__in=list(numbers))
    return dict(found.values_list("personnel_number", "id"))


def supplier_ids_by_name() -> dict[str, UUID]:
    return dict(Supplier.objects.values_list("name", "id"))
