"""The closed lists of the skills context."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

LEVELS = (1, 2, 3, 4)


class SkillKind(TextChoices):
    SKILL = "skill", _("Vaardigheid")
    KNOWLEDGE = "knowledge", _("Kennis")
    ATTITUDE = "attitude", _("Houding")
    LANGUAGE = "language", _("Taal")
    GROUP = "group", _("Groep")


class Source(TextChoices):
    """Who says which level somebody has. One source never overwrites another."""

    OWN = "own", _("Eigen schatting")
    MANAGER = "manager", _("Bevestigd door de leidinggevende")
    RESULT = "result", _("Behaald resultaat")


EVIDENCE = frozenset({Source.MANAGER, Source.RESULT})
"""Sources that count before what somebody thinks of himself."""
