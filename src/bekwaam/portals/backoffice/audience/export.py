"""The list of who sees what as a file."""

from bekwaam.domains.catalogue.access import managed_activities, manages_anything
from bekwaam.domains.catalogue.audience.kept import kept_policies, names_for
from bekwaam.domains.catalogue.audience.overview import narrowed
from bekwaam.domains.catalogue.models import Activity
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.portals.backoffice.audience.pages.lists import sentences_of
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.filters import YES
from bekwaam.reporting.exports.registry import Asked

COLUMNS = (
    Column("code", "Code", Kind.CODE),
    Column("title", "Titel"),
    Column("owner", "Van"),
    Column("state", "Status"),
    Column("audience", "Wie ziet dit"),
)


def _shown(chunk: list[Activity], asked: Asked) -> list[Row]:
    kept = kept_policies([activity.pk for activity in chunk])
    names = names_for(one.policy for policies in kept.values() for one in policies)
    return [
        {
            "code": activity.code,
            "title": activity.title,  # type: ignore[attr-defined]
            "owner": activity.owner_unit.name,
            "state": activity.get_state_display(),
            "audience": " ".join(f"{words}." for words in sentences_of(kept[activity.pk], names)),
        }
        for activity in chunk
    ]


AUDIENCES = keyed(
    name="audiences",
    title="Wie ziet wat",
    columns=COLUMNS,
    may_export=manages_anything,
    rows=lambda asked: narrowed(
        managed_activities(asked.actor),
        text=asked.filters.get("text", ""),
        is_attention=asked.filters.get("is_attention") == YES,
    ),
    keys=("code", "pk"),
    shown=_shown,
)
