"""The documents of search follow the catalogue, in the same transaction."""

from bekwaam.domains.catalogue.events import (
    ActivityArchived,
    ActivityPublished,
    ActivityReopened,
    OfferingLoaded,
)
from bekwaam.domains.catalogue.search.actions import write_documents
from bekwaam.kernel.events import subscribe


@subscribe(ActivityPublished)
def write_published(event: ActivityPublished) -> None:
    write_documents([event.activity_id])


@subscribe(ActivityArchived)
def remove_archived(event: ActivityArchived) -> None:
    write_documents([event.activity_id])


@subscribe(ActivityReopened)
def write_reopened(event: ActivityReopened) -> None:
    write_documents([event.activity_id])


@subscribe(OfferingLoaded)
def write_loaded(event: OfferingLoaded) -> None:
    write_documents(event.activity_ids)
