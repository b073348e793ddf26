"""The framework as a file, in the columns of a delivery: what goes out can come in again."""

from collections.abc import Iterable

from django.db.models import QuerySet

from bekwaam.domains.skills import names
from bekwaam.domains.skills.models import Skill
from bekwaam.domains.skills.queries.framework import narrowed, related_codes
from bekwaam.domains.skills.rules.keeping import READERS
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.registry import Asked

COLUMNS = (
    Column("code", "Code", Kind.CODE),
    Column("label", "Naam"),
    Column("alt_labels", "Andere namen"),
    Column("definition", "Definitie"),
    Column("kind", "Soort"),
    Column("broader", "Valt onder", Kind.CODE),
    Column("related", "Verwante codes"),
    Column("uri", "Adres (uri)"),
    Column("source", "Bron"),
)


def _may(actor: Actor) -> bool:
    return any(actor.has_role(role) for role in READERS)


def _shown(chunk: list[Skill], asked: Asked) -> list[Row]:
    related = related_codes(skill.pk for skill in chunk)
    return [_row(skill, related.get(skill.pk, ())) for skill in chunk]


def _row(skill: Skill, related: Iterable[str]) -> Row:
    return {
        "code": skill.code,
        "label": skill.label,
        "alt_labels": names.joined(skill.alt_labels),
        "definition": skill.definition,
        "kind": skill.get_kind_display(),
        "broader": skill.broader.code if skill.broader else "",
        "related": names.joined(related),
        "uri": skill.uri,
        "source": skill.source,
    }


def _rows(asked: Asked) -> "QuerySet[Skill]":
    return narrowed(text=asked.filters.get("text", ""), kind=asked.filters.get("kind", ""))


SKILLS = keyed(
    name="skills",
    title="Skills",
    columns=COLUMNS,
    may_export=_may,
    rows=_rows,
    keys=("sort_key", "code"),
    shown=_shown,
)
