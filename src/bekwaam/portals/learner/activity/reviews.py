"""What people thought of an activity: the average, the newest reviews, and the reader's own one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.records.enums import ReviewState
from bekwaam.domains.records.models import Review
from bekwaam.domains.records.queries import reviews_to_read

MOST = 20


@dataclass(frozen=True, slots=True)
class ReviewLine:
    stars: int
    words: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Reviews:
    """Without names: readers need not see each other. `hidden_because` is told to the writer only."""

    title: str
    count: int
    average: str
    lines: list[ReviewLine]
    own: Review | None
    hidden_because: str

    @property
    def more(self) -> int:
        return max(self.count - len(self.lines), 0)


def reviews_of(activity: Activity, reader_id: UUID) -> Reviews:
    found = list(reviews_to_read(activity.pk, reader_id)[: MOST + 1])
    own = next((review for review in found if review.person_id == reader_id), None)
    shown = [review for review in found if review.state == ReviewState.SHOWN]
    lines = [ReviewLine(review.stars, review.words, review.written_at) for review in shown]
    count = activity.rating_count
    average = f"{activity.rating_sum / count:.1f}".replace(".", ",") if count else ""
    is_hidden = own is not None and own.state == ReviewState.HIDDEN
    title = (
        _("Collega’s geven dit een %(average)s") % {"average": average} if count else _("Nog geen ervaringen")
    )
    return Reviews(title, count, average, lines, own, own.hidden_reason if own and is_hidden else "")
