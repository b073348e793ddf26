"""An activity from concept to archive, and what a published version no longer lets happen to it."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.actions import (
    Particulars,
    archive_activity,
    create_activity,
    discard_draft,
    publish_draft,
    reopen_activity,
    save_draft,
    send_back,
    set_offering_default,
    start_version,
    submit_draft,
)
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import ActivityState, Change, VersionState
from bekwaam.domains.catalogue.models import Activity, ActivityVersion, AudienceCondition, VersionTheme
from bekwaam.kernel.actors import Actor, Grant, Role, system_actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id
from tests.factories import a_theme, a_unit, an_activity

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.3", "U-7.1")]


@pytest.fixture
def centre(noord: Any) -> Actor:
    return Actor(current_academy_id(), None, "Leercentrum", (Grant(Role.ULC),))


def content(**values: Any) -> Content:
    standard = {"title": "Agressie aan de balie", "summary": "Kort.", "goals": "Je blijft rustig."}
    return Content(**{**standard, "theme_ids": (a_theme().pk,), **values})


def particulars(code: str = "AGR-1", **values: Any) -> Particulars:
    return Particulars(code=code, form="klassikaal", **{"owner_unit_id": a_unit().pk, **values})


def test_a_draft_is_judged_and_comes_in_the_catalogue(centre: Actor, moment: datetime) -> None:
    activity = create_activity(particulars(), content(), actor=centre, at=moment)
    submit_draft(activity.pk, actor=centre, at=moment)
    activity.refresh_from_db()
    assert activity.state == ActivityState.IN_REVIEW
    send_back(activity.pk, reason="Noem de duur.", actor=centre, at=moment)
    submit_draft(activity.pk, actor=centre, at=moment)
    version = publish_draft(activity.pk, actor=centre, at=moment)
    activity.refresh_from_db()
    assert (activity.state, activity.published_id, version.number) == (ActivityState.PUBLISHED, version.pk, 1)


def test_the_next_version_takes_the_place_of_the_one_before(centre: Actor, moment: datetime) -> None:
    activity = an_activity(title="Oud")
    draft = start_version(activity.pk, change=Change.AGAIN, note="Nieuwe wet", actor=centre, at=moment)
    save_draft(draft.pk, content(title="Nieuw"), seen_revision=1, actor=centre, at=moment)
    publish_draft(activity.pk, actor=centre, at=moment)
    assert [(each.number, each.title, each.state) for each in queries.versions_of(activity.pk)] == [
        (2, "Nieuw", VersionState.PUBLISHED),
        (1, "Oud", VersionState.SUPERSEDED),
    ]


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (ActivityVersion, {"title": "Anders"}),
        (ActivityVersion, {"state": "concept"}),
        (VersionTheme, {"theme_id": None}),
    ],
)
def test_the_database_freezes_what_was_published(centre: Actor, model: Any, change: dict[str, Any]) -> None:
    an_activity()
    other = {"theme_id": a_theme("privacy").pk} if "theme_id" in change else change
    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        model.objects.update(**other)
    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        model.objects.all()._raw_delete("default")


def test_a_theme_cannot_be_added_to_a_published_version(centre: Actor) -> None:
    version = an_activity().published
    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        VersionTheme.objects.create(version=version, theme=a_theme("privacy"))


def test_who_saves_second_is_told_and_nothing_is_lost(centre: Actor, moment: datetime) -> None:
    activity = create_activity(particulars(), content(), actor=centre, at=moment)
    draft = queries.draft_of(activity.pk)
    assert draft is not None
    save_draft(draft.pk, content(title="Van Noor"), seen_revision=1, actor=centre, at=moment)
    with pytest.raises(Refused) as refusal:
        save_draft(draft.pk, content(title="Van Sem"), seen_revision=1, actor=centre, at=moment)
    draft.refresh_from_db()
    assert (refusal.value.reason, draft.title, draft.revision) == (
        "catalogue.edited_meanwhile",
        "Van Noor",
        2,
    )


def test_what_comes_first_never_comes_back_to_itself(centre: Actor, moment: datetime) -> None:
    first = an_activity(is_published=False)
    second = an_activity(prerequisite_ids=(first.pk,))
    draft = queries.draft_of(first.pk)
    assert draft is not None
    wanted = content(prerequisite_ids=(second.pk,))
    with pytest.raises(Refused) as refusal, transaction.atomic():
        save_draft(draft.pk, wanted, seen_revision=1, actor=centre, at=moment)
    assert refusal.value.reason == "catalogue.circle"
    assert queries.what_comes_first() == {second.pk: frozenset({first.pk})}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"title": ""}, "catalogue.no_title"),
        ({"title": "x" * 201}, "catalogue.too_long"),
        ({"contents": "x" * 100_000}, "catalogue.too_long"),
        ({"link": "javascript:alert(1)"}, "catalogue.bad_link"),
        ({"internal_price": -1}, "catalogue.bad_price"),
        ({"approval": "boven_bedrag"}, "catalogue.no_amount"),
    ],
)
def test_what_does_not_fit_is_refused(
    centre: Actor, moment: datetime, values: dict[str, Any], reason: str
) -> None:
    with pytest.raises(Refused) as refusal:
        create_activity(particulars(), content(**values), actor=centre, at=moment)
    assert (refusal.value.reason, Activity.objects.count()) == (reason, 0)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"summary": ""}, "catalogue.no_summary"),
        ({"goals": " \n "}, "catalogue.no_goals"),
        ({"theme_ids": ()}, "catalogue.no_theme"),
    ],
)
def test_what_is_not_ready_is_not_published(
    centre: Actor, moment: datetime, values: dict[str, Any], reason: str
) -> None:
    activity = create_activity(particulars(), content(**values), actor=centre, at=moment)
    with pytest.raises(Refused) as refusal:
        publish_draft(activity.pk, actor=centre, at=moment)
    assert refusal.value.reason == reason


def test_the_last_day_is_not_before_the_first(centre: Actor, moment: datetime) -> None:
    wanted = particulars(publish_from=date(2026, 5, 2), publish_until=date(2026, 5, 1))
    with pytest.raises(Refused) as refusal:
        create_activity(wanted, content(), actor=centre, at=moment)
    assert refusal.value.reason == "catalogue.until_before_from"


def test_texts_are_cleaned_and_kept(centre: Actor, moment: datetime) -> None:
    hostile = (
        '<p onclick="x()">Rustig <b>blijven</b><script>alert(1)</script></p><a href="javascript:x">klik</a>'
    )
    wanted = content(title="  Kom\x00 op\u202e tijd 🏊🏽 ", contents=hostile)
    activity = create_activity(particulars(), wanted, actor=centre, at=moment)
    draft = queries.draft_of(activity.pk)
    assert draft is not None
    assert draft.title == "Kom op tijd 🏊🏽"
    assert draft.contents == "<p>Rustig <b>blijven</b></p>klik"


def test_a_unit_manages_what_it_owns_and_nothing_else(centre: Actor, moment: datetime) -> None:
    own, other = a_unit(), a_unit()
    keeper = Actor(current_academy_id(), None, "Backoffice", (Grant(Role.BACKOFFICE, frozenset({own.pk})),))
    create_activity(particulars("EIGEN", owner_unit_id=own.pk), content(), actor=keeper, at=moment)
    with pytest.raises(Refused) as refusal:
        create_activity(particulars("VREEMD", owner_unit_id=other.pk), content(), actor=keeper, at=moment)
    theirs = an_activity(other)
    with pytest.raises(Refused):
        archive_activity(theirs.pk, reason="", actor=keeper, at=moment)
    assert refusal.value.reason == "catalogue.not_yours"


def test_archived_and_back(centre: Actor, moment: datetime) -> None:
    activity = an_activity()
    archive_activity(activity.pk, reason="Vervangen", actor=centre, at=moment)
    with pytest.raises(Refused):
        archive_activity(activity.pk, reason="", actor=centre, at=moment)
    reopen_activity(activity.pk, actor=centre, at=moment)
    activity.refresh_from_db()
    assert activity.state == ActivityState.PUBLISHED


def test_a_draft_that_is_not_wanted_goes(centre: Actor, moment: datetime) -> None:
    activity = an_activity()
    start_version(activity.pk, change=Change.LIGHT, note="", actor=centre, at=moment)
    discard_draft(activity.pk, actor=centre, at=moment)
    assert [each.number for each in queries.versions_of(activity.pk)] == [1]


def test_new_offering_of_a_shielded_unit_is_for_that_unit(centre: Actor, moment: datetime) -> None:
    directorate = a_unit()
    team = a_unit(parent=directorate)
    set_offering_default(directorate.pk, is_shielded=True, actor=centre, at=moment)
    activity = create_activity(particulars(owner_unit_id=team.pk), content(), actor=centre, at=moment)
    activity.refresh_from_db()
    assert activity.is_open is False
    assert AudienceCondition.objects.get().key == f"below:{team.pk}"


def test_the_system_manages_everything(noord: Any) -> None:
    actor = system_actor(current_academy_id())
    assert an_activity(policies=()).published_id is not None
    assert actor.person_id is None
