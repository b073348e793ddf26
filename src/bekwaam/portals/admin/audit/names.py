"""The names of what facts point at by id: the log keeps ids, a reader wants names. One query per kind of thing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person, Supplier
from bekwaam.kernel.ids import parse_id

POINTS_AT: Mapping[str, tuple[Any, str]] = {
    "dissolved": (Person, "full_name"),
    "substitute": (Person, "full_name"),
    "supplier": (Supplier, "name"),
    "unit": (OrgUnit, "name"),
}


def names_in(facts: Iterable[AuditFact]) -> dict[str, str]:
    """By id as it stands in the fact. What is gone, or was a name already, is not in it."""
    wanted: dict[tuple[Any, str], set[Any]] = defaultdict(set)
    for fact in facts:
        for values in (fact.before or {}, fact.after or {}):
            for name in POINTS_AT.keys() & values.keys():
                if key := parse_id(values[name]):
                    wanted[POINTS_AT[name]].add(key)
    return {
        str(key): words
        for (model, column), keys in wanted.items()
        for key, words in model.objects.filter(pk__in=keys).values_list("pk", column)
    }
