"""What the deliveries context calls to take in which skills functions ask."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from bekwaam.domains.deliveries.importers import Plan
from bekwaam.domains.people.models import Function
from bekwaam.domains.skills import names
from bekwaam.domains.skills.actions.delivered import DeliveredAsking, write_asking
from bekwaam.domains.skills.actions.functions import LOCK
from bekwaam.domains.skills.enums import SkillKind
from bekwaam.domains.skills.importer.schema import FUNCTION_SKILLS
from bekwaam.domains.skills.models import FunctionSkill, Skill
from bekwaam.domains.skills.rules.keeping import may_keep
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Decision
from bekwaam.kernel.imports import Key, RecordReader, Refusal, compare, may_end, shown

NO_FUNCTION = "Deze functiecode is niet bekend. Lever eerst de medewerkers aan, of verbeter de code."
NO_SKILL = (
    "Deze skill is niet bekend of niet meer in gebruik. Lever eerst de skills aan, of verbeter de code."
)
A_GROUP = "Dit is een groep skills. Een functie vraagt een skill uit die groep."


class FunctionSkillImporter:
    """A file speaks for the functions it names: what it does not repeat of them, ends; other functions stay."""

    kind = "function_skills"
    title = "Skills van functies"
    position = 50
    schema = FUNCTION_SKILLS

    def may_deliver(self, actor: Actor) -> Decision:
        """The learning centre too, for it keeps the framework by hand as well."""
        return may_keep(actor)

    def within(self, actor: Actor) -> "FunctionSkillImporter":
        """Who may, does so for the whole organisation."""
        del actor
        return self

    def lock(self) -> None:
        locks.take(LOCK)

    def plan(self, reading: RecordReader, *, on: date, confirmed: bool) -> Plan:
        functions = {
            code: (pk, name) for pk, code, name in Function.objects.values_list("pk", "code", "name")
        }
        skills = _usable_skills()
        levels, refusals = _judge(reading, functions.keys(), skills)
        existing = _existing({key[0] for key in (*levels, *reading.refused.keys)})
        incoming = {key: {"level": level} for key, level in levels.items() if key not in reading.refused.keys}
        diff = compare(incoming, existing, refused=reading.refused)
        guard = may_end(diff, len(existing), noun=FUNCTION_SKILLS.noun, confirmed=confirmed)
        pairs = {key: (functions[key[0]][0], skills[key[1]][0]) for key in {*incoming, *existing}}
        content = DeliveredAsking({pairs[key]: levels[key] for key in incoming}, functions, pairs)
        return Plan(diff, guard, content=content, refusals=tuple(refusals))

    def apply(self, plan: Plan, *, actor: Actor, at: datetime) -> None:
        write_asking(plan.content, plan.diff, actor=actor, at=at)


def _usable_skills() -> dict[str, tuple[UUID, str, bool]]:
    """Code to id, kind and whether it is in use."""
    rows = Skill.objects.values_list("code", "pk", "kind", "is_active")
    return {code: (pk, kind, is_active) for code, pk, kind, is_active in rows}


def _judge(
    reading: RecordReader, functions: Iterable[str], skills: dict[str, tuple[UUID, str, bool]]
) -> tuple[dict[Key, int], list[Refusal]]:
    known = set(functions)
    levels: dict[Key, int] = {}
    refusals = []
    for record in reading:
        function, written = record.key
        key = (function, names.code_of(written))
        fault = _fault(function, key[1], known, skills)
        if fault is None:
            levels[key] = record.values["level"]
            continue
        column, value, sentence = fault
        reading.refused.keys.add(key)
        refusals.append(Refusal(record.line, FUNCTION_SKILLS.label(column), shown(value), sentence))
    return levels, refusals


def _fault(
    function: str, skill: str, functions: set[str], skills: dict[str, tuple[UUID, str, bool]]
) -> tuple[str, str, str] | None:
    if function not in functions:
        return "function", function, NO_FUNCTION
    _, kind, is_active = skills.get(skill, (None, "", False))
    if not is_active:
        return "skill", skill, NO_SKILL
    return ("skill", skill, A_GROUP) if kind == SkillKind.GROUP else None


def _existing(functions: set[str]) -> dict[Key, dict[str, int]]:
    rows = FunctionSkill.objects.filter(function__code__in=functions)
    columns = ("function__code", "skill__code", "level")
    return {(function, skill): {"level": level} for function, skill, level in rows.values_list(*columns)}
