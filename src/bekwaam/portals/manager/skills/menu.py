"""What the pages about the skills of a team say and where their help is."""

from bekwaam.portals.shared import refusals
from bekwaam.portals.shared.manual.pages import register as help_with
from bekwaam.portals.shared.skills.sentences import SENTENCES


def register() -> None:
    refusals.register(SENTENCES)
    help_with(dict.fromkeys(("team-skills", "team-member-skills"), "skills"))
