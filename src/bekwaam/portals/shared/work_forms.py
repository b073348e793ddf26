"""How the work forms look and what somebody does with them: an icon, and the words on the way in."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.enums import Form

ICONS: dict[str, str] = {
    Form.CLASSROOM: "school",
    Form.VIRTUAL: "video",
    Form.ELEARNING: "device-laptop",
    Form.TEST: "checklist",
    Form.EVALUATION: "clipboard-check",
    Form.ASSIGNMENT: "briefcase",
    Form.COACHING: "users",
    Form.INTERVISION: "users-group",
    Form.ARTICLE: "file-text",
    Form.VIDEO: "player-play",
    Form.PODCAST: "headset",
    Form.COMMUNITY: "messages",
    Form.TOOL: "tool",
    Form.EXTERNAL: "external-link",
}
OPENING: dict[str, str | Promise] = {
    Form.ARTICLE: _("Lees het artikel"),
    Form.VIDEO: _("Bekijk de video"),
    Form.PODCAST: _("Luister naar de podcast"),
    Form.COMMUNITY: _("Ga naar de community"),
    Form.TOOL: _("Open het hulpmiddel"),
    Form.ELEARNING: _("Open de e-learning"),
    Form.TEST: _("Open de toets"),
    Form.EXTERNAL: _("Ga naar de aanbieder"),
}
OTHER_OPENING = _("Open de link")
WITH_DATES = frozenset({Form.CLASSROOM, Form.VIRTUAL, Form.EXTERNAL, Form.COACHING, Form.INTERVISION})
"""Forms that happen at a moment, so that a page says it when no moment is known."""
ON_YOUR_OWN = frozenset({Form.ARTICLE, Form.VIDEO, Form.PODCAST, Form.COMMUNITY, Form.TOOL})
"""Forms for which nobody registers: opening it is doing it."""


def icon_of(form: str) -> str:
    return ICONS.get(form, "book")


def opening_of(form: str) -> str | Promise:
    return OPENING.get(form, OTHER_OPENING)
