"""Requests go along when people or the organisation change."""

from bekwaam.domains.offcatalogue.actions.following import follow_people
from bekwaam.domains.organisation.events import TreeChanged
from bekwaam.domains.people.events import (
    AbsenceChanged,
    DelegationGiven,
    DelegationRevoked,
    EmploymentChanged,
    EmploymentStarted,
    PeopleDelivered,
    PeopleLeft,
    PeopleMerged,
    PersonReturned,
)
from bekwaam.kernel import clock
from bekwaam.kernel.events import Event, subscribe


def follow(event: Event) -> None:
    """A change of one manager touches the requests of others, so all open ones are weighed again; they are few."""
    follow_people(at=clock.now())


@subscribe(PeopleLeft)
def follow_who_left(event: PeopleLeft) -> None:
    """Only what is of these people, or waits for one of them."""
    follow_people(at=clock.now(), person_ids=event.person_ids)


for _kind in (
    AbsenceChanged,
    DelegationGiven,
    DelegationRevoked,
    EmploymentChanged,
    EmploymentStarted,
    PeopleDelivered,
    PeopleMerged,
    PersonReturned,
    TreeChanged,
):
    subscribe(_kind)(follow)
