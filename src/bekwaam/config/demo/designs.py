"""Gives an academy lesson designs, some of which miss a rule, and development tracks in every phase.

Everything goes through the product's own actions, with the days on which it would have happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from bekwaam.config.demo.tables import table
from bekwaam.domains.catalogue.actions import publish_draft, start_version
from bekwaam.domains.catalogue.enums import Change
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.catalogue.queries import draft_of
from bekwaam.domains.design.actions.days import WantedDay, add_day, describe_design
from bekwaam.domains.design.actions.materials import WantedMaterial, add_material
from bekwaam.domains.design.actions.parts import WantedPart, add_part
from bekwaam.domains.design.actions.releases import (
    WantedRelease,
    deliver_release,
    resolve_comment,
    write_comment,
)
from bekwaam.domains.design.actions.tracks import (
    WantedTrack,
    add_member,
    begin_track,
    move_track,
    note_decision,
)
from bekwaam.domains.design.actions.work import WantedTask, give_task
from bekwaam.domains.design.actions.writing import Edit
from bekwaam.domains.design.enums import Phase, Setting, TrackRole
from bekwaam.domains.design.models import DevelopmentTrack, TrackRelease
from bekwaam.domains.organisation.queries import unit_ids_by_code
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor, system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.scope import current_academy_id

BEGUN = timedelta(days=150)
OWN_TIME, ONLINE, INFORMAL = "e", "o", "i"
Written = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Hall:
    """Who is there, and when all of this is told."""

    at: datetime
    keeper: Actor
    people: Mapping[str, Person]

    def ago(self, days: int) -> datetime:
        return self.at + timedelta(days=days)

    def speaker(self, persona: str) -> Actor:
        """A persona in their own name, with what the keeper may."""
        person = self.people[persona]
        return replace(self.keeper, label=person.full_name)


def fill_designs(personas: Mapping[str, UUID], *, at: datetime) -> None:
    """Where the activities that the designs are for are not on offer, there are none."""
    keeper = system_actor(current_academy_id(), label="Leercentrum", channel="import")
    rows = Person.objects.in_bulk(list(personas.values()))
    hall = Hall(
        at, keeper, {slug: rows[person_id] for slug, person_id in personas.items() if person_id in rows}
    )
    activities = {activity.code: activity for activity in Activity.objects.select_related("published")}
    for written in table("lessons")["design"]:
        if written["code"] in activities:
            _design(activities[written["code"]], written, hall)
    units = unit_ids_by_code()
    for written in table("tracks")["track"]:
        if written["unit"] in units:
            _track(written, units[written["unit"]], activities.get(written.get("activity", "")), hall)


def _design(activity: Activity, written: Written, hall: Hall) -> None:
    edit = Edit(hall.keeper, hall.at)
    version = draft_of(activity.pk) or start_version(
        activity.pk, change=Change.LIGHT, note="Lesontwerp toegevoegd", actor=hall.keeper, at=hall.at
    )
    is_blend, introduction = written.get("blend", False), written["introduction"]
    describe_design(version.pk, is_blend=is_blend, introduction=introduction, edit=edit)
    for each in written["day"]:
        _day(version, each, edit)
    if written.get("publish"):
        publish_draft(activity.pk, actor=hall.keeper, at=hall.at)


def _day(version: ActivityVersion, written: Written, edit: Edit) -> None:
    wanted = WantedDay(
        title=written["title"],
        setting=written.get("setting", Setting.PHYSICAL.value),
        week=written.get("week", 1),
        starts_at=written.get("starts"),
    )
    day, goals = add_day(version.pk, wanted, edit=edit), version.goals.splitlines()
    for minutes, form, title, signs, numbers in written["parts"]:
        part = WantedPart(
            title=title,
            minutes=minutes,
            form=form,
            is_synchronous=OWN_TIME not in signs,
            is_online=ONLINE in signs,
            is_informal=INFORMAL in signs,
            goals="\n".join(goals[number - 1] for number in numbers if number <= len(goals)),
        )
        add_part(day, part, edit=edit)
    for kind, title, link, bringer in written.get("materials", ()):
        add_material(day, WantedMaterial(title=title, kind=kind, link=link, brought_by=bringer), edit=edit)


def _track(written: Written, unit_id: UUID, activity: Activity | None, hall: Hall) -> None:
    wanted = WantedTrack(
        title=written["title"],
        owner_unit_id=unit_id,
        question=written["question"],
        wanted_on=local_date(hall.ago(written["wanted_in"])) if "wanted_in" in written else None,
        activity_id=activity.pk if activity else None,
    )
    track = begin_track(wanted, actor=hall.keeper, at=hall.at - BEGUN)
    for who, role in written["people"]:
        person = hall.people.get(who)
        name = "" if person else who
        add_member(track.pk, TrackRole(role), person=person, name=name, actor=hall.keeper, at=hall.at - BEGUN)
    for words, by, days in written.get("decisions", ()):
        at = hall.ago(days)
        day = local_date(at)
        note_decision(track.pk, words=words, decided_by=by, decided_on=day, actor=hall.keeper, at=at)
    for release in written.get("releases", ()):
        _release(track, *release, hall)
    for phase in written.get("phases", ()):
        move_track(track.pk, Phase(phase), actor=hall.keeper, at=hall.at)
    _tasks(track, written, hall)


def _release(track: DevelopmentTrack, link: str, note: str, days: int, said: list[Any], hall: Hall) -> None:
    at, page = hall.ago(days), f"/beheer/ontwikkeling/{track.pk}/"
    wanted = WantedRelease(link=link, note=note, asks_review=days > -BEGUN.days // 10)
    release: TrackRelease = deliver_release(track.pk, wanted, page=page, actor=hall.keeper, at=at)
    for words, place, who, answer in said:
        comment = write_comment(release, words=words, place=place, actor=hall.speaker(who), at=at)
        if answer:
            resolve_comment(comment, answer=answer, actor=hall.keeper, at=at + timedelta(days=2))


def _tasks(track: DevelopmentTrack, written: Written, hall: Hall) -> None:
    page = f"/beheer/ontwikkeling/{track.pk}/"
    for title, who, days in written.get("tasks", ()):
        person = hall.people.get(who)
        due = local_date(hall.ago(days))
        task = WantedTask(title=title, person=person, name="" if person else who, due_on=due)
        give_task(track.pk, task, link=page, actor=hall.keeper, at=hall.at)
