"""What counts about the people who would get something; a fixed number of queries for any number of people."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from bekwaam.domains.notifications.enums import Mode
from bekwaam.domains.notifications.facts import DEFAULT_DIGEST_HOUR, QuietHours, Reader
from bekwaam.domains.notifications.house import quiet_by_default
from bekwaam.domains.notifications.kinds import DEFAULT_LANGUAGE
from bekwaam.domains.notifications.models import Bounce, ChannelDecision, MessageHours, Preference
from bekwaam.domains.people.models import Absence, Person, RoleGrant
from bekwaam.domains.tenancy.queries import settings_of_current_academy
from bekwaam.kernel.actors import Role


@dataclass(frozen=True, slots=True)
class Recipient:
    person_id: UUID
    given_name: str
    address: str
    language: str
    reader: Reader


def recipients(
    person_ids: Collection[UUID], *, kind: str, on: date, address: str = "", actor_id: UUID | None = None
) -> list[Recipient]:
    """`address` overrules the one of the person; for messages about an account, which has its own."""
    people = list(Person.objects.filter(pk__in=person_ids))
    ids = [person.pk for person in people]
    chosen, hours, absent = _chosen(ids, kind), _hours(ids), _absent(ids, on)
    addresses = {person.pk: address or person.email for person in people}
    dead = dead_addresses(addresses.values())
    usual = quiet_by_default(settings_of_current_academy().options)
    return [
        Recipient(
            person.pk,
            person.given_name or person.full_name,
            addresses[person.pk],
            hours[person.pk].language if person.pk in hours else DEFAULT_LANGUAGE,
            Reader(
                is_active=person.is_active,
                is_absent=person.pk in absent,
                has_address=bool(addresses[person.pk]),
                is_address_dead=addresses[person.pk].lower() in dead,
                chosen=chosen.get(person.pk),
                is_actor=person.pk == actor_id,
                quiet=quiet_hours(hours.get(person.pk), usual),
                digest_hour=_digest_hour(hours.get(person.pk)),
            ),
        )
        for person in people
    ]


def told(event_id: UUID, kind: str) -> set[UUID]:
    """Who has already been decided upon for this event."""
    decisions = ChannelDecision.objects.filter(event_id=event_id, kind=kind)
    return set(decisions.values_list("person_id", flat=True))


def hours_of(person_id: UUID) -> MessageHours | None:
    found: MessageHours | None = MessageHours.objects.filter(person_id=person_id).first()
    return found


def kinds_told(person_id: UUID) -> set[str]:
    """The kinds of which something was decided about this person before."""
    return set(
        ChannelDecision.objects.filter(person=person_id).order_by().values_list("kind", flat=True).distinct()
    )


def preferences_of(person_id: UUID) -> dict[str, Mode]:
    rows = Preference.objects.filter(person_id=person_id).values_list("kind", "mode")
    return {kind: Mode(mode) for kind, mode in rows}


def dead_addresses(addresses: Collection[str]) -> set[str]:
    wanted = {address.lower() for address in addresses if address}
    standing = Bounce.objects.filter(address__in=wanted, is_permanent=True, lifted_at__isnull=True)
    return set(standing.values_list("address", flat=True))


def administrators(on: date) -> list[UUID]:
    """Functional administrators of the whole organisation on this day."""
    held = RoleGrant.objects.filter(role=Role.FUNCTIONAL_ADMIN.value, unit__isnull=True, valid_from__lte=on)
    current = held.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on), person__is_active=True)
    return list(current.order_by("person_id").values_list("person_id", flat=True).distinct())


def _chosen(ids: Collection[UUID], kind: str) -> dict[UUID, Mode]:
    rows = Preference.objects.filter(person_id__in=ids, kind=kind).values_list("person_id", "mode")
    return {person_id: Mode(mode) for person_id, mode in rows}


def _hours(ids: Collection[UUID]) -> Mapping[UUID, MessageHours]:
    return {hours.person_id: hours for hours in MessageHours.objects.filter(person_id__in=ids)}


def _absent(ids: Collection[UUID], on: date) -> set[UUID]:
    current = Absence.objects.filter(person_id__in=ids, starts_on__lte=on)
    current = current.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    return set(current.values_list("person_id", flat=True))


def quiet_hours(hours: MessageHours | None, usual: QuietHours | None) -> QuietHours | None:
    """As the person chose; `usual` for who never did."""
    if hours is None:
        return usual
    if hours.quiet_from is None or hours.quiet_until is None:
        return None
    return QuietHours(hours.quiet_from, hours.quiet_until)


def _digest_hour(hours: MessageHours | None) -> int:
    return hours.digest_hour if hours is not None else DEFAULT_DIGEST_HOUR
