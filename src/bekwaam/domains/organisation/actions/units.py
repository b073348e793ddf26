"""Making, renaming, moving, changing and ending one unit, from any day on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.organisation import names, queries, rules
from bekwaam.domains.organisation.actions.today import make_today_current
from bekwaam.domains.organisation.actions.writing import cost_centre_ids, lock_tree, write_histories
from bekwaam.domains.organisation.events import UnitChanged, UnitCreated, UnitEnded
from bekwaam.domains.organisation.history import Version, changed, ended, on, prolonged
from bekwaam.domains.organisation.models import OrgUnit, UnitKind
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.events import publish

Histories = dict[UUID, list[Version]]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDetails:
    """What a person fills in for a unit; a cost centre that does not exist yet is made."""

    name: str
    kind_id: UUID
    parent_id: UUID | None = None
    cost_centre: str = ""
    leader_number: str = ""


def create_unit(*, code: str, details: UnitDetails, valid_from: date, actor: Actor, at: datetime) -> OrgUnit:
    lock_tree()
    code, name = names.tidy(code), names.tidy(details.name)
    require(rules.may_change_unit(actor, details.parent_id))
    require(rules.code_is_fit(code, taken=queries.unit_by_code(code) is not None))
    require(rules.name_is_fit(name))
    require(rules.day_is_fit(valid_from))
    version = Version(valid_from=valid_from, **_columns(details, name))
    unit = OrgUnit(
        code=code,
        name=name,
        sort_key=names.sort_key_of(name),
        kind_id=version.kind_id,
        valid_from=valid_from,
        is_current=False,
    )
    histories = {**queries.histories(), unit.pk: [version]}
    require(rules.tree_holds(histories, unit.pk, valid_from))
    unit.save(force_insert=True)
    write_histories({unit.pk: [version]}, old={})
    make_today_current(today=local_date(at))
    record("organisation.unit_made", _subject(unit), actor=actor, at=at, after=_facts(version, version))
    publish(UnitCreated(unit_id=unit.pk, code=code))
    return unit


def rename_unit(*, unit_id: UUID, name: str, valid_from: date, actor: Actor, at: datetime) -> None:
    name = names.tidy(name)
    require(rules.name_is_fit(name))
    _change(unit_id, {"name": name}, valid_from, "organisation.unit_renamed", actor, at)


def move_unit(*, unit_id: UUID, parent_id: UUID | None, valid_from: date, actor: Actor, at: datetime) -> None:
    """Hang the unit, with all below it, under another one; no parent puts it at the top."""
    require(rules.may_change_unit(actor, parent_id))
    _change(unit_id, {"parent_id": parent_id}, valid_from, "organisation.unit_moved", actor, at)


def change_unit(*, unit_id: UUID, details: UnitDetails, valid_from: date, actor: Actor, at: datetime) -> None:
    """Kind, leader and cost centre; name and place have their own words."""
    columns = _columns(details, names.tidy(details.name))
    changes = {name: columns[name] for name in ("kind_id", "leader_number", "cost_centre_id")}
    _change(unit_id, changes, valid_from, "organisation.unit_changed", actor, at)


def end_unit(*, unit_id: UUID, last_day: date, actor: Actor, at: datetime) -> None:
    lock_tree()
    require(rules.may_change_unit(actor, unit_id))
    histories = queries.histories()
    require(rules.may_end(histories, unit_id, last_day))
    write_histories({unit_id: ended(histories[unit_id], last_day)}, histories)
    make_today_current(today=local_date(at))
    unit = OrgUnit.objects.get(pk=unit_id)
    record("organisation.unit_ended", _subject(unit), actor=actor, at=at, after={"last_day": str(last_day)})
    publish(UnitEnded(unit_id=unit_id, last_day=last_day))


def prolong_unit(*, unit_id: UUID, last_day: date | None, actor: Actor, at: datetime) -> None:
    """A later last day than the known one, or none any more."""
    lock_tree()
    require(rules.may_change_unit(actor, unit_id))
    histories, today = queries.histories(), local_date(at)
    require(rules.may_prolong(histories, unit_id, last_day, today=today))
    known = histories[unit_id][-1].valid_until
    write_histories({unit_id: prolonged(histories[unit_id], last_day)}, histories)
    make_today_current(today=today)
    subject = _subject(OrgUnit.objects.get(pk=unit_id))
    before, after = {"last_day": str(known)}, {"last_day": str(last_day) if last_day else None}
    record("organisation.unit_prolonged", subject, actor=actor, at=at, before=before, after=after)
    publish(UnitChanged(unit_id=unit_id, fields=frozenset({"valid_until"}), valid_from=today))


def set_last_day(*, unit_id: UUID, last_day: date | None, actor: Actor, at: datetime) -> None:
    """Sooner or later than the known one, or none any more; the same again changes nothing."""
    lock_tree()
    known = queries.last_day_of(unit_id)
    if last_day is not None and (known is None or last_day < known):
        end_unit(unit_id=unit_id, last_day=last_day, actor=actor, at=at)
    elif last_day != known:
        prolong_unit(unit_id=unit_id, last_day=last_day, actor=actor, at=at)


def _change(
    unit_id: UUID, changes: Mapping[str, Any], day: date, verb: str, actor: Actor, at: datetime
) -> None:
    lock_tree()
    require(rules.may_change_unit(actor, unit_id))
    histories = queries.histories()
    require(rules.may_change_on(histories, unit_id, day))
    before = _version_on(histories, unit_id, day)
    new = changed(histories[unit_id], day, changes)
    if new == histories[unit_id]:
        return
    if "parent_id" in changes:
        require(rules.tree_holds({**histories, unit_id: new}, unit_id, day))
    write_histories({unit_id: new}, histories)
    make_today_current(today=local_date(at))
    after = _version_on({unit_id: new}, unit_id, day)
    _tell(unit_id, verb, before, after, day, actor, at)


def _tell(
    unit_id: UUID, verb: str, before: Version, after: Version, day: date, actor: Actor, at: datetime
) -> None:
    subject = _subject(OrgUnit.objects.get(pk=unit_id))
    then, now = _facts(before, after), _facts(after, before)
    record(verb, subject, actor=actor, at=at, before=then, after={**now, "valid_from": str(day)})
    publish(UnitChanged(unit_id=unit_id, fields=frozenset(now), valid_from=day))


def _version_on(histories: Mapping[UUID, list[Version]], unit_id: UUID, day: date) -> Version:
    version = on(histories[unit_id], day)
    if version is None:
        raise Refused("unit_not_there_that_day", day=day)
    return version


def _columns(details: UnitDetails, name: str) -> dict[str, Any]:
    if not UnitKind.objects.filter(pk=details.kind_id).exists():
        raise Refused("unit_kind_unknown")
    code = names.tidy(details.cost_centre)
    return {
        "name": name,
        "kind_id": details.kind_id,
        "parent_id": details.parent_id,
        "cost_centre_id": cost_centre_ids({code})[code] if code else None,
        "leader_number": names.tidy(details.leader_number),
    }


def _facts(version: Version, other: Version) -> dict[str, Any]:
    """What this version says otherwise than the other; all of it when they are one and the same."""
    names = [
        name
        for name in ("name", "kind_id", "parent_id", "cost_centre_id", "leader_number")
        if version is other or getattr(version, name) != getattr(other, name)
    ]
    codes = queries.codes_of([version.parent_id])
    facts = {name: getattr(version, name) for name in names}
    if "parent_id" in facts:
        facts["parent"] = codes.get(facts["parent_id"], "")
    return {name: str(value) if isinstance(value, UUID) else value for name, value in facts.items()}


def _subject(unit: OrgUnit) -> Subject:
    return Subject("org_unit", unit.pk, f"{unit.name} ({unit.code})", unit_id=unit.pk)
