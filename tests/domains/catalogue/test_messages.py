"""Who hears what about offering: judges, writers and keepers, each once."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.catalogue import tasks
from bekwaam.domains.catalogue.actions import (
    LoadedActivity,
    Particulars,
    load_activities,
    publish_draft,
    send_back,
    submit_draft,
)
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import ActivityState
from bekwaam.domains.notifications.models import Message
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor, Grant, Role, system_actor
from bekwaam.kernel.ids import new_id
from tests.factories import a_grant, a_person, a_unit, an_activity

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.3")]


def told(person: Any) -> list[str]:
    return list(
        Message.objects.filter(person=person).order_by("created_at", "pk").values_list("kind", flat=True)
    )


def test_judges_hear_of_a_draft_and_writer_and_keeper_of_the_verdict(noord: UUID, moment: datetime) -> None:
    keeper, judge, writer = a_person(email="k@noord.example"), a_person(), a_person()
    a_grant(judge, Role.ULC)
    author = Actor(noord, writer.pk, "Schrijver", (Grant(Role.ULC),))
    activity = an_activity(is_published=False, keeper_id=keeper.pk)
    submit_draft(activity.pk, actor=author, at=moment)
    assert (told(judge), told(writer), told(keeper)) == (["catalogue.submitted"], [], [])
    send_back(activity.pk, reason="Noem de duur.", actor=system_actor(noord), at=moment)
    assert (told(writer), told(keeper)) == (["catalogue.sent_back"], ["catalogue.sent_back"])
    assert "Noem de duur." in Message.objects.get(person=keeper).body
    submit_draft(activity.pk, actor=author, at=moment)
    publish_draft(activity.pk, actor=Actor(noord, judge.pk, "Centrum", (Grant(Role.ULC),)), at=moment)
    assert told(keeper) == ["catalogue.sent_back", "catalogue.published"]


def test_nobody_hears_of_what_they_publish_themselves_nor_of_what_is_loaded(
    noord: UUID, moment: datetime
) -> None:
    keeper = a_person()
    alone = an_activity(is_published=False, keeper_id=keeper.pk)
    publish_draft(alone.pk, actor=Actor(noord, keeper.pk, "Beheerder", (Grant(Role.ULC),)), at=moment)
    an_activity(keeper_id=keeper.pk)
    particulars = Particulars(code="L", form="video", owner_unit_id=a_unit().pk, keeper_id=keeper.pk)
    content = Content(title="Geladen", summary="Kort.", goals="Doel")
    loaded = LoadedActivity(
        id=new_id(), particulars=particulars, content=content, state=ActivityState.PUBLISHED
    )
    load_activities([loaded], actor=system_actor(noord), at=moment)
    assert told(keeper) == []


def test_a_keeper_hears_once_when_the_day_comes_near_and_once_when_it_is_there(
    noord: UUID, monkeypatch: pytest.MonkeyPatch, moment: datetime
) -> None:
    keeper, today = a_person(), clock.local_date(moment)
    an_activity(keeper_id=keeper.pk, review_on=today + timedelta(days=10))
    an_activity(keeper_id=keeper.pk, review_on=date(2027, 12, 1))
    for days, count in ((0, 1), (1, 1), (10, 2), (12, 2)):
        now = moment + timedelta(days=days)
        monkeypatch.setattr(clock, "now", lambda now=now: now)
        tasks.remind_keepers()
        assert (days, told(keeper).count("catalogue.review_due")) == (days, count)
