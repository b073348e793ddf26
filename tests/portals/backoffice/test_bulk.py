"""Many activities at once: what is shown first is what is done, and it can be taken back where nobody went on."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.models import Activity, ActivityVersion, BulkRun
from bekwaam.domains.catalogue.search.models import SearchDocument
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person, a_theme, a_unit, an_activity
from tests.world import fingerprint

BULK = "/beheer/aanbod/veel/"
pytestmark = pytest.mark.eis("U-1.3")


@pytest.fixture
def own(noord: UUID) -> OrgUnit:
    return a_unit("EIGEN")


@pytest.fixture
def writer(own: OrgUnit, client_for: Callable[..., Client]) -> Client:
    person = a_person("Schrijver")
    a_grant(person, Role.BACKOFFICE, own)
    return client_for(person)


def ids(*activities: Activity) -> list[str]:
    return [str(one.pk) for one in activities]


def price_of(activity: Activity) -> Decimal:
    activity.refresh_from_db()
    return queries.content_of(activity.published).internal_price


def test_a_preview_changes_nothing_and_doing_it_changes_what_was_shown(writer: Client, own: OrgUnit) -> None:
    ready = an_activity(own, is_published=False)
    bare = an_activity(own, is_published=False, summary="")
    strange = an_activity(a_unit("ANDER"), is_published=False)
    asked = {"gekozen": ids(ready, bare, strange), "kind": "publiceren"}
    before = fingerprint()
    page = writer.post(BULK, asked).context["page"]
    assert ([line.before for line in page.changing], len(page.refused), fingerprint()) == (
        ["Concept"],
        1,
        before,
    )
    assert "samenvatting" in page.refused[0].trouble
    run = writer.post(BULK, {**asked, "doen": "ja"}, follow=True).context["page"].run
    states = {one.pk: one.state for one in Activity.objects.all()}
    assert (states[ready.pk], states[bare.pk], states[strange.pk]) == ("gepubliceerd", "concept", "concept")
    writer.post(f"{BULK}{run.pk}/terug/")
    back = Activity.objects.get(pk=ready.pk)
    assert (back.state, back.published_id, queries.draft_of(ready.pk).number) == ("concept", None, 2)
    assert not SearchDocument.objects.filter(activity=ready).exists()
    again = writer.post(BULK, {"gekozen": ids(ready), "kind": "publiceren", "doen": "ja"}, follow=True)
    assert "1 leeractiviteit is gewijzigd." in again.content.decode()


def test_what_waited_for_its_judgement_waits_again(writer: Client, own: OrgUnit) -> None:
    waiting = an_activity(own, is_published=False)
    writer.post(f"/beheer/aanbod/{waiting.pk}/stap/voorleggen/")
    asked = {"gekozen": ids(waiting), "kind": "publiceren", "doen": "ja"}
    run = writer.post(BULK, asked, follow=True).context["page"].run
    writer.post(f"{BULK}{run.pk}/terug/")
    assert Activity.objects.get(pk=waiting.pk).state == "ter_beoordeling"


@pytest.mark.parametrize("kind", ["beheerder", "nakijken", "prijs", "thema", "archiveren", "eigenaar"])
def test_each_kind_is_done_and_taken_back(writer: Client, own: OrgUnit, kind: str) -> None:
    activity = an_activity(own, internal_price=Decimal(10))
    keeper, shelf, below = a_person("Beheer"), a_theme("nieuw"), a_unit("ONDER", parent=own)
    a_grant(a_person("Iemand"), Role.BACKOFFICE, own)
    values: dict[str, Any] = {
        "keeper": keeper.personnel_number if kind == "beheerder" else "",
        "review_on": "2027-01-01",
        "price": "25",
        "theme": str(shelf.pk),
        "reason": "Oud.",
        "unit": below.code,
    }
    known = facts(activity)
    answer = writer.post(BULK, {"gekozen": ids(activity), "kind": kind, "doen": "ja", **values}, follow=True)
    if kind in ("beheerder", "eigenaar") and answer.status_code == 422:
        pytest.fail(str(answer.context["form"].errors))
    assert facts(activity) != known
    writer.post(f"{BULK}{BulkRun.objects.get().pk}/terug/")
    assert facts(activity) == known


def facts(activity: Activity) -> tuple[Any, ...]:
    activity.refresh_from_db()
    content = queries.content_of(activity.published)
    return (
        activity.state, activity.owner_unit_id, activity.keeper_id, activity.review_on,
        content.internal_price, content.theme_ids,
    )  # fmt: skip


def test_what_was_published_gets_a_light_version_that_is_frozen_too(writer: Client, own: OrgUnit) -> None:
    activity = an_activity(own, internal_price=Decimal(10))
    writer.post(BULK, {"gekozen": ids(activity), "kind": "prijs", "price": "25", "doen": "ja"})
    versions = ActivityVersion.objects.filter(activity=activity).order_by("number")
    assert [(one.internal_price, one.change, one.state) for one in versions] == [
        (Decimal(10), "eerste", "vervangen"), (Decimal(25), "licht", "gepubliceerd"),
    ]  # fmt: skip


def test_a_row_on_which_somebody_went_on_is_not_taken_back(writer: Client, own: OrgUnit) -> None:
    left, used = an_activity(own), an_activity(own)
    writer.post(BULK, {"gekozen": ids(left, used), "kind": "prijs", "price": "25", "doen": "ja"})
    run = BulkRun.objects.get()
    writer.post(f"/beheer/aanbod/{used.pk}/nieuwe-versie/", {"change": "licht"})
    page = writer.post(f"{BULK}{run.pk}/terug/", follow=True).context["page"]
    assert {line.title: line.is_taken_back for line in page.lines} == {
        left.published.title: True, used.published.title: False,
    }  # fmt: skip
    assert (price_of(left), price_of(used)) == (Decimal(0), Decimal(25))
    assert "al teruggedraaid" in writer.post(f"{BULK}{run.pk}/terug/", follow=True).content.decode()


def test_only_who_made_it_sees_and_takes_it_back(
    writer: Client, own: OrgUnit, client_for: Callable[..., Client]
) -> None:
    writer.post(BULK, {"gekozen": ids(an_activity(own)), "kind": "prijs", "price": "5", "doen": "ja"})
    run, other = BulkRun.objects.get(), a_person("Ander")
    a_grant(other, Role.BACKOFFICE, a_unit("VER"))
    stranger = client_for(other)
    assert stranger.get(f"{BULK}{run.pk}/").status_code == 404
    assert stranger.post(f"{BULK}{run.pk}/terug/").status_code == 404
    assert stranger.get(BULK, {"gekozen": ids(*Activity.objects.all())}).status_code == 302


def test_sent_twice_it_is_done_once_and_says_so(writer: Client, own: OrgUnit) -> None:
    activity = an_activity(own, is_published=False)
    asked = {"gekozen": ids(activity), "kind": "publiceren", "doen": "ja"}
    writer.post(BULK, asked)
    again = writer.post(BULK, asked, follow=True)
    assert BulkRun.objects.count() == 1
    assert "Er is niets gewijzigd. Misschien was dit al gedaan." in again.content.decode()


def test_what_could_not_come_along_is_told_when_it_is_done(writer: Client, own: OrgUnit) -> None:
    ready, bare = an_activity(own, is_published=False), an_activity(own, is_published=False, summary="")
    asked = {"gekozen": ids(ready, bare), "kind": "publiceren", "doen": "ja"}
    said = writer.post(BULK, asked, follow=True).content.decode()
    assert ("1 leeractiviteit is gewijzigd." in said, "1 deed niet mee." in said) == (True, True)


def test_a_choice_without_its_value_asks_for_it(writer: Client, own: OrgUnit) -> None:
    answer = writer.post(BULK, {"gekozen": ids(an_activity(own)), "kind": "prijs"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["price"])


def test_all_of_a_filter_can_be_chosen_at_once(writer: Client, own: OrgUnit) -> None:
    wanted, _other = an_activity(own, form="elearning"), an_activity(own)
    page = writer.get(BULK, {"alles": "1", "werkvorm": "elearning"}).context["page"]
    assert page["ids"] == [wanted.pk]
