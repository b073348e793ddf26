"""Where requests stand in the menu of the back office, and their list as a file."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.offcatalogue import access
from bekwaam.domains.offcatalogue.house import MODULE
from bekwaam.kernel.actors import Actor, Role
from bekwaam.portals.backoffice.requests.export import REQUESTS
from bekwaam.portals.shared import navigation
from bekwaam.reporting.exports import registry


def may_open(actor: Actor) -> bool:
    return access.manages_requests(actor)


def may_set_amounts(actor: Actor) -> bool:
    """Others find the page from the list."""
    return actor.has_role(Role.FUNCTIONAL_ADMIN)


def register() -> None:
    registry.register(REQUESTS)
    navigation.register(
        navigation.Item(
            label=_("Aanvragen"),
            icon="clipboard-list",
            url_name="managed-requests",
            area=navigation.Area.BACKOFFICE,
            may_open=may_open,
            group=_("Aanbod"),
            order=150,
            part=MODULE,
        ),
        navigation.Item(
            label=_("Bedragen en budgethouders"),
            icon="coin-euro",
            url_name="budget-rules",
            area=navigation.Area.BACKOFFICE,
            may_open=may_set_amounts,
            group=_("Inrichting"),
            order=830,
            part=MODULE,
        ),
    )
