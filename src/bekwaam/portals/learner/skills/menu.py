"""Where somebody's own skills stand in the menu."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bekwaam.kernel import links
from bekwaam.portals.shared import navigation, refusals
from bekwaam.portals.shared.manual.pages import register as help_with
from bekwaam.portals.shared.navigation import Area, Item
from bekwaam.portals.shared.skills.sentences import SENTENCES


def register() -> None:
    links.register("my_skills", lambda: reverse("my-skills"))
    refusals.register(SENTENCES)
    navigation.register(Item(_("Mijn skills"), "target", "my-skills", Area.MAIN, order=30))
    names = ("my-skills", "my-skills-search", "my-skills-viewers", "function-profiles", "function-profile")
    help_with(dict.fromkeys(names, "skills"))
