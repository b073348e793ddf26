"""Where the exchange stands in the side menu of the back office, and where its help is."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.exchange.access import may_exchange
from bekwaam.kernel import links
from bekwaam.portals.backoffice.exchange.export import OFFERS, TAKEOVERS
from bekwaam.portals.backoffice.exchange.sentences import SENTENCES
from bekwaam.portals.shared import navigation, refusals
from bekwaam.portals.shared.manual import pages as manual
from bekwaam.portals.shared.navigation import Area, Item
from bekwaam.reporting.exports import registry

PART = "exchange"
GROUP = _("Aanbod")
PAGES = (
    "exchange",
    "exchange-offer",
    "exchange-ours",
    "exchange-choose",
    "exchange-make",
    "exchange-own",
    "exchange-change",
    "exchange-withdraw",
    "exchange-taken",
    "exchange-takeover",
    "exchange-stop",
)


def register() -> None:
    links.register("own_offer", lambda offer_id: reverse("exchange-own", args=[offer_id]))
    links.register("takeover", lambda takeover_id: reverse("exchange-takeover", args=[takeover_id]))
    registry.register(OFFERS)
    registry.register(TAKEOVERS)
    refusals.register(SENTENCES)
    manual.register(dict.fromkeys(PAGES, "uitwisselen"))
    navigation.register(
        Item(
            _("Uitwisseling"),
            "arrows-exchange",
            "exchange",
            Area.BACKOFFICE,
            may_exchange,
            GROUP,
            90,
            part=PART,
        )
    )
