"""The lines of the menu that lead to pages about people."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.people import access
from bekwaam.domains.people.access import KEEPERS
from bekwaam.portals.admin.people.export import ROLES
from bekwaam.portals.shared import navigation, people_sentences, refusals
from bekwaam.portals.shared.navigation import Area, Item, with_role
from bekwaam.reporting.exports import registry

OVERSEERS = with_role(*access.OVERSEERS)
PEOPLE = _("Mensen")
ORGANISATION = _("Organisatie")
ITEMS = (
    Item(_("Medewerkers"), "users", "people", Area.BACKOFFICE, with_role(*KEEPERS), PEOPLE, 210),
    Item(_("Rollen"), "id-badge-2", "roles", Area.BACKOFFICE, OVERSEERS, PEOPLE, 220),
    Item(_("Vervanging"), "replace", "delegations", Area.BACKOFFICE, OVERSEERS, PEOPLE, 230),
    Item(_("Functies"), "briefcase", "functions", Area.BACKOFFICE, with_role(*KEEPERS), ORGANISATION, 40),
    Item(_("Leveranciers"), "building", "suppliers", Area.BACKOFFICE, with_role(*KEEPERS), ORGANISATION, 50),
)


def register() -> None:
    registry.register(ROLES)
    refusals.register(people_sentences.SENTENCES)
    navigation.register(*ITEMS)
