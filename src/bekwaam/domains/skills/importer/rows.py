"""From records to skills as they would stand: codes out of addresses, several values out of one cell, and rows that
cannot be true set apart with the reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bekwaam.domains.skills import names
from bekwaam.domains.skills.enums import SkillKind
from bekwaam.domains.skills.importer.schema import SKILLS
from bekwaam.kernel.imports import Key, Record, RecordReader, Refusal, RefusedKeys, shown

Facts = dict[str, Any]


@dataclass(slots=True)
class Judged:
    """Sound rows by code, in the words in which they are compared; the rest is refused."""

    rows: dict[str, Facts] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    refused: RefusedKeys = field(default_factory=RefusedKeys)

    def refuse(self, code: str, column: str, value: object, sentence: str) -> None:
        self.rows.pop(code, None)
        self.refused.keys.add((code,))
        label = SKILLS.label(column)
        self.refusals.append(Refusal(self.lines[code], label, shown(value), sentence))


def judge(reading: RecordReader, known: Mapping[Key, Mapping[str, Any]], groups: Iterable[str]) -> Judged:
    """`known` are the skills that are there; `groups` the codes that may stand above others though not in use."""
    judged = Judged()
    for record in reading:
        _take(judged, record)
    repeated = {names.code_of(key[0]) for key in reading.refused.keys}
    judged.refused.keys |= {(code,) for code in repeated}
    judged.refused.unknown = reading.refused.unknown
    for code in repeated:
        judged.rows.pop(code, None)
    _settle(judged, {key[0] for key in known} | set(groups), known)
    return judged


def _take(judged: Judged, record: Record) -> None:
    written = record.key[0]
    code = names.code_of(written)
    if code in judged.lines:
        sentence = f"Deze code staat ook op rij {judged.lines[code]}. Haal een van de twee weg."
        judged.lines[code] = record.line
        judged.refuse(code, "code", written, sentence)
        return
    judged.lines[code] = record.line
    if not code or len(code) > names.CODE_LENGTH:
        sentence = f"Een code heeft 1 tot {names.CODE_LENGTH} tekens. Maak de code korter."
        judged.refuse(code, "code", written, sentence)
        return
    judged.rows[code] = _facts(record.values, written)


def _facts(values: Mapping[str, Any], written: str) -> Facts:
    facts: Facts = {"name": values["name"]}
    if "alt_labels" in values:
        facts["alt_labels"] = names.joined(_alt_labels(values["alt_labels"], values["name"]))
    if "definition" in values or "description" in values:
        facts["definition"] = values.get("definition") or values.get("description") or ""
    if "kind" in values:
        facts["kind"] = values["kind"] or SkillKind.SKILL.value
    if "broader" in values:
        above = next(iter(names.parted(values["broader"])), "")
        facts["broader"] = names.code_of(above) or None
    if "related" in values:
        codes = {names.code_of(one) for one in names.parted(values["related"])}
        facts["related"] = names.joined(sorted(codes))
    if names.is_uri(written) or "uri" in values:
        facts["uri"] = values.get("uri") or (written if names.is_uri(written) else "")
    if "source" in values:
        facts["source"] = values["source"] or ""
    return facts


def _alt_labels(cell: str | None, name: str) -> list[str]:
    others = [one[: names.ALT_LENGTH] for one in names.parted(cell) if one != name]
    return others[: names.MOST_ALT_LABELS]


def _settle(judged: Judged, there: set[str], known: Mapping[Key, Mapping[str, Any]]) -> None:
    """Rows whose group or relative does not exist fall out, and then what hung under them, until the rest is sound."""
    while faults := _faults(judged, there):
        for code, column, value, sentence in faults:
            if code in judged.rows:
                judged.refuse(code, column, value, sentence)
    for code in _circling(judged.rows, known):
        value = judged.rows[code]["broader"]
        judged.refuse(
            code, "broader", value, "Deze skill valt via andere skills onder zichzelf. Kies een andere groep."
        )
    _let_go_of_refused(judged, there)


def _faults(judged: Judged, there: set[str]) -> list[tuple[str, str, str, str]]:
    """A group that is refused takes what is under it along; a relative that is refused only the relation."""
    there = there | judged.rows.keys()
    seen = there | judged.lines.keys() | {key[0] for key in judged.refused.keys}
    faults = []
    for code, facts in judged.rows.items():
        broader = facts.get("broader")
        if broader is not None and broader not in there:
            words = "Deze groep bestaat niet, of haar rij is geweigerd. Zet de groep in het bestand of verbeter de code."
            faults.append((code, "broader", broader, words))
        strange = [one for one in names.split(facts.get("related")) if one not in seen]
        if strange:
            words = "Deze verwante skill bestaat niet. Verbeter de code of haal haar weg."
            faults.append((code, "related", strange[0], words))
    return faults


def _let_go_of_refused(judged: Judged, there: set[str]) -> None:
    there = there | judged.rows.keys()
    for facts in judged.rows.values():
        if "related" in facts:
            facts["related"] = names.joined(one for one in names.split(facts["related"]) if one in there)


def _circling(rows: Mapping[str, Facts], known: Mapping[Key, Mapping[str, Any]]) -> list[str]:
    """The rows of the file that lie on a circle, as the tree would be afterwards."""
    above = {key[0]: facts.get("broader") for key, facts in known.items()}
    above |= {code: facts["broader"] for code, facts in rows.items() if "broader" in facts}
    found = set()
    sound: set[str] = set()
    for start in above:
        path: list[str] = []
        code: str | None = start
        while code is not None and code not in sound and code not in path:
            path.append(code)
            code = above.get(code)
        if code is not None and code in path:
            found |= set(path[path.index(code) :])
        sound |= set(path)
    return sorted(found & rows.keys())
