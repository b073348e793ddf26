"""The two lists of search in the back office: on the page, as a file, and for whom."""

from datetime import datetime
from typing import Any

import pytest
import time_machine

from bekwaam.domains.catalogue.search.actions import note_missed, save_synonyms
from bekwaam.domains.catalogue.search.models import Synonym
from bekwaam.kernel.actors import Role, system_actor
from tests.factories import a_grant, a_person

pytestmark = pytest.mark.eis("U-1.3")
SYNONYMS, MISSED = "/beheer/aanbod/synoniemen/", "/beheer/aanbod/vergeefs-gezocht/"


@pytest.fixture
def centre(noord: Any, client_for: Any, moment: datetime) -> Any:
    """Somebody of the learning centre, with a group of words and three questions in vain."""
    person = a_person()
    a_grant(person, Role.ULC)
    with time_machine.travel(moment, tick=False):
        save_synonyms(["AVG", "privacy"], actor=system_actor(noord), at=moment)
        for text in ("zweefvliegen", "zweefvliegen", "=koning+1a", "=koning"):
            note_missed(text, at=moment)
        yield client_for(person)


def body(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def test_both_lists_can_be_taken_along(centre: Any) -> None:
    assert body(centre.get(f"{SYNONYMS}?formaat=csv")).splitlines()[1].split(";")[:2] == ["AVG", "privacy"]
    lines = body(centre.get(f"{MISSED}?formaat=csv")).splitlines()
    assert [line.split(";") for line in lines[1:]] == [["zweefvliegen", "2"], ["koning", "1"]]


def test_a_new_group_is_on_the_page_and_can_be_changed(centre: Any) -> None:
    centre.post(SYNONYMS, {"words": "BHV\nbedrijfshulpverlening"})
    group = Synonym.objects.get(words__contains=["BHV"])
    assert "BHV, bedrijfshulpverlening" in centre.get(SYNONYMS).content.decode()
    centre.post(f"{SYNONYMS}{group.pk}/", {"weg": "1"})
    assert not Synonym.objects.filter(pk=group.pk).exists()
    assert centre.post(SYNONYMS, {"words": "eenling"}).status_code == 422


@pytest.mark.parametrize("path", [SYNONYMS, MISSED, f"{SYNONYMS}?formaat=csv", f"{MISSED}?formaat=xlsx"])
def test_the_lists_are_for_the_centre(centre: Any, client_for: Any, path: str) -> None:
    assert client_for(a_person()).get(path).status_code in (403, 404)
