from dataclasses import replace

import pytest
from django.test import RequestFactory

from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.portals.shared import navigation
from bekwaam.portals.shared.navigation import Area, Item, Link, grouped, links, with_role
from tests import server

VISITOR = Actor(academy_id=server.NOORD, person_id=None, label="Bezoeker")
EMPLOYEE = replace(VISITOR, person_id=server.ZUID, grants=(Grant(Role.EMPLOYEE, frozenset()),))
AUDITOR = replace(EMPLOYEE, grants=(Grant(Role.AUDITOR),))

GUIDE = Item("Stijlgids", "palette", "style-guide", Area.MAIN, navigation.everyone, order=2)
OFFLINE = Item("Offline", "wifi-off", "offline", Area.MAIN, with_role(Role.AUDITOR), order=1)
NOWHERE = Item("Later", "clock", "a-page-that-does-not-exist", Area.MAIN, navigation.everyone)


@pytest.fixture(autouse=True)
def only_these(monkeypatch):
    monkeypatch.setattr(navigation, "_items", [])
    navigation.register(GUIDE, OFFLINE, NOWHERE)


def labels(actor, path="/"):
    return [link.label for link in links(RequestFactory().get(path), actor, Area.MAIN)]


def test_an_item_shows_only_to_those_who_may_open_it():
    assert labels(VISITOR) == ["Stijlgids"]
    assert labels(EMPLOYEE) == ["Stijlgids"]
    assert labels(AUDITOR) == ["Offline", "Stijlgids"]


def test_an_item_is_registered_once():
    navigation.register(GUIDE)
    assert labels(VISITOR) == ["Stijlgids"]


@pytest.mark.parametrize(
    ("path", "current"),
    [("/stijl/", ["Stijlgids"]), ("/stijl/kaarten/", ["Stijlgids"]), ("/stijlvol/", []), ("/", [])],
)
def test_pages_below_an_item_mark_it_as_current(path, current):
    shown = links(RequestFactory().get(path), VISITOR, Area.MAIN)
    assert [link.label for link in shown if link.is_current] == current


def test_links_stand_under_the_heading_of_their_group():
    people, units, mail = (
        Link(label, "x", f"/{label}/", group, is_current=False)
        for label, group in (("a", "Organisatie"), ("b", "Organisatie"), ("c", "Berichten"))
    )
    assert grouped([people, mail, units]) == [("Organisatie", [people, units]), ("Berichten", [mail])]
