"""Small makers of rows for tests, inside the open academy scope."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from bekwaam.domains.catalogue.actions import Particulars, create_activity, publish_draft, set_policies
from bekwaam.domains.catalogue.audience.policies import Policy
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import Form, VersionState
from bekwaam.domains.catalogue.models import Activity, Theme
from bekwaam.domains.design.actions.days import WantedDay, add_day
from bekwaam.domains.design.actions.parts import WantedPart, add_part
from bekwaam.domains.design.actions.tracks import WantedTrack, begin_track
from bekwaam.domains.design.actions.writing import Edit
from bekwaam.domains.design.enums import Didactic
from bekwaam.domains.design.models import DevelopmentTrack, LessonDay
from bekwaam.domains.organisation.models import OrgUnit, OrgUnitAncestor, OrgUnitVersion, UnitKind
from bekwaam.domains.people import names
from bekwaam.domains.people.models import Account, Delegation, Employment, Function, Person, RoleGrant
from bekwaam.domains.skills import names as skill_names
from bekwaam.domains.skills.models import FunctionSkill, PersonSkill, Skill
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.scope import current_academy_id

_numbers = count(1)
LONG_AGO = date(2020, 1, 1)
MADE_AT = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


@contextmanager
def numbered_from(first: int) -> Iterator[None]:
    """For rows that other processes copy: they have numbers that nobody gives out."""
    global _numbers  # noqa: PLW0603 - one count for the process
    before, _numbers = _numbers, count(first)
    try:
        yield
    finally:
        _numbers = before


def a_kind(code: str = "team") -> UnitKind:
    kind, _ = UnitKind.objects.get_or_create(code=code, defaults={"label": code.capitalize(), "position": 1})
    return kind


def a_unit(code: str | None = None, *, parent: OrgUnit | None = None, **values: Any) -> OrgUnit:
    code = code or f"E{next(_numbers)}"
    name = values.pop("name", f"Eenheid {code}")
    kind = values.pop("kind", None) or a_kind()
    unit = OrgUnit.objects.create(
        code=code, name=name, sort_key=name.lower(), kind=kind, parent=parent, valid_from=LONG_AGO, **values
    )
    OrgUnitVersion.objects.create(
        unit=unit,
        name=name,
        kind=kind,
        parent=parent,
        valid_from=LONG_AGO,
        leader_number=unit.leader_number,
        cost_centre=unit.cost_centre,
    )
    above = [(unit, 0)]
    if parent is not None:
        above += [
            (link.ancestor, link.depth + 1) for link in parent.ancestor_links.select_related("ancestor")
        ]
    OrgUnitAncestor.objects.bulk_create(
        OrgUnitAncestor(unit=unit, ancestor=ancestor, depth=depth) for ancestor, depth in above
    )
    return unit


def a_person(family_name: str | None = None, **values: Any) -> Person:
    number = values.pop("personnel_number", f"{next(_numbers):06d}")
    family_name = family_name or f"Jansen{number}"
    given_name = values.pop("given_name", "Noor")
    infix = values.pop("infix", "")
    full_name = names.full_name(given_name, infix, family_name)
    keys = {"search_key": names.search_key(full_name, number, values.get("email", ""))}
    return Person.objects.create(
        personnel_number=number,
        given_name=given_name,
        family_name=family_name,
        infix=infix,
        full_name=full_name,
        sort_key=names.sort_key(given_name, infix, family_name),
        created_at=MADE_AT,
        **{**keys, **values},
    )


def an_account(person: Person, password: str | None = None) -> Account:
    account = Account(
        person=person, login_name=f"{person.personnel_number}@noord.example", created_at=MADE_AT
    )
    if password:
        account.set_password(password)
    else:
        account.set_unusable_password()
    account.save()
    return account


def a_function(code: str = "ADV", name: str = "Adviseur") -> Function:
    function, _ = Function.objects.get_or_create(code=code, defaults={"name": name})
    return function


def an_employment(person: Person, unit: OrgUnit, **values: Any) -> Employment:
    values.setdefault("kind", "vast")
    values.setdefault("started_on", LONG_AGO)
    values.setdefault("function", a_function())
    return Employment.objects.create(person=person, unit=unit, **values)


def a_grant(person: Person, role: Role, unit: OrgUnit | None = None, **values: Any) -> RoleGrant:
    values.setdefault("valid_from", LONG_AGO)
    return RoleGrant.objects.create(
        person=person, role=role.value, unit=unit, granted_by_label="Test", created_at=MADE_AT, **values
    )


def a_delegation(giver: Person, substitute: Person, tasks: list[str], **values: Any) -> Delegation:
    values.setdefault("starts_on", LONG_AGO)
    values.setdefault("ends_on", LONG_AGO)
    return Delegation.objects.create(
        giver=giver, substitute=substitute, tasks=tasks, made_by_label="Test", created_at=MADE_AT, **values
    )


def a_theme(code: str = "veiligheid") -> Theme:
    theme, _ = Theme.objects.get_or_create(code=code, defaults={"name": code.capitalize(), "position": 1})
    return theme


def an_activity(
    owner: OrgUnit | None = None, *, policies: Sequence[Policy] = (), is_published: bool = True, **values: Any
) -> Activity:
    """In the catalogue by the product's own actions; `values` are particulars or content by name."""
    actor = system_actor(current_academy_id())
    number = next(_numbers)
    about = {name: values.pop(name) for name in list(values) if name in Particulars.__dataclass_fields__}
    owner = owner or a_unit()
    about = {"code": f"A{number}", "form": Form.CLASSROOM.value, "owner_unit_id": owner.pk, **about}
    texts = {"title": f"Activiteit {number}", "summary": "Kort.", "goals": "Je kunt het.", **values}
    texts.setdefault("theme_ids", (a_theme().pk,))
    activity = create_activity(Particulars(**about), Content(**texts), actor=actor, at=MADE_AT)
    if policies:
        set_policies(activity.pk, policies, actor=actor, at=MADE_AT)
    if is_published:
        publish_draft(activity.pk, actor=actor, at=MADE_AT)
    activity.refresh_from_db()
    return activity


def a_designed_day(activity: Activity, title: str = "Dag", *, parts: int = 1, **values: Any) -> LessonDay:
    """A lesson day in the draft of this activity, by the product's own actions."""
    edit = Edit(system_actor(current_academy_id()), MADE_AT)
    version = activity.versions.get(state=VersionState.DRAFT)
    day = add_day(version.pk, WantedDay(title=title, **values), edit=edit)
    for number in range(parts):
        wanted = WantedPart(title=f"Deel {number + 1}", minutes=60, form=Didactic.values[number])
        add_part(day, wanted, edit=edit)
    return day


def a_track(owner: OrgUnit | None = None, **values: Any) -> DevelopmentTrack:
    wanted = {"title": "E-learning Veilig aan de balie", "owner_unit_id": (owner or a_unit()).pk, **values}
    actor = system_actor(current_academy_id())
    return begin_track(WantedTrack(**wanted), actor=actor, at=MADE_AT)


def a_skill(code: str | None = None, label: str | None = None, **values: Any) -> Skill:
    code = code or f"S{next(_numbers)}"
    label = label or f"Skill {code}"
    alt_labels = values.pop("alt_labels", [])
    return Skill.objects.create(
        code=code,
        label=label,
        alt_labels=alt_labels,
        sort_key=skill_names.sort_key(label),
        search_key=skill_names.search_key(label, alt_labels, code),
        changed_at=MADE_AT,
        **values,
    )


def an_asked_skill(function: Function, skill: Skill, level: int = 3) -> FunctionSkill:
    return FunctionSkill.objects.create(function=function, skill=skill, level=level)


def a_level(person: Person, skill: Skill, level: int, source: str = "own", **values: Any) -> PersonSkill:
    values.setdefault("stated_at", MADE_AT)
    return PersonSkill.objects.create(person=person, skill=skill, source=source, level=level, **values)
