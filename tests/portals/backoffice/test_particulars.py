"""Two people change the particulars of one activity: the second sees what the first made of them, and nothing is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.kernel.actors import Role
from tests.factories import a_grant, a_person, a_unit, an_activity

pytestmark = pytest.mark.eis("U-1.3")


@pytest.fixture
def own(noord: UUID) -> OrgUnit:
    return a_unit("EIGEN")


@pytest.fixture
def editors(own: OrgUnit, client_for: Callable[..., Client]) -> tuple[Client, Client]:
    people = a_person("Eerste"), a_person("Tweede")
    for person in people:
        a_grant(person, Role.BACKOFFICE, own)
    return client_for(people[0]), client_for(people[1])


def address(activity: Activity) -> str:
    return f"/beheer/aanbod/{activity.pk}/gegevens/"


def typed(client: Client, activity: Activity, **values: str) -> dict[str, Any]:
    """The form as it was opened, with what this person makes of it."""
    answer = client.get(address(activity))
    shown = {
        "code": activity.code,
        "form": activity.form,
        "owner_unit": "EIGEN",
        "publish_from": "",
        "publish_until": "",
        "keeper": "",
        "review_on": "",
    }
    return {**shown, "gezien": answer.context["page"]["seen"], **values}


def test_the_second_sees_the_difference_and_chooses_per_field(
    editors: tuple[Client, Client], own: OrgUnit
) -> None:
    activity = an_activity(own, code="OUD")
    first, second = editors
    of_first = typed(first, activity, code="EERST", review_on="2027-03-01")
    of_second = typed(second, activity, code="TWEEDE", publish_until="2028-01-01")
    assert first.post(address(activity), of_first).status_code == 302
    answer = second.post(address(activity), of_second)
    assert answer.status_code == 409
    page = answer.context["page"]
    assert "Eerste wijzigde deze gegevens" in page.lead
    assert {one.name: (one.mine, one.theirs, one.is_clash, one.takes_mine) for one in page.fields} == {
        "code": ("TWEEDE", "EERST", True, True),
        "publish_until": ("1 januari 2028", "", False, True),
        "review_on": ("", "1 maart 2027", False, False),
    }
    activity.refresh_from_db()
    assert (activity.code, activity.publish_until) == ("EERST", None)
    choices = {"keuze-code": "hun", "keuze-publish_until": "mijn", "keuze-review_on": "hun"}
    assert second.post(address(activity), {**dict(page.hidden), **choices}).status_code == 302
    activity.refresh_from_db()
    assert (activity.code, activity.publish_until, activity.review_on) == (
        "EERST",
        date(2028, 1, 1),
        date(2027, 3, 1),
    )


def test_a_third_who_comes_in_between_is_seen_as_well(editors: tuple[Client, Client], own: OrgUnit) -> None:
    activity = an_activity(own, code="OUD")
    first, second = editors
    of_second = typed(second, activity, code="TWEEDE")
    first.post(address(activity), typed(first, activity, code="EERST"))
    hidden = dict(second.post(address(activity), of_second).context["page"].hidden)
    first.post(address(activity), typed(first, activity, code="NOG-EENS"))
    answer = second.post(address(activity), {**hidden, "keuze-code": "mijn"})
    assert (answer.status_code, answer.context["page"].fields[0].theirs) == (409, "NOG-EENS")


def test_the_same_change_twice_is_no_clash(editors: tuple[Client, Client], own: OrgUnit) -> None:
    activity = an_activity(own, code="OUD")
    first, second = editors
    both = [typed(client, activity, code="NIEUW") for client in editors]
    assert first.post(address(activity), both[0]).status_code == 302
    assert second.post(address(activity), both[1]).status_code == 302


@pytest.mark.parametrize("seen", ["", "{", "[1]", '{"code": 3}'])
def test_a_form_that_lost_its_beginning_never_overwrites(
    editors: tuple[Client, Client], own: OrgUnit, seen: str
) -> None:
    activity = an_activity(own, code="OUD")
    sent = typed(editors[0], activity, code="NIEUW") | {"gezien": seen}
    assert editors[0].post(address(activity), sent).status_code == 409
    activity.refresh_from_db()
    assert activity.code == "OUD"
