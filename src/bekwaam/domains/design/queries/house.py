"""What this academy set for the rules of lesson designs."""

from django.db.models import Subquery

from bekwaam.domains.design.didactics import STANDARD_HOUR, STANDARDS, HouseStandard
from bekwaam.domains.design.enums import RuleCode
from bekwaam.domains.design.models import DesignRule, LessonHour


def house_standard() -> HouseStandard:
    """The rules that are on, as this academy set them; rules and hour are set together, so they are read together."""
    hour = Subquery(LessonHour.objects.values("minutes")[:1])
    rows = list(DesignRule.objects.annotate(hour=hour).values_list("code", "is_on", "least", "hour"))
    settings = _with_standards({RuleCode(code): (is_on, least) for code, is_on, least, _ in rows})
    least = {code: number for code, (is_on, number) in settings.items() if is_on}
    return HouseStandard(least, hour_minutes=(rows[0][3] if rows else None) or STANDARD_HOUR)


def settings_of_rules() -> dict[RuleCode, tuple[bool, int]]:
    """Every rule with whether it is on and the number it asks for."""
    rows = DesignRule.objects.values_list("code", "is_on", "least")
    return _with_standards({RuleCode(code): (is_on, least) for code, is_on, least in rows})


def lesson_hour() -> int:
    found = LessonHour.objects.values_list("minutes", flat=True).first()
    return int(found) if found else STANDARD_HOUR


def _with_standards(chosen: dict[RuleCode, tuple[bool, int]]) -> dict[RuleCode, tuple[bool, int]]:
    return {standard.code: chosen.get(standard.code, (True, standard.least)) for standard in STANDARDS}
