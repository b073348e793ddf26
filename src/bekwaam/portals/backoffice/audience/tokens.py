"""Conditions as the form carries them from step to step: units and functions by id, people by the number that was told.

An id of a person never stands for a name here: whoever makes one up learns nothing by it.
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from bekwaam.domains.catalogue.audience.kept import Names
from bekwaam.domains.catalogue.audience.policies import Condition, condition_of_key
from bekwaam.domains.catalogue.audience.rules import MOST_CONDITIONS
from bekwaam.domains.catalogue.enums import Dimension
from bekwaam.domains.people.queries.numbers import person_ids_by_number

NUMBER = "nummer:"
LONGEST = 80


def conditions_of(tokens: Iterable[str]) -> list[Condition]:
    """What was carried along; what says nothing is left out."""
    known = [token for token in dict.fromkeys(tokens) if len(token) <= LONGEST and "\0" not in token]
    known = known[: MOST_CONDITIONS + 1]
    numbers = [token.removeprefix(NUMBER) for token in known if token.startswith(NUMBER)]
    people = person_ids_by_number(numbers) if numbers else {}
    found = [_condition(token, people) for token in known]
    return [condition for condition in found if condition is not None]


def tokens_of(conditions: Sequence[Condition], names: Names) -> list[str]:
    return [token_of(condition, names) for condition in conditions]


def token_of(condition: Condition, names: Names) -> str:
    named = names.of(condition)
    if condition.dimension is Dimension.PERSON and named is not None:
        return NUMBER + named.code
    return condition.key


def _condition(token: str, people: Mapping[str, UUID]) -> Condition | None:
    if token.startswith(NUMBER):
        person_id = people.get(token.removeprefix(NUMBER))
        return Condition(dimension=Dimension.PERSON, person_id=person_id) if person_id else None
    found = condition_of_key(token)
    return found if found is not None and found.dimension is not Dimension.PERSON else None
