"""Two who may decide, at the same moment over two connections: one decides, the other hears who was first."""

import threading
from typing import Any

import pytest
from django.db import connections

from bekwaam.domains.offcatalogue.actions import agree, refuse
from bekwaam.domains.offcatalogue.enums import Deed, State
from bekwaam.domains.offcatalogue.models import RequestStep
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import academy_scope
from tests import server
from tests.domains.offcatalogue.office import AT, a_request, an_office, as_actor, reread, stands_in

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.eis("U-7.3")]


def test_one_of_two_deciders_wins_and_the_other_hears_who() -> None:
    with academy_scope(server.NOORD):
        office = an_office()
        stands_in(office.leader, office.colleague)
        row = a_request(office)
    start, heard = threading.Barrier(2), []

    def try_it(person: Any, act: Any, **said: Any) -> None:
        try:
            with academy_scope(server.NOORD):
                actor = as_actor(person)
                start.wait(timeout=10)
                act(row.pk, seen_turn=row.turn, actor=actor, at=AT, **said)
            heard.append(("done", person.full_name))
        except Refused as refusal:
            heard.append((refusal.reason, refusal.facts["who"]))
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=try_it, args=(office.leader, agree)),
        threading.Thread(target=try_it, args=(office.colleague, refuse), kwargs={"words": "Nee"}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lost, won = sorted(heard, key=lambda one: one[0] == "done")
    assert (won[0], lost) == ("done", ("offcatalogue.decided_meanwhile", won[1]))
    with academy_scope(server.NOORD):
        decided = RequestStep.objects.filter(request=row, deed__in=(Deed.AGREED, Deed.REFUSED))
        assert decided.count() == 1
        assert reread(row).state in (State.AT_BACKOFFICE, State.REFUSED)
