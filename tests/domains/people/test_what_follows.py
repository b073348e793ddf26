"""What people do by themselves: when the tree changes, and when a day begins."""

from datetime import date, timedelta
from uuid import UUID

from bekwaam.domains.organisation.events import TreeChanged
from bekwaam.domains.people.actions.managers import recompute_managers
from bekwaam.domains.people.models import Employment, Person
from bekwaam.kernel import clock, events
from bekwaam.kernel.jobs import run_now
from tests.factories import a_person, a_unit, an_account, an_employment

DAY = timedelta(days=1)


def test_a_changed_tree_gives_people_other_managers(noord: UUID) -> None:
    boss, unit = a_person(), a_unit()
    job = an_employment(a_person(), unit)
    recompute_managers(on=date(2026, 11, 23))
    unit.leader_number = boss.personnel_number
    unit.save()
    events.publish(TreeChanged(on=date(2026, 11, 23)))
    job.refresh_from_db()
    assert job.manager_id == boss.pk


def test_a_new_day_closes_what_ended_yesterday_and_nothing_else(noord: UUID) -> None:
    today, unit = clock.today(), a_unit()
    ends = {"yesterday": today - DAY, "today": today, "never": None}
    for name, ended_on in ends.items():
        an_employment(a_person(name), unit, ended_on=ended_on)
    by_hand = a_person("byhand")
    account = an_account(Person.objects.get(family_name="yesterday"))
    run_now("people.begin_day", academy_id=noord)
    account.refresh_from_db()
    closed = Person.objects.filter(is_active=False).values_list("family_name", flat=True)
    assert (list(closed), account.is_active) == (["yesterday"], False)
    assert Person.objects.get(pk=by_hand.pk).is_active
    assert Employment.objects.count() == 3
