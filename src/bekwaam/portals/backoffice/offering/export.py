"""The list of managed offering as a file."""

from typing import Any

from bekwaam.domains.catalogue import overview
from bekwaam.domains.catalogue.access import managed_activities, manages_anything
from bekwaam.domains.catalogue.models import Activity, ActivityVersion, VersionTheme
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.filters import read
from bekwaam.reporting.exports.registry import Asked

COLUMNS = (
    Column("code", "Code", Kind.CODE),
    Column("title", "Titel"),
    Column("form", "Werkvorm"),
    Column("state", "Staat"),
    Column("unit", "Onderdeel"),
    Column("themes", "Thema’s"),
    Column("version", "Versie", Kind.INT),
    Column("internal_price", "Prijs eigen medewerkers", Kind.MONEY),
    Column("publish_from", "In het aanbod vanaf", Kind.DATE),
    Column("publish_until", "In het aanbod tot en met", Kind.DATE),
    Column("keeper", "Houdt het actueel"),
    Column("review_on", "Nakijken op", Kind.DATE),
    Column("changed_at", "Gewijzigd", Kind.DATETIME),
)


def _rows(asked: Asked) -> Any:
    wanted = read(overview.OfferingFilter, asked.filters)
    found = overview.narrowed(managed_activities(asked.actor), wanted, on=asked.on)
    return found.select_related("owner_unit", "keeper")


def _shown(chunk: list[Any], asked: Asked) -> list[Row]:
    versions = ActivityVersion.objects.in_bulk([one.latest_id for one in chunk])
    links = VersionTheme.objects.filter(version__in=versions).order_by("theme__position", "theme__name")
    themes: dict[Any, list[str]] = {}
    for version_id, name in links.values_list("version_id", "theme__name"):
        themes.setdefault(version_id, []).append(name)
    return [_row(one, versions[one.latest_id], themes.get(one.latest_id, [])) for one in chunk]


def _row(activity: Activity, version: ActivityVersion, themes: list[str]) -> Row:
    return {
        "code": activity.code,
        "title": version.title,
        "form": activity.get_form_display(),
        "state": activity.get_state_display(),
        "unit": activity.owner_unit.name,
        "themes": ", ".join(themes),
        "version": version.number,
        "internal_price": version.internal_price,
        "publish_from": activity.publish_from,
        "publish_until": activity.publish_until,
        "keeper": activity.keeper.full_name if activity.keeper else "",
        "review_on": activity.review_on,
        "changed_at": activity.changed_at,
    }


OFFERING = keyed(
    name="managed-offering",
    title="Aanbod",
    columns=COLUMNS,
    may_export=manages_anything,
    rows=_rows,
    keys=("code", "pk"),
    shown=_shown,
)
