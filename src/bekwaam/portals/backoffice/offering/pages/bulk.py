"""What a change of many activities shows: before it is done, and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.access import managed_activities
from bekwaam.domains.catalogue.actions.bulk import Row, Wanted
from bekwaam.domains.catalogue.enums import ActivityState, BulkKind
from bekwaam.domains.catalogue.models import BulkRun, Theme
from bekwaam.domains.catalogue.overview import titles_of
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor
from bekwaam.portals.shared import refusals
from bekwaam.portals.shared.templatetags.dates import short_day


@dataclass(frozen=True, slots=True)
class BulkLine:
    title: str
    before: str
    after: str
    trouble: str
    is_taken_back: bool = False


@dataclass(frozen=True, slots=True)
class BulkPage:
    what: str
    changing: list[BulkLine]
    refused: list[BulkLine]
    same: int


@dataclass(frozen=True, slots=True)
class DonePage:
    run: BulkRun
    what: str
    lines: list[BulkLine]


def try_page(actor: Actor, wanted: Wanted, rows: list[Row]) -> BulkPage:
    titles = titles_of(managed_activities(actor), {row.activity_id for row in rows})
    words = _Words(wanted.kind, [value for row in rows for value in (row.before, row.after)])
    lines = [(row, _line(row, titles, words)) for row in rows]
    return BulkPage(
        what=str(wanted.kind.label),
        changing=[line for row, line in lines if row.changes],
        refused=[line for row, line in lines if row.refusal is not None],
        same=sum(row.refusal is None and not row.changes for row, _line in lines),
    )


def _line(row: Row, titles: Mapping[UUID, str], words: "_Words") -> BulkLine:
    trouble = refusals.sentence(row.refusal) if row.refusal is not None else ""
    return BulkLine(titles.get(row.activity_id, "?"), words.of(row.before), words.of(row.after), trouble)


def done_page(actor: Actor, run: BulkRun) -> DonePage:
    changes = list(run.changes.order_by("pk"))
    titles = titles_of(managed_activities(actor), {change.activity_id for change in changes})
    kind = BulkKind(run.kind)
    words = _Words(kind, [value for change in changes for value in (change.before, change.after)])
    lines = [
        BulkLine(
            titles.get(change.activity_id, _("Aanbod dat nu bij een ander onderdeel hoort")),
            words.of(change.before),
            words.of(change.after),
            _("Intussen gewijzigd, dus gebleven.") if run.taken_back_at and not change.is_taken_back else "",
            change.is_taken_back,
        )
        for change in changes
    ]
    return DonePage(run, str(kind.label), lines)


class _Words:
    """The values of one kind of change as people read them; names are looked up once."""

    models: Mapping[BulkKind, Any] = {
        BulkKind.OWNER: (OrgUnit, "name"),
        BulkKind.KEEPER: (Person, "full_name"),
        BulkKind.THEME: (Theme, "name"),
    }

    def __init__(self, kind: BulkKind, values: list[Mapping[str, Any]]) -> None:
        self.kind = kind
        self.names: dict[str, str] = {}
        if kind in self.models:
            model, field = self.models[kind]
            ids = {one for value in values for one in self._ids(value)}
            rows = model.objects.filter(pk__in=ids).values_list("pk", field)
            self.names = {str(pk): name for pk, name in rows}

    def _ids(self, value: Mapping[str, Any]) -> list[str]:
        found = value.get("value")
        return found if isinstance(found, list) else [found] if found else []

    def of(self, value: Mapping[str, Any]) -> str:
        found = value.get("value")
        if found is None or found == [] or found == "":
            return "–"
        if self.kind in self.models:
            return ", ".join(self.names.get(one, "?") for one in self._ids(value))
        if self.kind is BulkKind.REVIEW:
            return short_day(date.fromisoformat(found))
        if self.kind is BulkKind.PRICE:
            return f"€ {number_format(Decimal(found), 2)}"
        return str(ActivityState(found).label)
