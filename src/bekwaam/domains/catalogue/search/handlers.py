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
@subscribe(ActivityArchived)
@subscribe(ActivityReopened)
def rewrite(event: ActivityPublished | ActivityArchived | ActivityReopened) -> None:
    write_documents([event.activity_id])


@subscribe(OfferingLoaded)
def write_loaded(event: OfferingLoaded) -> None:
    write_documents(event.activity_ids)
