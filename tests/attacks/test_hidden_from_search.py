"""Search tells nothing of what is out of sight: every way in which it speaks, and that each would speak without its protection.

The protection is that every question is asked as the reader. Taken away, questions are asked as an insider.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from bekwaam.domains.catalogue.actions import WantedRun
from bekwaam.domains.catalogue.actions.runs import write_runs
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.audience.queries import visible_to
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.catalogue.search import queries
from bekwaam.domains.catalogue.search.actions import save_search, tell_about
from bekwaam.domains.catalogue.search.filters import Filters
from bekwaam.domains.catalogue.search.models import Favourite, MissedTerm
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.people.access import actor_for
from tests import world
from tests.attacks.observing import text_of
from tests.factories import a_person, a_theme, a_unit, an_activity, an_employment
from tests.savepoints import undone

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.1", "U-1.2", "U-1.3")]
SECRET = "Zeemeermin"


class Scene:
    """A reader in one directorate, an insider in the other; both see the neighbour."""

    def __init__(self, moment: datetime) -> None:
        top = a_unit("TOP")
        self.here, self.there = a_unit("A", parent=top), a_unit("B", parent=top)
        self.reader, self.insider = a_person("Lezer"), a_person("Ingewijd")
        an_employment(self.reader, self.here)
        an_employment(self.insider, self.there)
        self.at, self.theme = moment, a_theme("zeemeerminnen")
        an_activity(self.here, title="Veilig werken", code="A-1")
        self.actor = actor_for(self.reader, on=moment.date(), channel="web")
        wanted = Filters(text=SECRET)
        self.saved = save_search("Vraag", f"q={SECRET}", wanted, actor=self.actor, at=moment)

    def hide_something(self) -> None:
        """It has a theme, a place and a day of its own, and the reader once kept it."""
        only = Policy(Effect.SHOW, (Condition(dimension=Dimension.UNIT, unit_id=self.there.pk),))
        about = {"title": f"Geheimplan {SECRET}", "code": f"B-{SECRET}", "theme_ids": (self.theme.pk,)}
        hidden = an_activity(self.there, policies=[only], **about)
        start = self.at + timedelta(days=3)
        write_runs(
            [(hidden.pk, WantedRun(starts_at=start, ends_at=start + timedelta(hours=1), place="Grot"))]
        )
        Favourite.objects.create(person=self.reader, activity=hidden, kept_at=self.at)

    def page(self, path: str) -> bytes:
        answer = world.browser("noord.localhost", self.reader).get(path)
        assert answer.status_code == 200
        return text_of(answer)


Way = Callable[[Scene], object]


def missed(scene: Scene) -> object:
    """Whether a question counts as in vain says whether there is something."""
    scene.page(f"/aanbod/?q={SECRET}")
    return list(MissedTerm.objects.values_list("term", "count"))


def messages(scene: Scene) -> object:
    return tell_about(scene.saved.pk, at=scene.at), list(Message.objects.values_list("title", "body"))


WAYS: dict[str, Way] = {
    "the list and its counts": lambda scene: scene.page("/aanbod/"),
    "a question": lambda scene: scene.page(f"/aanbod/?q={SECRET}"),
    "a question with a typing error": lambda scene: scene.page("/aanbod/?q=zeemermni"),
    "a theme": lambda scene: scene.page("/aanbod/?thema=zeemeerminnen"),
    "a place": lambda scene: scene.page("/aanbod/?plaats=Grot"),
    "a period": lambda scene: scene.page("/aanbod/?periode=drie-maanden"),
    "another order": lambda scene: scene.page("/aanbod/?sorteer=datum"),
    "titles while typing": lambda scene: scene.page("/aanbod/suggesties/?zoek=geheim"),
    "themes while typing": lambda scene: scene.page("/aanbod/suggesties/?zoek=zeemeerminnen"),
    "other words": lambda scene: queries.meant(scene.reader.pk, "zeemermin", on=scene.at.date()),
    "what is kept": lambda scene: scene.page("/aanbod/bewaard/"),
    "what was missed": missed,
    "messages": messages,
}


@pytest.fixture
def scene(noord: Any, moment: datetime) -> Iterator[Scene]:
    with time_machine.travel(moment, tick=False):
        yield Scene(moment)


def both(scene: Scene, way: Way) -> tuple[object, object]:
    with undone():
        scene.hide_something()
        with_it = way(scene)
    with undone():
        return with_it, way(scene)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_search_says_the_same_with_and_without_what_is_hidden(
    scene: Scene, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_it, without = both(scene, way)
    assert with_it == without
    _ask_as_an_insider(scene, monkeypatch)
    with_it, without = both(scene, way)
    assert with_it != without


def _ask_as_an_insider(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ASK", "SUGGESTED", "MEANT"):
        words = getattr(queries, name).replace("%(person)s", f"'{scene.insider.pk}'::uuid")
        monkeypatch.setattr(queries, name, words)
    insider = scene.insider.pk
    monkeypatch.setattr(queries, "visible_to", lambda person_id, on: visible_to(insider, on))
