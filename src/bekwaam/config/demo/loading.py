"""Fills an academy with the generated data, by the same ways an employer would: deliveries first, then skills and roles.

Every step can be repeated, so a loading that was broken off goes on at the next start.
"""

import contextlib
import csv
import io
from collections.abc import Iterator
from datetime import datetime, time
from uuid import UUID

from django.db import transaction

from bekwaam.config.demo import delivery_days, generate, organisation_rows, people_rows
from bekwaam.config.demo.designs import fill_designs
from bekwaam.config.demo.exchanging import OFFERED, exchange
from bekwaam.config.demo.history import load_history
from bekwaam.config.demo.looks import dress
from bekwaam.config.demo.offering import offering
from bekwaam.config.demo.offering_loading import load_offering, make_missing_functions
from bekwaam.config.demo.portfolio import fill_portfolio
from bekwaam.config.demo.records import AcademyName, DemoAcademy
from bekwaam.config.demo.request_loading import load_requests
from bekwaam.config.demo.rows import Row
from bekwaam.config.demo.signals import leave_signals
from bekwaam.config.demo.skill_loading import load_profiles
from bekwaam.config.demo.skills import asked_rows, skill_rows
from bekwaam.domains.catalogue.queries import activity_ids_by_code
from bekwaam.domains.deliveries.actions import carry_out, deliver
from bekwaam.domains.deliveries.enums import RunSource, RunState
from bekwaam.domains.organisation.queries import unit_ids_by_code
from bekwaam.domains.people.actions.delegations import give_delegation
from bekwaam.domains.people.actions.roles import grant_role
from bekwaam.domains.people.enums import GrantSource
from bekwaam.domains.people.queries.numbers import person_ids_by_number, supplier_ids_by_name
from bekwaam.domains.people.rules.delegations import WantedDelegation
from bekwaam.domains.people.rules.roles import WantedRole
from bekwaam.domains.tenancy.actions import set_option
from bekwaam.domains.tenancy.queries import academy_by_slug, settings_of_current_academy
from bekwaam.kernel.actors import Actor, Grant, Role, system_actor
from bekwaam.kernel.clock import AMSTERDAM, local_date
from bekwaam.kernel.decisions import Refused
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
    _deliver(academy.pk, "skills", list(skill_rows()), at)
    _deliver(academy.pk, "function_skills", asked_rows(generated), at)
    with academy_scope(academy.pk):
        load_profiles(generated, actor=administrator(academy.pk), at=at)
    with academy_scope(academy.pk):
        _offer(generated, academy.pk, at)
    with academy_scope(academy.pk):
        _look_back(generated, academy.pk, at)
    with academy_scope(academy.pk):
        _hand_out(generated, academy.pk, at)
        load_requests(generated, at=at)
        fill_portfolio(generated.seed, at=at)
        leave_signals(generated.seed, at=at)
        fill_designs(_personas(generated), at=at)
    with transaction.atomic():
        exchange(generated.slug, _academies(), at=at)
    return True


def _academies() -> dict[str, UUID]:
    """Those of the demo that are there."""
    found = {slug: academy_by_slug(slug) for slug in OFFERED}
    return {slug: academy.pk for slug, academy in found.items() if academy is not None}


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


def _offer(generated: DemoAcademy, academy_id: UUID, at: datetime) -> None:
    """In a transaction of its own, so what is there was loaded whole."""
    if activity_ids_by_code():
        return
    actor = system_actor(academy_id, label="Voorbeeldgegevens", channel="import")
    written = offering(generated.slug, generated.today)
    make_missing_functions(written, actor=administrator(academy_id), at=at)
    load_offering(written, actor=actor, at=at)


def _look_back(generated: DemoAcademy, academy_id: UUID, at: datetime) -> None:
    """Ten years of results; in a transaction of its own, and told twice it changes nothing."""
    actor = system_actor(academy_id, label="Voorbeeldgegevens", channel="import")
    load_history(seed=generated.seed, actor=actor, at=at, today=generated.today)


def as_csv(rows: list[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _hand_out(generated: DemoAcademy, academy_id: UUID, at: datetime) -> None:
    numbers = {one.person_number for one in generated.grants} | {
        one.person_number for one in generated.personas
    }
    numbers |= {
        number for one in generated.delegations for number in (one.giver_number, one.substitute_number)
    }
    people = person_ids_by_number(numbers)
    actor = administrator(academy_id)
    dress(generated.theme, actor=actor, at=at)
    for wanted in _grants(generated, people):
        with contextlib.suppress(Refused), transaction.atomic():
            grant_role(wanted, actor=actor, at=at, source=GrantSource.IMPORT)
    for delegation in _delegations(generated, people):
        with contextlib.suppress(Refused), transaction.atomic():
            give_delegation(delegation, actor=actor, at=at)
    personas = {one.slug: str(people[one.person_number]) for one in generated.personas}
    set_option(PERSONAS, personas, at=at)
    set_option(LOADED, at.isoformat(), at=at)


def _personas(generated: DemoAcademy) -> dict[str, UUID]:
    people = person_ids_by_number({one.person_number for one in generated.personas})
    return {one.slug: people[one.person_number] for one in generated.personas}


def administrator(academy_id: UUID) -> Actor:
    grants = (Grant(Role.FUNCTIONAL_ADMIN),)
    return Actor(academy_id, None, "Voorbeeldgegevens", grants=grants, channel="import")


def _grants(generated: DemoAcademy, people: dict[str, UUID]) -> Iterator[WantedRole]:
    """The unit at the top stands for the whole organisation."""
    top, units = generated.units[0].code, unit_ids_by_code()
    suppliers = supplier_ids_by_name()
    names = {one.code: one.name for one in generated.suppliers}
    for one in generated.grants:
        yield WantedRole(
            person_id=people[one.person_number],
            role=Role(one.role),
            unit_id=None if one.unit_code == top else units[one.unit_code],
            supplier_id=suppliers.get(names.get(one.supplier_code or "", "")),
            valid_from=one.valid_from,
            valid_until=one.valid_until,
        )


def _delegations(generated: DemoAcademy, people: dict[str, UUID]) -> Iterator[WantedDelegation]:
    units = unit_ids_by_code()
    for one in generated.delegations:
        yield WantedDelegation(
            giver_id=people[one.giver_number],
            substitute_id=people[one.substitute_number],
            tasks=frozenset(one.tasks),
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            unit_id=units.get(one.unit_code),
        )
