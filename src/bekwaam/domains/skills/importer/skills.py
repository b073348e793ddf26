"""What the deliveries context calls to take a framework in."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bekwaam.domains.deliveries.importers import Plan
from bekwaam.domains.skills import names
from bekwaam.domains.skills.actions.delivered import DeliveredSkills, write_skills
from bekwaam.domains.skills.actions.framework import LOCK
from bekwaam.domains.skills.importer.existing import known_skills
from bekwaam.domains.skills.importer.rows import Facts, judge
from bekwaam.domains.skills.importer.schema import SKILLS
from bekwaam.domains.skills.importer.skos import as_table
from bekwaam.domains.skills.rules.keeping import may_keep
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Decision
from bekwaam.kernel.imports import Key, RecordReader, Source, compare, may_end


class SkillImporter:
    """A file speaks for the sources it names: skills of another source, and those made by hand, never end by it."""

    kind = "skills"
    title = "Skills"
    position = 40
    schema = SKILLS

    def table_of(self, source: Source) -> Source:
        """SKOS becomes the table that the columns are read from."""
        return as_table(source)

    def may_deliver(self, actor: Actor) -> Decision:
        """The learning centre too, for it keeps the framework by hand as well."""
        return may_keep(actor)

    def within(self, actor: Actor) -> "SkillImporter":
        """Who may, does so for the whole organisation."""
        del actor
        return self

    def lock(self) -> None:
        locks.take(LOCK)

    def plan(self, reading: RecordReader, *, on: date, confirmed: bool) -> Plan:
        known = known_skills()
        judged = judge(reading, known.facts, known.out_of_use)
        existing = _spoken_for(known.facts, judged.rows, known.delivered)
        incoming = _both_ways(judged.rows, known.facts)
        diff = compare(incoming, existing, refused=judged.refused)
        guard = may_end(diff, len(existing), noun=SKILLS.noun, confirmed=confirmed)
        ending = frozenset(item.key[0] for item in diff.ended)
        content = DeliveredSkills({key[0]: facts for key, facts in incoming.items()}, known.ids, ending)
        return Plan(diff, guard, content=content, refusals=tuple(judged.refusals))

    def apply(self, plan: Plan, *, actor: Actor, at: datetime) -> None:
        write_skills(plan.content, plan.diff, actor=actor, at=at)


def _spoken_for(
    known: Mapping[Key, Mapping[str, Any]], rows: Mapping[str, Facts], delivered: frozenset[str]
) -> dict[Key, Mapping[str, Any]]:
    """The skills that are in the file, and the delivered ones of the sources that the file names."""
    sources = {facts.get("source", known.get((code,), {}).get("source", "")) for code, facts in rows.items()}
    return {
        key: facts
        for key, facts in known.items()
        if key[0] in rows or (key[0] in delivered and facts["source"] in sources)
    }


def _both_ways(
    rows: Mapping[str, Facts], known: Mapping[Key, Mapping[str, Any]]
) -> dict[Key, Mapping[str, Any]]:
    """Relations go both ways, whichever row tells of them; those with skills outside the file stay."""
    related = {code: set(names.split(facts.get("related"))) - {code} for code, facts in rows.items()}
    for code, others in list(related.items()):
        for other in others & rows.keys():
            related[other].add(code)
    found: dict[Key, Mapping[str, Any]] = {}
    for code, facts in rows.items():
        before = set(names.split(known.get((code,), {}).get("related")))
        both = related[code] | (before - rows.keys())
        found[code,] = {**facts, "related": names.joined(sorted(both))} if "related" in facts else facts
    return found
