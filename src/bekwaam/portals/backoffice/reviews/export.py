"""What people thought of the offering one manages, as a file with the filters of the screen; without their names."""

from django.db.models import QuerySet

from bekwaam.domains.catalogue.access import manages_anything
from bekwaam.domains.records.access import ReviewFilter, managed_reviews
from bekwaam.domains.records.models import Review
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.portals.backoffice.reviews.page import title_of
from bekwaam.reporting.exports import filters
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.registry import Asked

EXPORT = "managed-reviews"
COLUMNS = (
    Column("activity", "Leeractiviteit", width=40),
    Column("code", "Code", Kind.CODE),
    Column("stars", "Sterren", Kind.INT),
    Column("words", "Ervaring", width=60),
    Column("written_at", "Geschreven", Kind.DATETIME),
    Column("state", "Staat"),
    Column("hidden_reason", "Verborgen, want"),
)


def rows_of(asked: Asked) -> "QuerySet[Review]":
    return managed_reviews(asked.actor, filters.read(ReviewFilter, asked.filters))


def _shown(chunk: list[Review], asked: Asked) -> list[Row]:
    return [_row(review) for review in chunk]


def _row(review: Review) -> Row:
    return {
        "activity": title_of(review),
        "code": review.activity.code,
        "stars": review.stars,
        "words": review.words,
        "written_at": review.written_at,
        "state": review.get_state_display(),
        "hidden_reason": review.hidden_reason,
    }


REVIEWS = keyed(
    name=EXPORT,
    title="Ervaringen",
    columns=COLUMNS,
    may_export=manages_anything,
    rows=rows_of,
    keys=("-written_at", "-pk"),
    shown=_shown,
)
