"""The two academies of the demo have something of each other."""

import pytest

from bekwaam.config.demo.exchanging import OFFERED, exchange
from bekwaam.domains.exchange import queries
from bekwaam.domains.exchange.models import SeatClaim
from tests.factories import a_theme, a_unit, an_activity


def filled(slug: str, root: str) -> None:
    unit = a_unit(root)
    for theme in ("veiligheid", "omgeving", "wijk", "handhaving"):
        a_theme(theme)
    for one in OFFERED[slug]:
        an_activity(unit, code=one.code)


@pytest.mark.eis("S-1")
def test_both_offer_and_both_take_over_whoever_comes_last(noord, zuid, within, moment) -> None:
    academies = {"lindewaard": noord, "zuidermeer": zuid}
    filled("lindewaard", "HR-03-01")
    exchange("lindewaard", academies, at=moment)
    with within(zuid):
        filled("zuidermeer", "1")
        assert queries.own_takeovers().count() == 0
    for _ in range(2):
        exchange("zuidermeer", academies, at=moment)
    assert (queries.own_offers().count(), queries.own_takeovers().count()) == (8, 2)
    with within(zuid):
        assert (queries.own_offers().count(), queries.own_takeovers().count()) == (3, 4)
    assert SeatClaim.objects.count() == 0
