"""What somebody wants to hear, and when."""

from collections.abc import Mapping
from datetime import datetime, time
from uuid import UUID

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.notifications.enums import Mode
from bekwaam.domains.notifications.kinds import kind_of
from bekwaam.domains.notifications.models import MessageHours, Preference
from bekwaam.domains.notifications.queries.readers import preferences_of
from bekwaam.domains.notifications.rules.texts import may_choose, may_set_hours
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require


def save_preferences(
    modes: Mapping[str, Mode],
    *,
    quiet_from: time | None,
    quiet_until: time | None,
    digest_hour: int,
    language: str,
    actor: Actor,
    at: datetime,
) -> None:
    """The whole page at once, for the actor's own person."""
    if actor.person_id is None:
        raise Refused("notifications.no_person")
    for code, mode in modes.items():
        require(may_choose(kind_of(code), mode))
    require(may_set_hours(quiet_from, quiet_until, digest_hour))
    before = {code: mode.value for code, mode in preferences_of(actor.person_id).items()}
    _keep_modes(actor.person_id, modes, at)
    hours = {"quiet_from": quiet_from, "quiet_until": quiet_until, "digest_hour": digest_hour}
    MessageHours.objects.update_or_create(
        person_id=actor.person_id, defaults={**hours, "language": language, "updated_at": at}
    )
    changed = {code: mode.value for code, mode in modes.items() if before.get(code) != mode.value}
    after = {**changed, **{name: str(value) for name, value in hours.items()}, "language": language}
    subject = Subject("person", actor.person_id, actor.label)
    record("notifications.preferences_saved", subject, actor=actor, at=at, before=before, after=after)


def _keep_modes(person_id: UUID, modes: Mapping[str, Mode], at: datetime) -> None:
    """Only what differs from the default is kept, so that a later default reaches those who never chose."""
    usual = [code for code, mode in modes.items() if mode == kind_of(code).default]
    Preference.objects.filter(person_id=person_id, kind__in=usual).delete()
    Preference.objects.bulk_create(
        [
            Preference(person_id=person_id, kind=code, mode=mode, updated_at=at)
            for code, mode in modes.items()
            if code not in usual
        ],
        update_conflicts=True,
        unique_fields=["academy", "person", "kind"],
        update_fields=["mode", "updated_at"],
    )
