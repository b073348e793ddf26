"""Making and withdrawing a key; each in the audit log, the secret never."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.feeds import queries, rules, secrets
from bekwaam.domains.catalogue.feeds.models import FeedKey
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require


@dataclass(frozen=True, slots=True)
class MadeKey:
    key: FeedKey
    secret: str
    """Shown once; only its digest is kept."""


@transaction.atomic
def make_feed_key(*, name: str, actor: Actor, at: datetime) -> MadeKey:
    """For oneself only: the feed shows what its person sees."""
    locks.take(f"catalogue.feed_keys.{actor.person_id}")
    name, person_id = clean_line(name), actor.person_id
    keys = queries.keys_of(person_id).count() if person_id else 0
    require(rules.may_make(is_somebody=person_id is not None, name=name, keys=keys))
    secret = secrets.new_secret()
    key = FeedKey.objects.create(person_id=person_id, name=name, digest=secrets.digest(secret), created_at=at)
    record("catalogue.feed_key_made", _subject(key), actor=actor, at=at)
    return MadeKey(key, secret)


@transaction.atomic
def revoke_feed_key(key_id: UUID, *, actor: Actor, at: datetime) -> None:
    key = FeedKey.objects.filter(pk=key_id, person=actor.person_id, revoked_at__isnull=True).first()
    if key is None:
        raise Refused("catalogue.feed_unknown")
    key.revoked_at = at
    key.save(update_fields=["revoked_at"])
    record("catalogue.feed_key_revoked", _subject(key), actor=actor, at=at)


def note_use(key: FeedKey, *, on: date) -> None:
    """Which day a key was last used; written once a day."""
    if key.last_used_on != on:
        FeedKey.objects.filter(pk=key.pk).update(last_used_on=on)


def _subject(key: FeedKey) -> Subject:
    return Subject("feed_key", key.pk, key.name)
