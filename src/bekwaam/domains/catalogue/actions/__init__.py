"""What can be done with the catalogue."""

from bekwaam.domains.catalogue.actions.audiences import set_offering_default, set_policies
from bekwaam.domains.catalogue.actions.connecting import connect, disconnect, set_skill
from bekwaam.domains.catalogue.actions.copying import copy_activity
from bekwaam.domains.catalogue.actions.drafts import (
    OpenPage,
    Particulars,
    change_particulars,
    create_activity,
    discard_draft,
    mark_from_elsewhere,
    particulars_of,
    save_draft,
    start_version,
)
from bekwaam.domains.catalogue.actions.loading import LoadedActivity, load_activities
from bekwaam.domains.catalogue.actions.pictures import describe_picture, remove_picture, set_picture
from bekwaam.domains.catalogue.actions.policies import (
    Choice,
    add_policy,
    change_policy,
    choose_audience,
    remove_policy,
)
from bekwaam.domains.catalogue.actions.previews import note_preview
from bekwaam.domains.catalogue.actions.runs import WantedRun, announce_run, cancel_run, change_run
from bekwaam.domains.catalogue.actions.states import (
    archive_activity,
    publish_draft,
    reopen_activity,
    send_back,
    submit_draft,
)
from bekwaam.domains.catalogue.actions.themes import move_theme, remove_theme, rename_theme, save_theme

__all__ = [
    "Choice",
    "LoadedActivity",
    "OpenPage",
    "Particulars",
    "WantedRun",
    "add_policy",
    "announce_run",
    "archive_activity",
    "cancel_run",
    "change_particulars",
    "change_policy",
    "change_run",
    "choose_audience",
    "connect",
    "copy_activity",
    "create_activity",
    "describe_picture",
    "discard_draft",
    "disconnect",
    "load_activities",
    "mark_from_elsewhere",
    "move_theme",
    "note_preview",
    "particulars_of",
    "publish_draft",
    "remove_picture",
    "remove_policy",
    "remove_theme",
    "rename_theme",
    "reopen_activity",
    "save_draft",
    "save_theme",
    "send_back",
    "set_offering_default",
    "set_picture",
    "set_policies",
    "set_skill",
    "start_version",
    "submit_draft",
]
