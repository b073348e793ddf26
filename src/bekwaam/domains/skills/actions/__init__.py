"""What can be done with skills: `framework` the skills themselves, `functions` what functions ask, `statements`
levels of people, `delivered` writing deliveries, `retention` letting go of what is kept long enough.
"""

from bekwaam.domains.skills.actions.framework import (
    SkillDetails,
    change_skill,
    describe_framework,
    make_skill,
)
from bekwaam.domains.skills.actions.functions import ask_skill, replace_asked_skills, stop_asking_skill
from bekwaam.domains.skills.actions.retention import forget_old
from bekwaam.domains.skills.actions.statements import (
    StatedLevel,
    confirm_level,
    earn_level,
    estimate_level,
    take_over_levels,
)

__all__ = [
    "SkillDetails",
    "StatedLevel",
    "ask_skill",
    "change_skill",
    "confirm_level",
    "describe_framework",
    "earn_level",
    "estimate_level",
    "forget_old",
    "make_skill",
    "replace_asked_skills",
    "stop_asking_skill",
    "take_over_levels",
]
