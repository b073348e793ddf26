"""Where the contracts stand in the menu."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.portfolio.enums import MODULE
from bekwaam.domains.portfolio.rules.rights import CONTRACT_READERS
from bekwaam.kernel import links
from bekwaam.portals.backoffice.contracts.export import CONTRACTS
from bekwaam.portals.shared import navigation
from bekwaam.portals.shared.manual import pages as manual
from bekwaam.reporting.exports import registry

NAMES = ("contracts", "contract", "contract-new", "contract-change", "contract-extend", "contract-supplier")


def register() -> None:
    links.register("contract", lambda contract_id: reverse("contract", args=[contract_id]))
    registry.register(CONTRACTS)
    manual.register(dict.fromkeys(NAMES, "portfolio"))
    navigation.register(
        navigation.Item(
            label=_("Contracten"),
            icon="writing-sign",
            url_name="contracts",
            area=navigation.Area.BACKOFFICE,
            may_open=navigation.with_role(*CONTRACT_READERS),
            group=_("Aanbod"),
            order=160,
            part=MODULE,
        )
    )
