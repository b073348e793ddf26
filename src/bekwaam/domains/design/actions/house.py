"""Setting the rules of lesson designs for the whole academy."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.design import rules
from bekwaam.domains.design.didactics import LONGEST_HOUR, SHORTEST_HOUR, STANDARDS
from bekwaam.domains.design.enums import RuleCode
from bekwaam.domains.design.models import DesignRule, LessonHour
from bekwaam.domains.design.queries.house import lesson_hour, settings_of_rules
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require

LOCK = "design.rules"
Settings = Mapping[RuleCode, tuple[bool, int]]


@transaction.atomic
def set_rules(chosen: Settings, *, hour_minutes: int, actor: Actor, at: datetime) -> None:
    """Per rule whether it is on and the number it asks for; the designs are judged by it at once."""
    require(rules.may_set_rules(actor))
    for standard in STANDARDS:
        require(rules.within(standard, chosen[standard.code][1]))
    if not SHORTEST_HOUR <= hour_minutes <= LONGEST_HOUR:
        raise Refused("design.rule_out_of_bounds", least=SHORTEST_HOUR, most=LONGEST_HOUR)
    locks.take(LOCK)
    before = _as_facts(settings_of_rules(), lesson_hour())
    for code, (is_on, least) in chosen.items():
        DesignRule.objects.update_or_create(code=code.value, defaults={"is_on": is_on, "least": least})
    LessonHour.objects.update_or_create(defaults={"minutes": hour_minutes})
    after = _as_facts(chosen, hour_minutes)
    changed = [name for name in after if after[name] != before[name]]
    if changed:
        old, new = ({name: facts[name] for name in changed} for facts in (before, after))
        subject = Subject("academy", actor.academy_id, "")
        record("design.rules_set", subject, actor=actor, at=at, before=old, after=new)


def _as_facts(settings: Settings, hour_minutes: int) -> dict[str, int | None]:
    """A rule that is off asks for nothing."""
    rules = {code.value: least if is_on else None for code, (is_on, least) in settings.items()}
    return {**rules, "lesuur": hour_minutes}
