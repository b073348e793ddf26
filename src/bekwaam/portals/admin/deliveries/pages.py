"""What the pages of deliveries show: the list, and one delivery with its differences and its refused rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _

from bekwaam.domains.deliveries.enums import BUSY_STATES, OPEN_STATES, READY_STATES, RunState
from bekwaam.domains.deliveries.importers import UnknownKind, importer_of, lists_of, open_to, registered
from bekwaam.domains.deliveries.models import ImportMapping, ImportRun
from bekwaam.domains.deliveries.queries import all_mappings
from bekwaam.domains.deliveries.rules import may_deliver
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.imports import Schema
from bekwaam.portals.admin.deliveries.mapping_form import unknown_in
from bekwaam.portals.shared.templatetags.figures import figure

SHOWN = 25
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
TONES = {
    RunState.DONE: "ok",
    RunState.WAITING: "warn",
    RunState.REFUSED: "neg",
    RunState.FAILED: "neg",
    RunState.PREVIEWED: "info",
    RunState.READ: "info",
    RunState.READING: "info",
    RunState.CARRYING_OUT: "info",
}


@dataclass(frozen=True, slots=True)
class RunLine:
    run: ImportRun
    title: str
    tone: str
    words: str
    counts: str


@dataclass(frozen=True, slots=True)
class DeliveriesPage:
    lines: tuple[RunLine, ...]
    page: "Page[ImportRun]"
    mappings: tuple[tuple[str, ImportMapping], ...]
    folders: tuple[tuple[str, str], ...]
    template: str
    """Where an example of a file with activities is, for who may deliver them."""
    empty: str


@dataclass(frozen=True, slots=True)
class DiffLine:
    name: str
    key: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    title: str
    total: int
    lines: tuple[DiffLine, ...]


@dataclass(frozen=True, slots=True)
class Underway:
    """A worker has it."""

    percent: int
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class DeliveryPage:
    run: ImportRun
    title: str
    tone: str
    words: str
    steps: tuple[tuple[str, str], ...]
    stats: tuple[tuple[str, int], ...]
    groups: tuple[Group, ...]
    refusals: tuple[Mapping[str, Any], ...]
    refusals_total: int
    may_carry_out: bool
    may_map: bool
    has_words: bool
    """Whether rows were refused for a word that may be given a meaning."""
    needs_confirmation: bool
    is_empty: bool
    underway: "Underway | None"


def title_of(kind: str) -> str:
    try:
        return _(importer_of(kind).title)
    except UnknownKind:
        return kind


def counts_in_words(counts: Mapping[str, int]) -> str:
    words = {
        "new": _("nieuw"),
        "changed": _("gewijzigd"),
        "moved": _("verplaatst"),
        "ended": _("beëindigd"),
        "refused": _("geweigerd"),
    }
    return ", ".join(f"{figure(counts[name])} {word}" for name, word in words.items() if counts.get(name))


def run_line(run: ImportRun) -> RunLine:
    return RunLine(
        run,
        title_of(run.kind),
        TONES[RunState(run.state)],
        run.get_state_display(),
        counts_in_words(run.counts),
    )


def deliveries_page(actor: Actor, page: "Page[ImportRun]", slug: str) -> DeliveriesPage:
    is_for_all = bool(may_deliver(actor))
    return DeliveriesPage(
        lines=tuple(run_line(run) for run in page.object_list),
        page=page,
        mappings=tuple((title_of(one.kind), one) for one in all_mappings()) if is_for_all else (),
        folders=tuple((_(one.title), f"{slug}/{one.kind}/") for one in registered()) if is_for_all else (),
        template=_template(actor),
        empty=_("Begin met de organisatie. Daarna kunnen de medewerkers erin.")
        if is_for_all
        else _("Kies een bestand. Je ziet daarna per rij wat er verandert."),
    )


def _template(actor: Actor) -> str:
    return reverse("managed-template") if "activities" in {one.kind for one in open_to(actor)} else ""


def delivery_page(run: ImportRun) -> DeliveryPage:
    is_busy = run.state in BUSY_STATES
    report, counts = ({}, {}) if is_busy else (run.report or {}, run.counts)
    return DeliveryPage(
        run=run,
        title=title_of(run.kind),
        tone=TONES[RunState(run.state)],
        words=run.get_state_display(),
        steps=_steps(run),
        stats=tuple((words, counts[name]) for name, words in _stat_words().items() if name in counts),
        groups=_groups(report, importer_of(run.kind).schema),
        refusals=tuple(report.get("refusals", ())[:SHOWN]),
        refusals_total=report.get("refusals_total", 0),
        may_carry_out=run.state in READY_STATES and run.stored is not None,
        may_map=run.stored is not None and run.state in OPEN_STATES | {RunState.REFUSED},
        has_words=_has_words(run, report),
        needs_confirmation=run.state == RunState.WAITING,
        is_empty=bool(counts) and not any(counts.get(name) for name in ("new", "changed", "moved", "ended")),
        underway=_underway(run),
    )


def _has_words(run: ImportRun, report: Mapping[str, Any]) -> bool:
    if not report.get("refusals"):
        return False
    importer = importer_of(run.kind)
    return any(unknown_in(run, importer.schema, lists_of(importer)).values())


def _underway(run: ImportRun) -> Underway | None:
    if run.state not in BUSY_STATES:
        return None
    label = (
        _("Voortgang van het lezen") if run.state == RunState.READING else _("Voortgang van het verwerken")
    )
    if not run.rows_total:
        return Underway(0, label, _("Wacht op zijn beurt"))
    words = _("%(done)s van ongeveer %(total)s rijen") % {"done": run.rows_done, "total": run.rows_total}
    return Underway(100 * run.rows_done // run.rows_total, label, words)


def _stat_words() -> dict[str, str]:
    return {
        "rows": _("Rijen gelezen"),
        "new": _("Nieuw"),
        "changed": _("Gewijzigd"),
        "moved": _("Verplaatst"),
        "ended": _("Beëindigd"),
        "unchanged": _("Gelijk gebleven"),
        "refused": _("Fouten"),
    }


def _steps(run: ImportRun) -> tuple[tuple[str, str], ...]:
    labels = (_("Bestand aanleveren"), _("Verschillen bekijken"), _("Verwerken"))
    if run.state == RunState.DONE:
        return tuple((label, "done") for label in labels)
    if run.state == RunState.CARRYING_OUT:
        return ((labels[0], "done"), (labels[1], "done"), (labels[2], "current"))
    return ((labels[0], "done"), (labels[1], "current"), (labels[2], ""))


def _groups(report: Mapping[str, Any], schema: Schema) -> tuple[Group, ...]:
    diff = report.get("diff") or {}
    titles = {"ended": _("Eindigt"), "new": _("Nieuw"), "moved": _("Verplaatst"), "changed": _("Gewijzigd")}
    found = (
        Group(key, title, diff["counts"][key], tuple(_line(item, schema) for item in diff[key][:SHOWN]))
        for key, title in titles.items()
        if diff.get(key)
    )
    return tuple(found)


def _line(item: Mapping[str, Any], schema: Schema) -> DiffLine:
    changes = tuple(
        f"{schema.label(one['field']).capitalize()}: {shown(one['before'])} → {shown(one['after'])}"
        for one in item.get("fields", ())
    )
    return DiffLine(item["name"], _key_words(item["key"], schema), changes)


def _key_words(key: Sequence[str], schema: Schema) -> str:
    """What the parts of a key are: `Personeelsnummer 000101, dienstverband 1`."""
    labels = (schema.label(name).partition(" (")[0].lower() for name in schema.key)
    words = ", ".join(f"{label} {part}" for label, part in zip(labels, key, strict=False) if part)
    return words[:1].upper() + words[1:]


def shown(value: object) -> str:
    """A value of a report as people write it."""
    if value is None or value == "":
        return _("leeg")
    return DAY.sub(r"\3-\2-\1", str(value)) if isinstance(value, str) and DAY.fullmatch(value) else str(value)
