"""What can be done with the catalogue."""

from bekwaam.domains.catalogue.actions.audiences import set_offering_default, set_policies
from bekwaam.domains.catalogue.actions.drafts import (
    Particulars,
    change_particulars,
    create_activity,
    discard_draft,
    mark_from_elsewhere,
    save_draft,
    start_version,
)
from bekwaam.domains.catalogue.actions.loading import LoadedActivity, load_activities
from bekwaam.domains.catalogue.actions.runs import WantedRun, announce_run, cancel_run, change_run
from bekwaam.domains.catalogue.actions.states import (
    archive_activity,
    publish_draft,
    reopen_activity,
    send_back,
    submit_draft,
)
from bekwaam.domains.catalogue.actions.themes import remove_theme, save_theme

__all__ = [
    "LoadedActivity",
    "Particulars",
    "WantedRun",
    "announce_run",
    "archive_activity",
    "cancel_run",
    "change_particulars",
    "change_run",
    "create_activity",
    "discard_draft",
    "load_activities",
    "mark_from_elsewhere",
    "publish_draft",
    "remove_theme",
    "reopen_activity",
    "save_draft",
    "save_theme",
    "send_back",
    "set_offering_default",
    "set_policies",
    "start_version",
    "submit_draft",
]
