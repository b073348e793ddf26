"""The own results as a file."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.records.access import own_results_of
from bekwaam.domains.records.models import Result
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.exports.columns import Row
from bekwaam.portals.shared.result_lines import COLUMNS, export_row
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.registry import Asked


def _is_somebody(actor: Actor) -> bool:
    return actor.person_id is not None


def _shown(chunk: list[Result], asked: Asked) -> list[Row]:
    return [export_row(row) for row in chunk]


OWN_RESULTS = keyed(
    name="own-results",
    title=_("Mijn resultaten"),
    columns=COLUMNS,
    may_export=_is_somebody,
    rows=lambda asked: own_results_of(asked.actor),
    keys=("-finished_on", "-pk"),
    shown=_shown,
)
