"""Results as lines of a list, for the person they are about and for who leads that person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse

from bekwaam.domains.catalogue.access import visible_activities
from bekwaam.domains.records.enums import Outcome
from bekwaam.domains.records.models import Result
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.portals.shared import time_spans
from bekwaam.portals.shared.work_forms import icon_of

PER_PAGE = 25
TONES = {Outcome.PASSED: "ok", Outcome.TOOK_PART: "info", Outcome.FAILED: "neg"}
ICONS = {Outcome.TOOK_PART: "user-check"}
COLUMNS = (
    Column("on", "Datum", Kind.DATE),
    Column("title", "Wat"),
    Column("code", "Code", Kind.CODE),
    Column("outcome", "Resultaat"),
    Column("minutes", "Minuten", Kind.INT),
    Column("source", "Vastgelegd door"),
)


@dataclass(frozen=True, slots=True)
class ResultLine:
    """`href` is empty for what the reader does not see in the offering any more."""

    title: str
    href: str
    form: str
    icon: str
    on: date
    tone: str
    tone_icon: str
    outcome: str
    time: str


@dataclass(frozen=True, slots=True)
class Results:
    page: "Page[Any]"
    lines: list[ResultLine]


def results_page(actor: Actor, rows: QuerySet[Result], *, number: str | None, on: date) -> Results:
    page = Paginator(rows, PER_PAGE).get_page(number)
    found: Sequence[Result] = list(page.object_list)
    seen = visible_activities(actor, on=on).filter(pk__in={row.activity_id for row in found})
    visible = set(seen.values_list("pk", flat=True))
    return Results(page, [_line(row, row.activity_id in visible) for row in found])


def export_row(row: Result) -> Row:
    return {
        "on": row.finished_on,
        "title": row.label,
        "code": row.activity.code,
        "outcome": row.get_outcome_display(),
        "minutes": row.minutes,
        "source": row.source,
    }


def _line(row: Result, is_visible: bool) -> ResultLine:
    outcome = Outcome(row.outcome)
    return ResultLine(
        title=row.label,
        href=reverse("activity", args=[row.activity_id]) if is_visible else "",
        form=row.activity.get_form_display(),
        icon=icon_of(row.activity.form),
        on=row.finished_on,
        tone=TONES[outcome],
        tone_icon=ICONS.get(outcome, ""),
        outcome=row.get_outcome_display(),
        time=time_spans.in_words(row.minutes) if row.minutes else "",
    )
