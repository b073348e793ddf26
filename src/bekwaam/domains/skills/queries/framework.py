"""The framework: its words, its tree, and looking for a skill."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from bekwaam.domains.skills import names
from bekwaam.domains.skills.enums import LEVELS, SkillKind
from bekwaam.domains.skills.models import Skill, SkillFramework, SkillRelation

DEFAULT_LEVELS = (
    ("Basis", "Je doet het met hulp, in bekende situaties."),
    ("Zelfstandig", "Je doet het zelf in je dagelijkse werk."),
    ("Gevorderd", "Je doet het ook als het lastig wordt, en je helpt collega’s."),
    ("Expert", "Je verbetert hoe we het doen en leert het anderen."),
)
DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Level:
    number: int
    name: str
    text: str


def framework() -> SkillFramework | None:
    found: SkillFramework | None = SkillFramework.objects.first()
    return found


def levels() -> tuple[Level, ...]:
    """The four levels in the words of the academy, or the usual ones."""
    found = framework()
    words = (found.levels if found else None) or DEFAULT_LEVELS
    return tuple(Level(number, name, text) for number, (name, text) in enumerate(words, start=1))


def skill_by_id(skill_id: UUID) -> Skill | None:
    found: Skill | None = Skill.objects.select_related("broader").filter(pk=skill_id).first()
    return found


def skill_by_code(code: str) -> Skill | None:
    found: Skill | None = Skill.objects.filter(code=code).first()
    return found


def skills_by_id(skill_ids: Iterable[UUID]) -> dict[UUID, Skill]:
    rows = Skill.objects.filter(pk__in=set(skill_ids)).select_related("broader")
    return {skill.pk: skill for skill in rows}


def usable_skills() -> QuerySet[Skill]:
    """What somebody can have a level of today, by label."""
    rows: QuerySet[Skill] = Skill.objects.filter(is_active=True).exclude(kind=SkillKind.GROUP)
    return rows.select_related("broader").order_by("sort_key", "code")


def starting_aim(skill_id: UUID | None) -> tuple[tuple[UUID, int], ...]:
    """What new offering for this skill works towards: the lowest level, until an editor says which. Nothing when the
    skill went out of use."""
    is_usable = skill_id is not None and usable_skills().filter(pk=skill_id).exists()
    return ((skill_id, LEVELS[0]),) if skill_id is not None and is_usable else ()


def searched(skills: QuerySet[Skill], text: str) -> QuerySet[Skill]:
    """Every word must begin a word of the label, of another name, or the code."""
    for word in names.search_words(text):
        skills = skills.filter(search_key__contains=f" {word}")
    return skills


def narrowed(*, text: str = "", kind: str = "", is_active: bool | None = True) -> QuerySet[Skill]:
    skills: QuerySet[Skill] = Skill.objects.select_related("broader").order_by("sort_key", "code")
    if is_active is not None:
        skills = skills.filter(is_active=is_active)
    if kind:
        skills = skills.filter(kind=kind)
    return searched(skills, text)


def right_below(skills: QuerySet[Skill], broader_id: UUID | None) -> QuerySet[Skill]:
    """One storey of the tree; on top stand skills without a group, and those whose group is not used any more."""
    if broader_id is not None:
        return skills.filter(broader=broader_id)
    return skills.filter(Q(broader__isnull=True) | Q(broader__is_active=False))


def with_counts(skills: QuerySet[Skill]) -> QuerySet[Skill]:
    """With how many stand right below, and how many functions ask them."""
    below = Count("narrower", filter=Q(narrower__is_active=True), distinct=True)
    return skills.annotate(below=below, asking=Count("asked_by", distinct=True))


def groups_above(skill: Skill) -> list[Skill]:
    """The groups above, the highest first."""
    found: list[Skill] = []
    above = skill.broader
    while above is not None and len(found) < DEEPEST:
        found.insert(0, above)
        above = above.broader
    return found


def related_to(skill_id: UUID) -> list[Skill]:
    pairs = SkillRelation.objects.filter(Q(first=skill_id) | Q(second=skill_id))
    ids = {
        other for pair in pairs.values_list("first_id", "second_id") for other in pair if other != skill_id
    }
    return list(Skill.objects.filter(pk__in=ids).order_by("sort_key", "code"))


def parents() -> dict[UUID, UUID | None]:
    return dict(Skill.objects.values_list("pk", "broader_id"))


def ids_by_code(codes: Iterable[str]) -> dict[str, UUID]:
    return dict(Skill.objects.filter(code__in=set(codes)).values_list("code", "pk"))


def related_codes(skill_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """The codes of the relatives of many skills at once."""
    wanted = set(skill_ids)
    pairs = SkillRelation.objects.filter(Q(first__in=wanted) | Q(second__in=wanted))
    found: dict[UUID, list[str]] = {}
    columns = ("first_id", "first__code", "second_id", "second__code")
    for first, first_code, second, second_code in pairs.values_list(*columns):
        found.setdefault(first, []).append(second_code)
        found.setdefault(second, []).append(first_code)
    return {skill_id: sorted(codes) for skill_id, codes in found.items() if skill_id in wanted}
