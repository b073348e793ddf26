"""Where the pages about audiences stand in the menu, what their refusals say, and which page of the manual helps."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.audience.export import AUDIENCES
from bekwaam.portals.shared import navigation, refusals
from bekwaam.portals.shared.manual import pages
from bekwaam.portals.shared.navigation import Area, Item, with_role
from bekwaam.reporting.exports import registry

OFFERING = _("Aanbod")
MANAGERS = with_role(Role.ULC, Role.BACKOFFICE)
ITEMS = (
    Item(_("Wie ziet wat"), "eye", "managed-audiences", Area.BACKOFFICE, MANAGERS, OFFERING, 120),
    Item(_("Standaard voor nieuw"), "shield", "offering-defaults", Area.BACKOFFICE, MANAGERS, OFFERING, 130),
    Item(_("Bekijk als"), "user-search", "preview-choose", Area.BACKOFFICE, MANAGERS, OFFERING, 140),
)
SENTENCES = {
    "catalogue.policy_gone": gettext_noop("Deze regel is intussen weggehaald. Bekijk de lijst opnieuw."),
    "catalogue.policy_twice": gettext_noop("Deze regel is er al. Wijzig de voorwaarden of ga terug."),
}
HELP = (
    "managed-audiences",
    "offering-defaults",
    "preview-choose",
    "preview-as",
    "managed-audience",
    "audience-add",
    "audience-change",
    "audience-remove",
    "audience-choose",
    "audience-why",
    "person-offering",
    "activity-why",
)


def register() -> None:
    refusals.register(SENTENCES)
    registry.register(AUDIENCES)
    pages.register(dict.fromkeys(HELP, "wie-ziet-wat"))
    navigation.register(*ITEMS)
