"""Choosing what to hear, on one page."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.notifications.actions.notifying import notify
from bekwaam.domains.notifications.kinds import registered
from bekwaam.domains.notifications.models import MessageHours, Preference
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Role
from bekwaam.kernel.ids import new_id
from tests.factories import a_grant, a_person

pytestmark = pytest.mark.eis("U-7.8")
PAGE = "/account/berichten/"
OTHERS = {
    f"soort-{kind.code.replace('.', '-')}": kind.default.value for kind in registered() if kind.may_switch_off
}
"""Every kind as it is at first."""
SENT = {
    **OTHERS,
    "soort-deliveries-done": "none",
    "soort-exports-ready": "inbox",
    "soort-deliveries-needs_you": "mail",
    "quiet_from": "22:00",
    "quiet_until": "07:00",
    "digest_hour": "16",
    "language": "en",
}


def a_keeper() -> Person:
    """Somebody whom every kind of message may concern."""
    person = a_person()
    for role in (Role.FUNCTIONAL_ADMIN, Role.BACKOFFICE):
        a_grant(person, role)
    return person


def asked(client: Any) -> set[str]:
    return {kind.code for kind in client.get(PAGE).context["form"].kinds}


def test_somebody_chooses_what_may_concern_them(
    client_for: Callable[..., Any], moment: datetime, noord: UUID
) -> None:
    employee = a_person(email="e@noord.example")
    client = client_for(employee)
    for_all = {kind.code for kind in registered() if kind.may_switch_off and not kind.roles}
    assert asked(client) == for_all
    assert {"offcatalogue.granted", "exports.ready"} <= for_all
    assert asked(client_for(a_keeper())) == {kind.code for kind in registered() if kind.may_switch_off}
    task = next(kind for kind in registered() if kind.owner == "design")
    facts = {variable.name: variable.example for variable in task.variables}
    notify(task.code, employee.pk, facts, event_id=new_id(), at=moment)
    assert asked(client) == {*for_all, task.code}
    client.post(PAGE, {**SENT, f"soort-{task.code.replace('.', '-')}": "none"})
    assert list(Preference.objects.values_list("kind", flat=True)) == [task.code]


def test_choices_are_kept_and_shown_again(client_for: Callable[..., Any], noord: UUID) -> None:
    person = a_keeper()
    client = client_for(person)
    assert client.post(PAGE, SENT).status_code == 302
    assert list(Preference.objects.values_list("person_id", "kind", "mode")) == [
        (person.pk, "deliveries.done", "none")
    ]
    hours = MessageHours.objects.get()
    assert (hours.quiet_from, hours.quiet_until, hours.digest_hour, hours.language) == (
        time(22),
        time(7),
        16,
        "en",
    )
    form = client.get(PAGE).context["form"]
    assert form["soort-deliveries-done"].value() == "none"
    assert AuditFact.objects.filter(verb="notifications.preferences_saved").count() == 1


def test_back_to_the_default_is_no_choice_at_all(client_for: Callable[..., Any], noord: UUID) -> None:
    client = client_for(a_keeper())
    client.post(PAGE, SENT)
    client.post(PAGE, {**SENT, "soort-deliveries-done": "digest"})
    assert not Preference.objects.exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"quiet_until": ""}, "Vul een begin en een einde van de stille uren in"),
        ({"quiet_until": "22:00"}, "Kies voor de stille uren een einde dat anders is"),
        ({"digest_hour": "24"}, "Deze keuze is er niet meer"),
        ({"soort-deliveries-done": "duif"}, "Deze keuze is er niet meer"),
        ({"language": "xx"}, "Deze keuze is er niet meer"),
        ({"quiet_from": "25:99"}, "Vul een tijd in"),
    ],
)
def test_a_choice_that_cannot_be_changes_nothing(
    client_for: Callable[..., Any], noord: UUID, change: dict[str, str], sentence: str
) -> None:
    response = client_for(a_keeper()).post(PAGE, {**SENT, **change})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not MessageHours.objects.exists()
    assert not Preference.objects.exists()


def test_what_may_not_be_switched_off_is_named_and_not_asked(
    client_for: Callable[..., Any], noord: UUID
) -> None:
    client = client_for(a_person())
    page = client.get(PAGE).content.decode()
    assert "Je wachtwoord is gewijzigd" in page
    client.post(PAGE, {**SENT, "soort-accounts-password_changed": "none"})
    assert not Preference.objects.filter(kind="accounts.password_changed").exists()
