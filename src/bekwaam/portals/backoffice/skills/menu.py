"""Where skills stand in the side menu of the back office, and where their help is."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.skills.rules.keeping import READERS
from bekwaam.portals.backoffice.skills.export import SKILLS
from bekwaam.portals.shared import navigation, refusals
from bekwaam.portals.shared.manual.pages import register as help_with
from bekwaam.portals.shared.navigation import Area, Item, with_role
from bekwaam.portals.shared.skills.sentences import SENTENCES
from bekwaam.reporting.exports import registry

GROUP = _("Skills")
PAGES = ("skills", "skill", "skill-add", "skill-change", "skill-framework", "skill-totals")


def register() -> None:
    registry.register(SKILLS)
    refusals.register(SENTENCES)
    readers = with_role(*READERS)
    navigation.register(
        Item(_("Skills"), "target", "skills", Area.BACKOFFICE, readers, GROUP, 310),
        Item(_("Skills van functies"), "route", "skill-functions", Area.BACKOFFICE, readers, GROUP, 320),
        Item(_("Waar mist wat?"), "chart-bar", "skill-totals", Area.BACKOFFICE, readers, GROUP, 330),
    )
    help_with(dict.fromkeys((*PAGES, "skill-functions", "skill-function"), "skills-beheren"))
