"""The framework as it is, in the words of a file; read once before a delivery is planned."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bekwaam.domains.skills import names
from bekwaam.domains.skills.models import Skill, SkillRelation
from bekwaam.kernel.imports import Key

COLUMNS = (
    "pk", "code", "label", "alt_labels", "definition", "kind", "broader_id", "uri", "source", "is_active", "is_delivered",
)  # fmt: skip


@dataclass(frozen=True)
class KnownSkills:
    """`facts` are of the skills in use; `ids` of all, so that one that comes back is the same skill."""

    facts: Mapping[Key, Mapping[str, Any]]
    ids: Mapping[str, UUID]
    delivered: frozenset[str]
    out_of_use: frozenset[str]


def known_skills() -> KnownSkills:
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in Skill.objects.values_list(*COLUMNS)]
    codes = {row["pk"]: row["code"] for row in rows}
    related = _related(codes)
    return KnownSkills(
        facts={(row["code"],): _facts(row, codes, related[row["code"]]) for row in rows if row["is_active"]},
        ids={row["code"]: row["pk"] for row in rows},
        delivered=frozenset(row["code"] for row in rows if row["is_delivered"]),
        out_of_use=frozenset(row["code"] for row in rows if not row["is_active"]),
    )


def _facts(row: Mapping[str, Any], codes: Mapping[UUID, str], related: set[str]) -> dict[str, Any]:
    return {
        "name": row["label"],
        "alt_labels": names.joined(row["alt_labels"]),
        "definition": row["definition"],
        "kind": row["kind"],
        "broader": codes[row["broader_id"]] if row["broader_id"] else None,
        "related": names.joined(sorted(related)),
        "uri": row["uri"],
        "source": row["source"],
    }


def _related(codes: Mapping[UUID, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for first, second in SkillRelation.objects.values_list("first_id", "second_id"):
        found[codes[first]].add(codes[second])
        found[codes[second]].add(codes[first])
    return found
