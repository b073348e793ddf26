"""What the editor of one activity shows: the text in sections, what goes with it, hints, and what can be done now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import ActivityState, VersionState
from bekwaam.domains.catalogue.hints.accessibility import accessibility_hints
from bekwaam.domains.catalogue.hints.language import LanguageHint, language_hint
from bekwaam.domains.catalogue.hints.plain_text import read
from bekwaam.domains.catalogue.models import ActivityVersion, AnnouncedRun
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.offering.forms import sections_of
from bekwaam.portals.backoffice.offering.hint_words import average_sentence, ease_of, hint_sentence
from bekwaam.portals.backoffice.offering.pages.clash import marks_text
from bekwaam.portals.backoffice.offering.pages.frame import Frame, frame_of
from bekwaam.portals.backoffice.offering.pages.words import Names, label_of, names_for, shown


@dataclass(frozen=True, slots=True)
class Hints:
    tone: str
    ease: str
    average: str
    language: LanguageHint
    accessibility: list[str]


@dataclass(frozen=True, slots=True)
class Line:
    id: UUID
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """A list of connections with its own little form."""

    name: str
    title: str
    lead: str
    lines: list[Line]
    form: forms.Form


@dataclass(frozen=True, slots=True)
class EditorPage:
    frame: Frame
    version: ActivityVersion
    revision: int
    marks: str
    sections: list[tuple[Any, list[list[Any]]]]
    hints: Hints
    runs: list[AnnouncedRun]
    connections: list[Lines]
    page_id: str
    saved_at: datetime | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class FieldLine:
    label: Any
    value: str


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """An activity that has no draft to write in now."""

    frame: Frame
    version: ActivityVersion
    fields: list[FieldLine]
    runs: list[AnnouncedRun]
    is_in_review: bool
    is_archived: bool


def hints_for(content: Content) -> Hints:
    lines = [*content.summary.splitlines(), *content.goals.splitlines(), *read(content.contents).lines]
    found = language_hint(lines)
    tone, words = ease_of(found)
    sentences = [hint_sentence(hint) for hint in accessibility_hints(content)]
    return Hints(tone, words, average_sentence(found), found, sentences)


def editor_page(
    actor: Actor,
    activity: Any,
    version: ActivityVersion,
    content: Content,
    form: forms.Form,
    *,
    connecting: dict[str, forms.Form],
    page_id: str,
    seen: tuple[int, str] | None = None,
) -> EditorPage:
    """`seen` is what the editor started from, when that is not what is on file now."""
    revision, marks = seen or (version.revision, marks_text(content))
    return EditorPage(
        frame=frame_of(activity, "managed-activity"),
        version=version,
        revision=revision,
        marks=marks,
        sections=list(sections_of(form)),
        hints=hints_for(content),
        runs=queries.runs_of(activity.pk),
        connections=_connections(content, names_for(actor, [content]), connecting),
        page_id=page_id,
    )


def _connections(content: Content, names: Names, connecting: dict[str, forms.Form]) -> list[Lines]:
    leads = {
        "prerequisite_ids": _("Wat iemand gedaan moet hebben voordat dit begint."),
        "related_ids": _("Wat je ook kunt doen als je dit interessant vindt."),
        "function_ids": _("Voor wie het extra past. Het geeft geen rechten en neemt geen rechten weg."),
    }
    skills = Lines(
        name="skill_levels",
        title=str(label_of("skill_levels")),
        lead=_("Met het niveau waar je naartoe werkt, van 1 tot en met 4."),
        lines=[Line(one, f"{names.of([one])} · {level}") for one, level in content.skill_levels],
        form=connecting["skill_levels"],
    )
    others = [
        Lines(
            name=name,
            title=str(label_of(name)),
            lead=lead,
            lines=[_line(one, names) for one in getattr(content, name)],
            form=connecting[name],
        )
        for name, lead in leads.items()
    ]
    return [skills, *others]


def _line(one: UUID, names: Names) -> Line:
    """What a colleague named and this editor may not see says so; taking it away cannot be undone by this editor."""
    is_unseen = one in names.unseen
    note = _("Een collega koos dit. Haal je het weg, dan kun jij het niet terugzetten.") if is_unseen else ""
    return Line(one, names.known.get(one, "?"), note)


def reading_page(actor: Actor, activity: Any, version: ActivityVersion) -> ReadingPage:
    return ReadingPage(
        frame=frame_of(activity, "managed-activity"),
        version=version,
        fields=fields_of(actor, queries.content_of(version)),
        runs=queries.runs_of(activity.pk),
        is_in_review=version.state == VersionState.IN_REVIEW,
        is_archived=activity.state == ActivityState.ARCHIVED,
    )


def typed_lines(form: forms.Form) -> list[FieldLine]:
    """What somebody typed where it can no longer be kept, in the words of the form."""
    lines = [(bound.label, _typed(bound)) for bound in form]
    return [FieldLine(label, words) for label, words in lines if words]


def _typed(bound: forms.BoundField) -> str:
    value, choices = bound.value(), getattr(bound.field, "choices", None)
    if choices is None:
        return str(value or "").strip()
    names = {str(one): str(words) for one, words in choices}
    chosen = value if isinstance(value, list) else [value]
    return ", ".join(names[one] for one in chosen if one and one in names)


def fields_of(actor: Actor, content: Content) -> list[FieldLine]:
    """Every field that says something."""
    names = names_for(actor, [content])
    lines = [(name, shown(name, value, names)) for name, value in _values(content)]
    return [FieldLine(label_of(name), words) for name, words in lines if words]


def _values(content: Content) -> list[tuple[str, Any]]:
    lists = ("theme_ids", "skill_levels", "function_ids", "prerequisite_ids", "related_ids")
    return [*content.columns().items(), *((name, getattr(content, name)) for name in lists)]
