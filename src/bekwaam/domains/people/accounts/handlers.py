"""What leaving does to the way in."""

from bekwaam.domains.people.accounts.actions.sessions import end_sessions_of
from bekwaam.domains.people.events import PersonLeft
from bekwaam.domains.people.models import Person
from bekwaam.kernel import clock
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.events import subscribe
from bekwaam.kernel.scope import current_academy_id


@subscribe(PersonLeft)
def end_sessions(event: PersonLeft) -> None:
    person = Person.objects.get(pk=event.person_id)
    end_sessions_of(person, actor=system_actor(current_academy_id()), at=clock.now())
