"""Where the portfolio stands in the menu, and what its refusals say."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.portfolio.enums import MODULE
from bekwaam.domains.portfolio.rules.rights import READING
from bekwaam.kernel import links
from bekwaam.portals.backoffice.portfolio.export import NEEDS
from bekwaam.portals.shared import navigation, refusals
from bekwaam.portals.shared.manual import pages as manual
from bekwaam.portals.shared.portfolio_sentences import SENTENCES
from bekwaam.reporting.exports import registry

NAMES = (
    "portfolio",
    "portfolio-board",
    "portfolio-calendar",
    "portfolio-criteria",
    "portfolio-item",
    "portfolio-meeting",
    "portfolio-meetings",
    "portfolio-round",
    "portfolio-round-new",
    "portfolio-rounds",
    "portfolio-signals",
    "need",
    "need-change",
    "need-new",
    "needs",
)


def register() -> None:
    links.register("need_round", lambda round_id: reverse("portfolio-round", args=[round_id]))
    links.register("need", lambda need_id: reverse("need", args=[need_id]))
    links.register("portfolio_meeting", lambda meeting_id: reverse("portfolio-meeting", args=[meeting_id]))
    registry.register(NEEDS)
    refusals.register(SENTENCES)
    manual.register(dict.fromkeys(NAMES, "portfolio"))
    navigation.register(
        navigation.Item(
            label=_("Portfolio"),
            icon="briefcase",
            url_name="portfolio",
            area=navigation.Area.BACKOFFICE,
            may_open=navigation.with_role(*READING),
            group=_("Aanbod"),
            order=150,
            part=MODULE,
        )
    )
