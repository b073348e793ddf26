"""Where requests stand in the menu of the back office, and their list as a file."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.offcatalogue import access
from bekwaam.kernel.actors import Actor, Role
from bekwaam.portals.backoffice.requests.export import REQUESTS
from bekwaam.portals.shared import navigation
from bekwaam.portals.shared.requests.guard import is_on_for
from bekwaam.reporting.exports import registry


def may_open(actor: Actor) -> bool:
    return access.manages_requests(actor) and is_on_for(actor)


def may_set_amounts(actor: Actor) -> bool:
    """Others find the page from the list."""
    return actor.has_role(Role.FUNCTIONAL_ADMIN) and is_on_for(actor)


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
        ),
        navigation.Item(
            label=_("Bedragen en budgethouders"),
            icon="coin-euro",
            url_name="budget-rules",
            area=navigation.Area.BACKOFFICE,
            may_open=may_set_amounts,
            group=_("Inrichting"),
            order=830,
        ),
    )
