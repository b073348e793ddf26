"""What is found for what somebody types, and never what that person may not see."""

from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.search.filters import Facet, Filters
from bekwaam.domains.catalogue.search.models import Synonym
from bekwaam.domains.catalogue.search.queries import search
from tests.factories import MADE_AT, a_function, a_person, a_theme, a_unit, an_activity, an_employment

pytestmark = pytest.mark.eis("U-1.3")


@pytest.fixture
def asker(noord: Any) -> UUID:
    person, unit = a_person(), a_unit()
    an_employment(person, unit)
    return person.pk


def titles(asker: UUID, text: str, moment: Any) -> list[str]:
    found = search(asker, Filters(text=text), at=moment)
    names = dict(Activity.objects.values_list("pk", "published__title"))
    assert found.total == len(found.activity_ids)
    return [names[activity_id] for activity_id in found.activity_ids]


WORDS = [
    ("vergaderen", "Vergadertechnieken"),
    ("vergadering", "Vergadertechnieken"),
    ("techniek", "Vergadertechnieken"),
    ("vergadertechniek", "Vergadertechnieken"),
    ("Vergadertechneik", "Vergadertechnieken"),
    ("agresie", "Agressie aan de balie"),
    ("agresie balie", "Agressie aan de balie"),
    ("agressie zeemeermin", "Agressie aan de balie"),
    ("omgaan met agressie", "Agressie aan de balie"),
    ("balies", "Agressie aan de balie"),
    ("avg", "Privacy op het werk"),
    ("algemene verordening gegevensbescherming", "Privacy op het werk"),
    ("BHV-01", "Bedrijfshulpverlening"),
    ("bhv01", "Bedrijfshulpverlening"),
    ("creeren", "Projectmatig creëren"),
    ("CREËREN", "Projectmatig creëren"),
    ("zwemonderwijzer", "Reanimeren"),
]


@pytest.fixture
def offering(noord: Any) -> None:
    swimming = a_function("ZWEM", "Zwemonderwijzer")
    for title in (
        "Vergadertechnieken",
        "Agressie aan de balie",
        "Privacy op het werk",
        "Projectmatig creëren",
    ):
        an_activity(title=title)
    an_activity(title="Bedrijfshulpverlening", code="BHV-01")
    an_activity(title="Reanimeren", function_ids=(swimming.pk,))
    Synonym.objects.create(
        words=["AVG", "privacy", "Algemene Verordening Gegevensbescherming"], changed_at=MADE_AT
    )


@pytest.mark.parametrize(("text", "title"), WORDS)
def test_words_find_what_is_meant(asker: UUID, offering: None, moment: Any, text: str, title: str) -> None:
    assert titles(asker, text, moment) == [title]


def test_what_is_hidden_is_neither_found_nor_counted(asker: UUID, moment: Any) -> None:
    theme = a_theme("veilig")
    hidden = Policy(Effect.HIDE, (Condition(dimension=Dimension.PERSON, person_id=asker),))
    seen = an_activity(title="Agressie aan de balie", theme_ids=(theme.pk,))
    an_activity(title="Agressie in de wijk", theme_ids=(theme.pk,), policies=[hidden])
    found = search(asker, Filters(text="agressie", chosen={Facet.THEME: (str(theme.pk),)}), at=moment)
    assert (found.total, found.activity_ids) == (1, [seen.pk])
    assert found.counts[f"thema:{theme.pk}"] == 1
    assert found.counts["vorm:klassikaal"] == 1
