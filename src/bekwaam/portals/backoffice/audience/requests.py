"""What every view about audiences does: find what the actor manages and whom the actor may see."""

from uuid import UUID

from django.http import Http404, HttpRequest

from bekwaam.domains.catalogue.access import managed_activities
from bekwaam.domains.catalogue.audience.overview import titled
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.people.access import person_for
from bekwaam.domains.people.models import Person
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.shared.asker import actor_of

MANAGERS = (Role.ULC, Role.BACKOFFICE)


def managed_or_404(request: HttpRequest, activity_id: UUID) -> Activity:
    """With its title; as if it did not exist for whoever does not manage it."""
    activity = titled(managed_activities(actor_of(request))).filter(pk=activity_id).first()
    if activity is None:
        raise Http404
    return activity


def person_or_404(request: HttpRequest, person_id: UUID) -> Person:
    person = person_for(actor_of(request), person_id, on=clock.today())
    if person is None:
        raise Http404
    return person
