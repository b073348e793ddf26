"""A development track from request to improvement, and who hears what when."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.design import access
from bekwaam.domains.design.actions.releases import (
    WantedRelease,
    deliver_release,
    reopen_comment,
    resolve_comment,
    write_comment,
)
from bekwaam.domains.design.actions.tracks import (
    WantedTrack,
    add_member,
    begin_track,
    change_track,
    move_track,
    note_decision,
    remove_member,
)
from bekwaam.domains.design.actions.work import (
    WantedTask,
    finish_task,
    give_task,
    remind_of_tasks,
    reopen_task,
)
from bekwaam.domains.design.enums import Phase, TrackRole
from bekwaam.domains.design.models import DevelopmentTrack, TrackDecision, TrackMember, TrackTask
from bekwaam.domains.design.queries.tracks import per_phase, whole_of
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_person, a_track, a_unit, an_activity, an_employment

pytestmark = [pytest.mark.django_db, pytest.mark.eis("D-4")]
LINK = "/beheer/ontwikkeling/x/"


@pytest.fixture
def centre(noord: Any) -> Actor:
    return Actor(current_academy_id(), None, "Leercentrum", (Grant(Role.ULC),))


@pytest.fixture
def colleague(noord: Any) -> Person:
    person = a_person("Bakker", email="bakker@noord.example")
    an_employment(person, a_unit())
    return person


def actor_of(person: Person) -> Actor:
    return Actor(current_academy_id(), person.pk, person.full_name)


def told(person: Person) -> list[str]:
    return list(Message.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_a_track_goes_from_request_to_improvement(centre: Actor, moment: datetime) -> None:
    track = a_track()
    for phase in (Phase.DESIGN, Phase.BUILD):
        move_track(track.pk, phase, actor=centre, at=moment)
    with pytest.raises(Refused, match=r"design\.nothing_delivered"):
        move_track(track.pk, Phase.DELIVERY, actor=centre, at=moment)
    wanted = WantedRelease(link="https://lessen.example/1", note="Eerste proef")
    release = deliver_release(track.pk, wanted, page=LINK, actor=centre, at=moment)
    move_track(track.pk, Phase.DELIVERY, actor=centre, at=moment)
    comment = write_comment(release, words="Geluid te zacht", place="Scherm 3", actor=centre, at=moment)
    with pytest.raises(Refused) as refusal:
        move_track(track.pk, Phase.DONE, actor=centre, at=moment)
    assert (refusal.value.reason, refusal.value.facts) == ("design.comments_open", {"count": 1})
    resolve_comment(comment, answer="Harder gezet", actor=centre, at=moment)
    with pytest.raises(Refused, match=r"design\.already_resolved"):
        resolve_comment(comment, answer="", actor=centre, at=moment)
    move_track(track.pk, Phase.IMPROVEMENT, actor=centre, at=moment)
    move_track(track.pk, Phase.DONE, actor=centre, at=moment)
    track.refresh_from_db()
    assert track.phase == Phase.DONE
    reopen_comment(comment, actor=centre, at=moment)
    assert [len(rows) for rows in whole_of(track).comments.values()] == [1]


@pytest.mark.parametrize(
    ("old", "new"), [("aanvraag", "bouw"), ("aanvraag", "klaar"), ("ontwerp", "oplevering")]
)
def test_no_phase_is_skipped(centre: Actor, moment: datetime, old: str, new: str) -> None:
    track = a_track()
    DevelopmentTrack.objects.update(phase=old)
    with pytest.raises(Refused, match=r"design\.no_such_move"):
        move_track(track.pk, Phase(new), actor=centre, at=moment)


def test_who_gets_a_task_hears_of_it_and_belongs_to_the_track(
    centre: Actor, colleague: Person, moment: datetime
) -> None:
    track = a_track()
    assert access.track_for(actor_of(colleague), track.pk) is None
    task = give_task(
        track.pk, WantedTask(title="Script", person=colleague), link=LINK, actor=centre, at=moment
    )
    assert told(colleague) == ["design.task_assigned"]
    assert access.track_for(actor_of(colleague), track.pk) == track
    finish_task(task, actor=actor_of(colleague), at=moment)
    with pytest.raises(Refused, match=r"design\.task_is_done"):
        finish_task(task, actor=centre, at=moment)
    reopen_task(task, actor=centre, at=moment)
    assert TrackTask.objects.get().done_at is None


def test_a_member_does_not_lead(centre: Actor, colleague: Person, moment: datetime) -> None:
    track = a_track()
    add_member(track.pk, TrackRole.EXPERT, person=colleague, actor=centre, at=moment)
    other = give_task(track.pk, WantedTask(title="Voor een ander"), link=LINK, actor=centre, at=moment)
    member = actor_of(colleague)
    for act in (
        lambda: move_track(track.pk, Phase.DESIGN, actor=member, at=moment),
        lambda: give_task(track.pk, WantedTask(title="x"), link=LINK, actor=member, at=moment),
        lambda: finish_task(other, actor=member, at=moment),
        lambda: remove_member(TrackMember.objects.get(), actor=member, at=moment),
    ):
        with pytest.raises(Refused, match=r"design\.not_your_track"):
            act()


def test_reviewers_are_asked_and_the_deliverer_is_not(
    centre: Actor, colleague: Person, moment: datetime
) -> None:
    track = a_track()
    reviewer = a_person("Visser")
    an_employment(reviewer, a_unit())
    for person in (colleague, reviewer):
        add_member(track.pk, TrackRole.REVIEWER, person=person, actor=centre, at=moment)
    wanted = WantedRelease(link="https://lessen.example/1")
    deliver_release(track.pk, wanted, page=LINK, actor=actor_of(colleague), at=moment)
    assert (told(reviewer), told(colleague)) == (["design.review_asked"], [])


def test_people_from_outside_are_a_name(centre: Actor, moment: datetime) -> None:
    track = a_track()
    add_member(track.pk, TrackRole.BUILDER, name="Bureau Zuidhoek", actor=centre, at=moment)
    with pytest.raises(Refused, match=r"design\.nobody_chosen"):
        add_member(track.pk, TrackRole.BUILDER, name=" ", actor=centre, at=moment)
    assert [(one.person, one.name) for one in whole_of(track).members] == [(None, "Bureau Zuidhoek")]


def test_a_task_that_is_due_is_told_once(centre: Actor, colleague: Person, moment: datetime) -> None:
    track = a_track()
    today = date(2026, 3, 2)
    for title, days in (("Morgen", 1), ("Te laat", -3), ("Later", 9)):
        wanted = WantedTask(title=title, person=colleague, due_on=today + timedelta(days=days))
        give_task(track.pk, wanted, link=LINK, actor=centre, at=moment)
    assert remind_of_tasks(on=today, at=moment) == 2
    assert remind_of_tasks(on=today, at=moment) == 0
    assert told(colleague).count("design.task_due") == 2
    DevelopmentTrack.objects.update(phase=Phase.STOPPED)
    assert remind_of_tasks(on=today + timedelta(days=9), at=moment) == 0


def test_a_track_leads_to_an_activity_of_ones_own(centre: Actor, moment: datetime) -> None:
    unit, other = a_unit(), a_unit()
    manager = Actor(current_academy_id(), None, "Onderdeel", (Grant(Role.BACKOFFICE, frozenset({unit.pk})),))
    track = a_track(unit)
    mine, foreign = an_activity(unit), an_activity(other)
    wanted = {"title": track.title, "owner_unit_id": unit.pk}
    with pytest.raises(Refused, match=r"design\.unknown_activity"):
        change_track(track.pk, WantedTrack(**wanted, activity_id=foreign.pk), actor=manager, at=moment)
    change_track(track.pk, WantedTrack(**wanted, activity_id=mine.pk), actor=manager, at=moment)
    track.refresh_from_db()
    assert track.activity_id == mine.pk
    with pytest.raises(Refused, match=r"design\.not_your_track"):
        begin_track(WantedTrack(title="x", owner_unit_id=other.pk), actor=manager, at=moment)
    assert access.track_for(manager, a_track(other).pk) is None


def test_a_decision_stays_as_it_was_written(centre: Actor, moment: datetime) -> None:
    track = a_track()
    note_decision(
        track.pk,
        words="Geen stemacteurs",
        decided_by="Stuurgroep",
        decided_on=date(2026, 3, 2),
        actor=centre,
        at=moment,
    )
    with pytest.raises(ProgrammingError), transaction.atomic():
        TrackDecision.objects.update(words="Toch wel")
    assert [one.words for one in whole_of(track).decisions] == ["Geen stemacteurs"]
    assert AuditFact.objects.filter(verb="design.decision_noted").count() == 1


def test_the_board_counts_what_is_open(centre: Actor, colleague: Person, moment: datetime) -> None:
    track = a_track()
    done = give_task(track.pk, WantedTask(title="Af"), link=LINK, actor=centre, at=moment)
    finish_task(done, actor=centre, at=moment)
    due = date(2026, 3, 9)
    for title in ("Een", "Twee"):
        give_task(track.pk, WantedTask(title=title, due_on=due), link=LINK, actor=centre, at=moment)
    for number in (1, 2):
        wanted = WantedRelease(link=f"https://lessen.example/{number}")
        release = deliver_release(track.pk, wanted, page=LINK, actor=centre, at=moment)
    write_comment(release, words="Kan korter", place="", actor=centre, at=moment)
    [shown] = per_phase(access.tracks_for(centre))[Phase.REQUEST]
    assert (shown.open_tasks, shown.next_due_on, shown.open_comments, shown.last_release) == (2, due, 1, 2)
