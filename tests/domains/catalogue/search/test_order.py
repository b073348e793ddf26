"""In which order activities are found."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bekwaam.domains.catalogue.actions import WantedRun
from bekwaam.domains.catalogue.actions.ratings import set_rating
from bekwaam.domains.catalogue.actions.runs import write_runs
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.search.filters import Filters, Sort
from bekwaam.domains.catalogue.search.queries import search
from tests.factories import a_function, a_person, a_unit, an_activity, an_employment

pytestmark = pytest.mark.eis("U-1.1")
ORDERS = [
    (Sort.FITTING, ["Balie voor mij", "Zicht op de balie", "Aan de balie", "Met de balie"]),
    (Sort.START, ["Met de balie", "Zicht op de balie", "Aan de balie", "Balie voor mij"]),
    (Sort.RATING, ["Zicht op de balie", "Aan de balie", "Balie voor mij", "Met de balie"]),
    (Sort.TITLE, ["Aan de balie", "Balie voor mij", "Met de balie", "Zicht op de balie"]),
]


@pytest.fixture
def reader(noord: Any, moment: datetime) -> Any:
    """The function comes first, then the rating; dates are in another order again."""
    person, unit, function = a_person(), a_unit(), a_function("BAL", "Baliemedewerker")
    an_employment(person, unit, function=function)
    an_activity(unit, title="Balie voor mij", function_ids=(function.pk,))
    rated, soon = an_activity(unit, title="Zicht op de balie"), an_activity(unit, title="Met de balie")
    an_activity(unit, title="Aan de balie")
    set_rating(rated.pk, total=25, count=5)
    write_runs([_run(rated.pk, moment, 9), _run(soon.pk, moment, 2), _run(soon.pk, moment, 30)])
    return person


def _run(activity_id: Any, at: datetime, days: int) -> Any:
    start = at + timedelta(days=days)
    return activity_id, WantedRun(starts_at=start, ends_at=start + timedelta(hours=2), place="Stadhuis")


@pytest.mark.parametrize(("sort", "titles"), ORDERS)
def test_the_order_is_the_one_that_was_asked_for(
    reader: Any, moment: datetime, sort: Sort, titles: list[str]
) -> None:
    names = dict(Activity.objects.values_list("pk", "published__title"))
    found = search(reader.pk, Filters(), at=moment, sort=sort)
    assert [names[one] for one in found.activity_ids] == titles


def test_words_in_a_title_come_before_words_in_the_text(reader: Any, moment: datetime) -> None:
    an_activity(title="Omgaan met klanten", summary="Ook aan de balie.")
    names = dict(Activity.objects.values_list("pk", "published__title"))
    found = search(reader.pk, Filters(text="balie"), at=moment)
    assert (len(found.activity_ids), names[found.activity_ids[-1]]) == (5, "Omgaan met klanten")
