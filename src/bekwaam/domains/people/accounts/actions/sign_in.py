"""Becoming logged in: what is written down about it, the reader's choices, and the people of the demo."""

from datetime import datetime

from bekwaam.domains.people.accounts import queries
from bekwaam.domains.people.accounts.actions.facts import note, self_actor
from bekwaam.domains.people.accounts.enums import Appearance
from bekwaam.domains.people.accounts.models import DisplayPreference
from bekwaam.domains.people.models import Account, Person
from bekwaam.kernel.decisions import Refused


def note_sign_in(account: Account, *, how: str, channel: str, at: datetime) -> None:
    account.last_login = at
    account.save(update_fields=["last_login"])
    actor = self_actor(account, at=at, channel=channel)
    note("account.logged_in", account.person, actor=actor, at=at, after={"how": how})


def note_sign_out(account: Account, *, channel: str, at: datetime) -> None:
    note("account.logged_out", account.person, actor=self_actor(account, at=at, channel=channel), at=at)


def account_of_persona(slug: str, *, at: datetime) -> Account:
    """The account of one of the demo's people; it has no password and opens only here."""
    person = queries.personas().get(slug)
    if person is None:
        raise Refused("persona_unknown")
    account: Account
    account, _ = Account.objects.select_related("person").get_or_create(
        person=person,
        defaults={
            "login_name": f"demo:{slug}",
            "email": person.email.lower(),
            "created_at": at,
            "password": "!",
        },
    )
    return account


def choose_display(
    person: Person, *, appearance: Appearance, language: str, at: datetime
) -> DisplayPreference:
    preference: DisplayPreference
    preference, _ = DisplayPreference.objects.update_or_create(
        person=person,
        defaults={"appearance": appearance, "language": language, "updated_at": at},
    )
    return preference
