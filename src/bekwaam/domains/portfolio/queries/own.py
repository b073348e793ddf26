"""What somebody brought in, for the download of one's own data."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from bekwaam.domains.portfolio.models import LearningNeed


def brought_by(person_id: UUID) -> Iterable[dict[str, Any]]:
    columns = ("title", "goal", "unit__name", "state", "source", "created_at")
    rows: Iterable[dict[str, Any]] = LearningNeed.objects.filter(brought_by_id=person_id).values(*columns)
    return rows
