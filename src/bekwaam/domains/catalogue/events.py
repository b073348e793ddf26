"""What happened in the catalogue."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bekwaam.kernel.actors import Actor
from bekwaam.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ActivityPublished(Event):
    """A version is in the catalogue from now on; `previous_id` is the version it took the place of."""

    activity_id: UUID
    version_id: UUID
    previous_id: UUID | None
    change: str
    by: UUID | None
    """Who published it; None when that was no person, as when data are loaded."""


@dataclass(frozen=True, kw_only=True)
class VersionStarted(Event):
    """There is a draft with the words of `previous_id`: the next version, or a copy of the activity.

    What hangs on a version above this floor is copied along.
    """

    version_id: UUID
    previous_id: UUID
    actor: Actor
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OfferingLoaded(Event):
    """Many activities came in at once; for these there is no `ActivityPublished`."""

    activity_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class ActivityArchived(Event):
    """It left the catalogue: for the archive, or as the concept that it was."""

    activity_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class ActivityReopened(Event):
    activity_id: UUID


@dataclass(frozen=True, kw_only=True)
class DraftSubmitted(Event):
    activity_id: UUID
    version_id: UUID


@dataclass(frozen=True, kw_only=True)
class DraftSentBack(Event):
    activity_id: UUID
    version_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class AudienceChanged(Event):
    activity_id: UUID


@dataclass(frozen=True, kw_only=True)
class RunsChanged(Event):
    activity_id: UUID


@dataclass(frozen=True, kw_only=True)
class ParticularsChanged(Event):
    """Code, owner or form are different: what belongs to the activity itself, whatever its version."""

    activity_id: UUID


@dataclass(frozen=True, kw_only=True)
class ThemeRenamed(Event):
    theme_id: UUID
