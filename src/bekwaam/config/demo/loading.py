"""Fills an academy with the generated data, by the same ways an employer would: two deliveries, then roles.

Every step can be repeated, so a loading that was broken off goes on at the next start.
"""

import csv
import io
from datetime import datetime, time
from typing import Any
from uuid import UUID

from bekwaam.config.demo import DemoAcademy, delivery_days, generate, organisation_rows, people_rows
from bekwaam.config.demo.records import AcademyName, RoleGrant
from bekwaam.config.demo.rows import Row
from bekwaam.domains.deliveries.actions import carry_out, deliver
from bekwaam.domains.deliveries.enums import RunSource, RunState
from bekwaam.domains.organisation.queries import unit_ids_by_code
from bekwaam.domains.people.actions.seeding import SeedDelegation, SeedGrant, seed_delegations, seed_grants
from bekwaam.domains.people.queries.numbers import person_ids_by_number, supplier_ids_by_name
from bekwaam.domains.tenancy.actions import set_option
from bekwaam.domains.tenancy.queries import academy_by_slug, settings_of_current_academy
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.clock import AMSTERDAM, local_date
from bekwaam.kernel.scope import academy_scope

DELIVERED_AT = time(6, 0)
LOADED = "demo_loaded"
PERSONAS = "personas"


class NotLoaded(RuntimeError):
    """A delivery of demo data was refused: a fault of the generator or of the importer."""


def load(name: AcademyName, *, at: datetime, size: float = 1.0) -> bool:
    """Load this academy; False when it was loaded before."""
    academy = academy_by_slug(name)
    if academy is None:
        msg = f"The academy {name} was not made yet."
        raise NotLoaded(msg)
    with academy_scope(academy.pk):
        if settings_of_current_academy().options.get(LOADED):
            return False
    generated = generate(name, local_date(at), size)
    for day in delivery_days(generated):
        moment = at if day == generated.today else datetime.combine(day, DELIVERED_AT, AMSTERDAM)
        _deliver(academy.pk, "organisation", organisation_rows(generated, on=day), moment)
    _deliver(academy.pk, "people", people_rows(generated), at)
    with academy_scope(academy.pk):
        _hand_out(generated, academy.pk, at)
    return True


def _deliver(academy_id: UUID, kind: str, rows: list[Row], at: datetime) -> None:
    actor = system_actor(academy_id, label="Voorbeeldgegevens", channel="import")
    with academy_scope(academy_id):
        run = deliver(
            as_csv(rows),
            kind=kind,
            file_name=f"{kind}.csv",
            source=RunSource.COMMAND_LINE,
            actor=actor,
            at=at,
        )
        if run.state == RunState.WAITING:
            run = carry_out(run.pk, actor=actor, at=at, confirmed=True)
        if run.state != RunState.DONE:
            msg = f"{kind}: {run.state} {run.report}"
            raise NotLoaded(msg[:2000])


def as_csv(rows: list[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _hand_out(generated: DemoAcademy, academy_id: UUID, at: datetime) -> None:
    people, units = person_ids_by_number(), unit_ids_by_code()
    suppliers = {one.code: supplier_ids_by_name().get(one.name) for one in generated.suppliers}
    actor = system_actor(academy_id, label="Voorbeeldgegevens", channel="import")
    top = generated.units[0].code
    seed_grants(
        [
            _grant(one, people, units, suppliers, top)
            for one in generated.grants
            if one.person_number in people
        ],
        actor=actor,
        at=at,
    )
    seed_delegations(
        [
            SeedDelegation(
                giver_id=people[one.giver_number],
                substitute_id=people[one.substitute_number],
                tasks=one.tasks,
                unit_id=units.get(one.unit_code),
                starts_on=one.starts_on,
                ends_on=one.ends_on,
            )
            for one in generated.delegations
        ],
        actor=actor,
        at=at,
    )
    personas = [*generated.personas, generated.substitute]
    set_option(PERSONAS, [_persona(one, people) for one in personas], at=at)
    set_option(LOADED, at.isoformat(), at=at)


def _persona(persona: Any, people: dict[str, UUID]) -> dict[str, str]:
    return {
        "slug": persona.slug,
        "person": str(people[persona.person_number]),
        "title": persona.title,
        "story": persona.story,
    }


def _grant(
    one: RoleGrant,
    people: dict[str, UUID],
    units: dict[str, UUID],
    suppliers: dict[str, UUID | None],
    top: str,
) -> SeedGrant:
    return SeedGrant(
        person_id=people[one.person_number],
        role=Role(one.role),
        unit_id=None if one.unit_code == top else units.get(one.unit_code),
        supplier_id=suppliers.get(one.supplier_code or ""),
        valid_from=one.valid_from,
        valid_until=one.valid_until,
    )
