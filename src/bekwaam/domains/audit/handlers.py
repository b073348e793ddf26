"""Facts from below, which cannot write here themselves."""

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.tenancy.events import LooksChanged
from bekwaam.kernel.events import subscribe


@subscribe(LooksChanged)
def note_looks(event: LooksChanged) -> None:
    subject = Subject("academy_settings", event.settings_id, "Huisstijl")
    record("looks_changed", subject, actor=event.actor, at=event.at, before=event.before, after=event.after)
