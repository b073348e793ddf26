"""What happened in the dossier."""

from dataclasses import dataclass
from uuid import UUID

from bekwaam.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ResultRecorded(Event):
    result_id: UUID
    person_id: UUID
    activity_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReviewWritten(Event):
    review_id: UUID
    activity_id: UUID
