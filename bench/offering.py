"""Five thousand activities for the city of the demo, loaded at once, and two people: one policy fits one, 500 the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

ACTIVITIES = 5_000
POLICIES = 500
PREFIX = "M-"


def load(at: datetime) -> tuple[UUID, UUID]:
    """In the scope of the academy; what was loaded before is used again. Gives the two people."""
    from bekwaam.domains.catalogue.models import Activity  # noqa: PLC0415 - Django is ready only now
    from bekwaam.domains.people.models import Person  # noqa: PLC0415

    people = list(Person.objects.filter(is_active=True).order_by("personnel_number")[10:12])
    if not Activity.objects.filter(code__startswith=PREFIX).exists():
        _write(people, at)
    return people[0].pk, people[1].pk


def _write(people: Sequence[Any], at: datetime) -> None:
    """Each of the first 500 is shown to the second person by name; the first person is named once."""
    from bekwaam.config.demo.loading import administrator  # noqa: PLC0415 - Django is ready only now
    from bekwaam.config.demo.offering import many, offering  # noqa: PLC0415 - Django is ready only now
    from bekwaam.config.demo.offering.records import Condition, Policy  # noqa: PLC0415 - same
    from bekwaam.config.demo.offering_loading import load_offering, make_missing_functions  # noqa: PLC0415 - same
    from bekwaam.kernel.actors import system_actor  # noqa: PLC0415 - same
    from bekwaam.kernel.clock import local_date  # noqa: PLC0415 - same
    from bekwaam.kernel.scope import current_academy_id  # noqa: PLC0415 - same

    on = local_date(at)
    published = [one for one in many(ACTIVITIES + ACTIVITIES // 2, on) if one.state == "published"]

    def named(place: int) -> Iterator[Policy]:
        if place < POLICIES:
            whom = people if place == 0 else people[1:]
            conditions = tuple(Condition("person", person.personnel_number) for person in whom)
            yield Policy("show", conditions)

    activities = tuple(
        replace(
            one,
            code=f"{PREFIX}{one.code}",
            related=(),
            prerequisites=(),
            policies=(*one.policies, *named(place)),
        )
        for place, one in enumerate(published[:ACTIVITIES])
    )
    if len(activities) < ACTIVITIES:
        raise RuntimeError(f"only {len(activities)} activities")
    wanted = replace(offering("lindewaard", on), activities=activities)
    make_missing_functions(wanted, actor=administrator(current_academy_id()), at=at)
    load_offering(wanted, actor=system_actor(current_academy_id()), at=at)
