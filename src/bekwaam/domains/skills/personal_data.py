"""Which personal data this context holds, and why; read for the processing register."""

from bekwaam.kernel.privacy import Personal, PersonalKind

KEPT = "tot een jaar na de laatste dag in dienst; een oude uitspraak hoogstens drie jaar nadat er een nieuwe kwam"
LEVEL = Personal(
    "Samen zien wat iemand kan, wat de functie vraagt en wat er te leren is", KEPT, PersonalKind.EVIDENCE
)

PERSONAL_DATA = {
    "PersonSkill.person": LEVEL,
    "PersonSkill.source": LEVEL,
    "PersonSkill.level": LEVEL,
    "PersonSkill.stated_at": LEVEL,
    "PersonSkill.stated_by": LEVEL,
    "PersonSkill.stated_by_label": LEVEL,
    "PersonSkill.valid_until": LEVEL,
    "PersonSkill.superseded_at": LEVEL,
}
NOT_PERSONAL = {
    "SkillFramework.name",
    "SkillFramework.version",
    "SkillFramework.source",
    "SkillFramework.levels",
    "SkillFramework.changed_at",
    "Skill.code",
    "Skill.label",
    "Skill.alt_labels",
    "Skill.definition",
    "Skill.kind",
    "Skill.uri",
    "Skill.source",
    "Skill.is_active",
    "Skill.is_delivered",
    "Skill.sort_key",
    "Skill.search_key",
    "Skill.changed_at",
    "FunctionSkill.level",
}
