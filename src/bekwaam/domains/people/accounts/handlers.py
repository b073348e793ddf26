"""What leaving, merging and undoing a merge do to the way in. Doing it twice is the same as doing it once."""

from uuid import UUID

from bekwaam.domains.people.accounts.actions.sessions import end_sessions_of
from bekwaam.domains.people.events import MergeUndone, PeopleLeft, PeopleMerged
from bekwaam.domains.people.models import LoginSession, Person
from bekwaam.kernel import clock
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.events import subscribe
from bekwaam.kernel.scope import current_academy_id


@subscribe(PeopleLeft)
def end_sessions(event: PeopleLeft) -> None:
    there = LoginSession.objects.filter(account__person__in=event.person_ids)
    for person_id in set(there.values_list("account__person_id", flat=True)):
        _log_out(person_id)


@subscribe(PeopleMerged)
def end_sessions_at_merge(event: PeopleMerged) -> None:
    _log_out_both(event)


@subscribe(MergeUndone)
def end_sessions_at_undo(event: MergeUndone) -> None:
    _log_out_both(event)


def _log_out_both(event: PeopleMerged | MergeUndone) -> None:
    """Whoever is logged in would go on with other rights than those that were proved for."""
    _log_out(event.kept_id)
    _log_out(event.dissolved_id)


def _log_out(person_id: UUID) -> None:
    person = Person.objects.get(pk=person_id)
    end_sessions_of(person, actor=system_actor(current_academy_id()), at=clock.now())
