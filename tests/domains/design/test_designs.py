"""Working on a design: days and parts in order, two editors, frozen with its version, copied into the next."""

import io
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.catalogue.actions import discard_draft, publish_draft, start_version
from bekwaam.domains.catalogue.enums import Change
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.queries import draft_of
from bekwaam.domains.design.actions.days import (
    WantedDay,
    add_day,
    change_day,
    copy_day,
    describe_design,
    move_day,
    remove_day,
)
from bekwaam.domains.design.actions.files import forget_unnamed_files
from bekwaam.domains.design.actions.house import set_rules
from bekwaam.domains.design.actions.materials import WantedMaterial, add_material, remove_material
from bekwaam.domains.design.actions.parts import WantedPart, add_part, change_part, move_part, remove_part
from bekwaam.domains.design.actions.writing import Edit
from bekwaam.domains.design.enums import Didactic, RuleCode
from bekwaam.domains.design.models import LessonDay, LessonDesign, LessonPart
from bekwaam.domains.design.queries import programme_of
from bekwaam.domains.design.queries.house import house_standard, settings_of_rules
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_designed_day, a_unit, an_activity

pytestmark = [pytest.mark.django_db, pytest.mark.eis("D-1")]


@pytest.fixture
def centre(noord: Any) -> Actor:
    return Actor(current_academy_id(), None, "Leercentrum", (Grant(Role.ULC),))


@pytest.fixture
def edit(centre: Actor, moment: datetime) -> Edit:
    return Edit(centre, moment)


@pytest.fixture
def draft(noord: Any) -> Activity:
    return an_activity(is_published=False, goals="Je blijft rustig.\nJe vraagt om hulp.")


def titles(activity: Activity) -> list[str]:
    days = LessonDay.objects.filter(design__version=draft_of(activity.pk)).order_by("number")
    return [f"{day.number} {day.title}" for day in days]


def parts_of(day: LessonDay) -> list[str]:
    rows = LessonPart.objects.filter(day=day).order_by("position")
    return [f"{position} {title}" for position, title in rows.values_list("position", "title")]


def test_days_are_added_moved_copied_and_removed(draft: Activity, edit: Edit) -> None:
    first, second = a_designed_day(draft, "Een", parts=2), a_designed_day(draft, "Twee")
    move_day(second, is_later=False, edit=edit)
    assert titles(draft) == ["1 Twee", "2 Een"]
    copy = copy_day(second, edit=edit)
    assert titles(draft) == ["1 Twee", "2 Twee", "3 Een"]
    assert parts_of(copy) == ["1 Deel 1"]
    remove_day(second, edit=edit)
    assert titles(draft) == ["1 Twee", "2 Een"]
    move_day(LessonDay.objects.get(pk=first.pk), is_later=True, edit=edit)
    assert titles(draft) == ["1 Twee", "2 Een"]


def test_parts_move_within_a_day_and_over_its_edge(draft: Activity, edit: Edit) -> None:
    day, other = a_designed_day(draft, "Een", parts=2), a_designed_day(draft, "Twee", parts=1)
    last = LessonPart.objects.get(day=day, position=2)
    move_part(last, is_later=False, edit=edit)
    assert parts_of(day) == ["1 Deel 2", "2 Deel 1"]
    move_part(LessonPart.objects.get(day=day, position=2), is_later=True, edit=edit)
    assert (parts_of(day), parts_of(other)) == (["1 Deel 2"], ["1 Deel 1", "2 Deel 1"])
    move_part(LessonPart.objects.get(day=other, position=1), is_later=False, edit=edit)
    assert (parts_of(day), parts_of(other)) == (["1 Deel 2", "2 Deel 1"], ["1 Deel 1"])
    remove_part(LessonPart.objects.get(day=day, position=1), edit=edit)
    assert parts_of(day) == ["1 Deel 1"]


def test_the_clock_and_the_lesson_hours_follow_from_the_parts(draft: Activity, edit: Edit) -> None:
    day = a_designed_day(draft, "Een", parts=0, starts_at=time(9, 0))
    for title, minutes, form in (
        ("Begin", 100, "uitleg"),
        ("Pauze", 15, "pauze"),
        ("Oefenen", 50, "oefening"),
    ):
        add_part(day, WantedPart(title=title, minutes=minutes, form=form), edit=edit)
    shown = programme_of(draft_of(draft.pk).pk).days[0]
    assert [(one.starts_at, one.ends_at) for one in shown.parts][1] == (time(10, 40), time(10, 55))
    assert (str(shown.hours), shown.ends_at) == ("3.0", time(11, 45))


def test_the_second_editor_looks_first(draft: Activity, centre: Actor, moment: datetime) -> None:
    day = a_designed_day(draft, "Een")
    seen = LessonDesign.objects.get().revision
    stale = Edit(centre, moment, seen_revision=seen)
    change_day(day, WantedDay(title="Een, beter"), edit=stale)
    part = LessonPart.objects.get()
    with pytest.raises(Refused, match=r"design\.edited_meanwhile"):
        change_part(part, WantedPart(title="Van mij", minutes=10, form="casus"), edit=stale)
    part.refresh_from_db()
    assert part.title == "Deel 1"
    change_part(
        part,
        WantedPart(title="Van mij", minutes=10, form="casus"),
        edit=Edit(centre, moment, seen_revision=seen + 1),
    )
    part.refresh_from_db()
    assert (part.title, part.form) == ("Van mij", Didactic.CASE)


@pytest.mark.eis("U-1.3")
def test_a_published_design_is_frozen_and_goes_on_in_the_next_version(
    draft: Activity, edit: Edit, moment: datetime
) -> None:
    day = a_designed_day(draft, "Een", parts=2)
    material = WantedMaterial(title="Reader", kind="link", link="https://lessen.example/reader")
    add_material(day, material, edit=edit)
    describe_design(draft_of(draft.pk).pk, is_blend=True, introduction="Twee dagen.", edit=edit)
    published = publish_draft(draft.pk, actor=edit.actor, at=moment)
    with pytest.raises(Refused, match=r"design\.frozen"):
        add_day(published.pk, WantedDay(title="Erbij"), edit=edit)
    for change in (
        lambda: LessonPart.objects.update(minutes=1),
        lambda: LessonDay.objects.update(title="Anders"),
        lambda: LessonDesign.objects.update(is_blend=False),
        lambda: day.materials.all().delete(),
        lambda: LessonPart.objects.create(day=day, position=9, title="x", minutes=1, form="uitleg"),
    ):
        with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
            change()
    following = start_version(draft.pk, change=Change.LIGHT, note="", actor=edit.actor, at=moment)
    copied = programme_of(following.pk)
    assert (copied.design.is_blend, copied.design.introduction) == (True, "Twee dagen.")
    assert [part.part.title for part in copied.days[0].parts] == ["Deel 1", "Deel 2"]
    assert copied.days[0].materials[0].link == "https://lessen.example/reader"
    add_part(copied.days[0].day, WantedPart(title="Nieuw", minutes=5, form="toets"), edit=edit)
    assert len(programme_of(published.pk).days[0].parts) == 2
    discard_draft(draft.pk, actor=edit.actor, at=moment)
    assert LessonDesign.objects.count() == 1


@pytest.mark.eis("D-3")
def test_a_file_is_judged_kept_and_let_go_of(draft: Activity, edit: Edit, moment: datetime) -> None:
    day = a_designed_day(draft, "Een")
    with pytest.raises(Refused, match=r"design\.no_file"):
        add_material(day, WantedMaterial(title="Reader", kind="bestand"), edit=edit)
    hostile = io.BytesIO(b"MZ\x90\x00" + b"\x00" * 100)
    with pytest.raises(Refused):
        add_material(
            day, WantedMaterial(title="x", kind="bestand", file=hostile, file_name="a.pdf"), edit=edit
        )
    text = io.BytesIO(b"Het draaiboek van de dag.\n")
    material = add_material(
        day, WantedMaterial(title="Draaiboek", kind="bestand", file=text, file_name="dag.txt"), edit=edit
    )
    stored = StoredFile.objects.get()
    assert file_store().exists(current_academy_id(), stored.sha256)
    assert forget_unnamed_files(at=moment + timedelta(days=2)) == 0
    remove_material(material, edit=edit)
    assert forget_unnamed_files(at=moment + timedelta(hours=2)) == 0
    assert forget_unnamed_files(at=moment + timedelta(days=2)) == 1
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({"title": "  "}, "design.no_title"),
        ({"title": "x" * 201}, "design.too_long"),
        ({"title": "x", "minutes": 0}, "design.bad_minutes"),
        ({"title": "x", "minutes": 10_000}, "design.bad_minutes"),
        ({"title": "x", "goals": "y" * 5_000}, "design.too_long"),
    ],
)
def test_what_does_not_fit_is_refused(draft: Activity, edit: Edit, wanted: Any, reason: str) -> None:
    day = a_designed_day(draft, "Een", parts=0)
    with pytest.raises(Refused) as refusal:
        add_part(day, WantedPart(**{"minutes": 10, "form": "uitleg", **wanted}), edit=edit)
    assert refusal.value.reason == reason


def test_who_does_not_manage_the_unit_does_not_design(draft: Activity, moment: datetime) -> None:
    stranger = Actor(
        current_academy_id(), None, "Elders", (Grant(Role.BACKOFFICE, frozenset({a_unit().pk})),)
    )
    with pytest.raises(Refused, match=r"catalogue\.not_yours"):
        add_day(draft_of(draft.pk).pk, WantedDay(title="Een"), edit=Edit(stranger, moment))
    assert not LessonDesign.objects.exists()


def test_the_centre_sets_the_rules(draft: Activity, edit: Edit, moment: datetime) -> None:
    chosen = {**settings_of_rules(), RuleCode.PHYSICAL_HOURS: (True, 1), RuleCode.MATERIALS: (False, 1)}
    set_rules(chosen, hour_minutes=60, actor=edit.actor, at=moment)
    house = house_standard()
    assert (house.hour_minutes, house.least[RuleCode.PHYSICAL_HOURS]) == (60, 1)
    assert RuleCode.MATERIALS not in house.least
    a_designed_day(draft, "Een", parts=1)
    found = {one.code: one for one in programme_of(draft_of(draft.pk).pk).findings}
    assert found[RuleCode.PHYSICAL_HOURS].is_met
    logged = AuditFact.objects.get(verb="design.rules_set")
    assert logged.after == {"lesuren_fysiek": 1, "materialen": None, "lesuur": 60}
    with pytest.raises(Refused, match=r"design\.rule_out_of_bounds"):
        set_rules({**chosen, RuleCode.GOALS: (True, 99)}, hour_minutes=60, actor=edit.actor, at=moment)


def test_a_unit_does_not_set_the_rules(moment: datetime, noord: Any) -> None:
    unit = Actor(noord, None, "Onderdeel", (Grant(Role.BACKOFFICE, frozenset({a_unit().pk})),))
    with pytest.raises(Refused, match=r"catalogue\.only_centre"):
        set_rules(settings_of_rules(), hour_minutes=50, actor=unit, at=moment)


def test_every_change_is_in_the_log(draft: Activity, edit: Edit) -> None:
    day = a_designed_day(draft, "Een", parts=1)
    move_part(LessonPart.objects.get(), is_later=True, edit=edit)
    copy_day(day, edit=edit)
    verbs = list(AuditFact.objects.filter(verb__startswith="design.").values_list("verb", flat=True))
    assert sorted(verbs) == ["design.day_added", "design.day_copied", "design.part_added"]
