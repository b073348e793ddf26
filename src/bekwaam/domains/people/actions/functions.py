"""Functions made and changed by hand."""

from datetime import datetime

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.people import names
from bekwaam.domains.people.events import FunctionsRenamed
from bekwaam.domains.people.models import Function
from bekwaam.domains.people.rules.managing import may_manage
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.events import publish

LOCK = "people.functions"


def make_function(*, code: str, name: str, family: str, actor: Actor, at: datetime) -> Function:
    require(may_manage(actor, person_id=None, unit_ids=()))
    code, name, family = names.tidy(code), names.tidy(name), names.tidy(family)
    locks.take(LOCK)
    if Function.objects.filter(code=code).exists():
        raise Refused("people.function_code_taken", code=code)
    function: Function = Function.objects.create(code=code, name=name, family=family)
    record("people.function_made", _subject(function), actor=actor, at=at, after=_facts(function))
    return function


def change_function(function: Function, *, name: str, family: str, actor: Actor, at: datetime) -> Function:
    require(may_manage(actor, person_id=None, unit_ids=()))
    before = _facts(function)
    function.name, function.family = names.tidy(name), names.tidy(family)
    if _facts(function) == before:
        return function
    function.save(update_fields=["name", "family"])
    record(
        "people.function_changed",
        _subject(function),
        actor=actor,
        at=at,
        before=before,
        after=_facts(function),
    )
    publish(FunctionsRenamed(function_ids=(function.pk,)))
    return function


def _facts(function: Function) -> dict[str, str]:
    return {"code": function.code, "name": function.name, "family": function.family}


def _subject(function: Function) -> Subject:
    return Subject("function", function.pk, f"{function.name} ({function.code})")
