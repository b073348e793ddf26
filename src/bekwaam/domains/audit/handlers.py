"""Facts from below, which cannot write here themselves."""

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.tenancy.events import HouseRulesChanged, LooksChanged, SwitchesChanged
from bekwaam.kernel.events import subscribe


@subscribe(LooksChanged)
def note_looks(event: LooksChanged) -> None:
    subject = Subject("academy_settings", event.settings_id, "Huisstijl")
    record("looks_changed", subject, actor=event.actor, at=event.at, before=event.before, after=event.after)


@subscribe(SwitchesChanged)
def note_switches(event: SwitchesChanged) -> None:
    subject = Subject("academy_settings", event.settings_id, "Onderdelen")
    verb = "tenancy.switches_changed"
    record(verb, subject, actor=event.actor, at=event.at, before=event.before, after=event.after)


@subscribe(HouseRulesChanged)
def note_house_rules(event: HouseRulesChanged) -> None:
    subject = Subject("academy_settings", event.settings_id, "Huisregels")
    verb = "tenancy.rules_changed"
    record(verb, subject, actor=event.actor, at=event.at, before=event.before, after=event.after)
