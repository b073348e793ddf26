"""Ending sessions: one, all others, all of a person, or those that an employer's login service ends."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from bekwaam.domains.people.accounts.actions.facts import note
from bekwaam.domains.people.accounts.events import SessionsEnded
from bekwaam.domains.people.accounts.models import IdentityProvider, ProviderSession
from bekwaam.domains.people.models import Account, LoginSession, Person
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.events import publish


def end_session(account: Account, session_id: UUID, *, actor: Actor, at: datetime) -> bool:
    ended = _end(LoginSession.objects.filter(account=account, pk=session_id))
    if ended:
        note("account.session_ended", account.person, actor=actor, at=at)
    return bool(ended)


def end_other_sessions(account: Account, *, keep_digest: str, actor: Actor, at: datetime) -> int:
    ended = _end(LoginSession.objects.filter(account=account).exclude(key_digest=keep_digest))
    if ended:
        note("account.other_sessions_ended", account.person, actor=actor, at=at, after={"number": ended})
    return ended


def end_sessions_of(person: Person, *, actor: Actor, at: datetime) -> int:
    """By an administrator, or because the person left."""
    ended = _end(LoginSession.objects.filter(account__person=person))
    if ended:
        note("account.all_sessions_ended", person, actor=actor, at=at, after={"number": ended})
        publish(SessionsEnded(person_id=person.pk, count=ended))
    return ended


def end_provider_sessions(
    provider: IdentityProvider, *, sid: str, subject: str, actor: Actor, at: datetime
) -> int:
    """Logging out at the employer ends that one login here, or all of the person when it names no session."""
    links = ProviderSession.objects.filter(provider=provider)
    if subject:
        links = links.filter(subject=subject)
    if sid:
        links = links.filter(sid=sid)
    session_ids = list(links.values_list("session_id", flat=True))
    people = list(Person.objects.filter(accounts__sessions__in=session_ids).distinct())
    ended = _end(LoginSession.objects.filter(pk__in=session_ids))
    for person in people:
        note("account.provider_logout", person, actor=actor, at=at)
    return ended


def link_provider_session(key_digest: str, provider: IdentityProvider, *, subject: str, sid: str) -> None:
    session = LoginSession.objects.get(key_digest=key_digest)
    ProviderSession.objects.create(session=session, provider=provider, subject=subject, sid=sid)


def _end(rows: "QuerySet[Any]") -> int:
    _, per_model = rows.delete()
    return int(per_model.get("people.LoginSession", 0))


def sweep(*, at: datetime) -> None:
    _end(LoginSession.objects.filter(expires_at__lt=at))
