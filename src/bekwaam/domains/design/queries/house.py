"""What this academy set for the rules of lesson designs."""

from bekwaam.domains.design.enums import RuleCode
from bekwaam.domains.design.models import DesignRule, LessonHour
from bekwaam.domains.design.rules.didactics import STANDARD_HOUR, STANDARDS, HouseStandard


def house_standard() -> HouseStandard:
    """The rules that are on, as this academy set them."""
    least = {code: number for code, (is_on, number) in settings_of_rules().items() if is_on}
    return HouseStandard(least, hour_minutes=lesson_hour())


def settings_of_rules() -> dict[RuleCode, tuple[bool, int]]:
    """Every rule with whether it is on and the number it asks for."""
    chosen = {
        RuleCode(code): (is_on, least)
        for code, is_on, least in DesignRule.objects.values_list("code", "is_on", "least")
    }
    return {standard.code: chosen.get(standard.code, (True, standard.least)) for standard in STANDARDS}


def lesson_hour() -> int:
    found = LessonHour.objects.values_list("minutes", flat=True).first()
    return int(found) if found else STANDARD_HOUR
