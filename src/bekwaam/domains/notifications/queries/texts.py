"""The words of a kind in force: the academy's own in this language, else the built-in ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from bekwaam.domains.notifications.kinds import Kind, Text
from bekwaam.domains.notifications.models import Template


@dataclass(frozen=True, slots=True)
class Wording:
    text: Text
    is_own: bool
    version: int


def versions_of(kind: Kind, language: str) -> "QuerySet[Template, Template]":
    found: QuerySet[Template, Template] = Template.objects.filter(kind=kind.code, language=language)
    return found.order_by("-version")


def wording_of(kind: Kind, language: str) -> Wording:
    return _wording(kind, language, versions_of(kind, language).first())


def wordings_of(kind: Kind, languages: Iterable[str]) -> dict[str, Wording]:
    """One query for all languages."""
    latest = Template.objects.filter(kind=kind.code, language__in=set(languages))
    rows = {row.language: row for row in latest.order_by("language", "-version").distinct("language")}
    return {language: _wording(kind, language, rows.get(language)) for language in languages}


def own_texts() -> set[tuple[str, str]]:
    """Kind and language of everything this academy words itself."""
    latest = Template.objects.order_by("kind", "language", "-version").distinct("kind", "language")
    return {(row.kind, row.language) for row in latest if not row.is_built_in}


def _wording(kind: Kind, language: str, row: Template | None) -> Wording:
    if row is None or row.is_built_in:
        return Wording(kind.built_in(language), is_own=False, version=row.version if row else 0)
    return Wording(Text(row.subject, row.body), is_own=True, version=row.version)
