"""The closed lists of lesson design and of the development track; the words on the screen are Dutch."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bekwaam.kernel.states import States

SWITCH = "design"
"""The part of the product that an academy switches on or off."""


class Didactic(TextChoices):
    """What people do in a part of a lesson day (didactische werkvorm)."""

    EXPLANATION = "uitleg", _("Uitleg")
    EXERCISE = "oefening", _("Oefening")
    CASE = "casus", _("Casus")
    ROLE_PLAY = "rollenspel", _("Rollenspel")
    DISCUSSION = "discussie", _("Discussie")
    DEMONSTRATION = "demonstratie", _("Demonstratie")
    ASSIGNMENT = "opdracht", _("Opdracht")
    TEST = "toets", _("Toets")
    REFLECTION = "reflectie", _("Reflectie")
    INTERVISION = "intervisie", _("Intervisie")
    ELEARNING = "elearning", _("E-learning")
    VIDEO = "video", _("Video")
    PRACTICE = "praktijk", _("Oefenen in de praktijk")
    BREAK = "pauze", _("Pauze")
    """Takes time, is no lesson and no way of learning."""


class Setting(TextChoices):
    """Where a lesson day takes place."""

    PHYSICAL = "fysiek", _("Op locatie")
    ONLINE = "online", _("Online")


class MaterialKind(TextChoices):
    FILE = "bestand", _("Bestand")
    LINK = "link", _("Webadres")
    ITEM = "voorwerp", _("Iets om mee te nemen")


class Bringer(TextChoices):
    """Who sees to it that a material is there."""

    TRAINER = "trainer", _("De trainer")
    PARTICIPANT = "deelnemer", _("De deelnemer")
    LOCATION = "locatie", _("De locatie")
    CENTRE = "leercentrum", _("Het leercentrum")


class RuleCode(TextChoices):
    PHYSICAL_HOURS = "lesuren_fysiek", _("Genoeg lesuren op een dag op locatie")
    ONLINE_HOURS = "lesuren_online", _("Genoeg lesuren op een onlinedag")
    FORMS_PER_DAY = "werkvormen", _("Verschillende werkvormen op een dag")
    MATERIALS = "materialen", _("Lesmateriaal")
    GOALS = "leerdoelen", _("Elk leerdoel komt aan bod")
    BLEND = "blend", _("Alle kanten van een blend")


class Phase(TextChoices):
    """How far the development of something made to measure is."""

    REQUEST = "aanvraag", _("Aanvraag")
    DESIGN = "ontwerp", _("Ontwerp")
    BUILD = "bouw", _("Bouw")
    DELIVERY = "oplevering", _("Oplevering")
    IMPROVEMENT = "verbeteren", _("Verbeteren")
    DONE = "klaar", _("Klaar")
    STOPPED = "gestopt", _("Gestopt")


_NEXT = {
    Phase.REQUEST: {Phase.DESIGN, Phase.STOPPED},
    Phase.DESIGN: {Phase.REQUEST, Phase.BUILD, Phase.STOPPED},
    Phase.BUILD: {Phase.DESIGN, Phase.DELIVERY, Phase.STOPPED},
    Phase.DELIVERY: {Phase.BUILD, Phase.IMPROVEMENT, Phase.DONE, Phase.STOPPED},
    Phase.IMPROVEMENT: {Phase.BUILD, Phase.DELIVERY, Phase.DONE, Phase.STOPPED},
    Phase.DONE: {Phase.IMPROVEMENT},
    Phase.STOPPED: {Phase.REQUEST},
}
TRACK_STATES = States(
    first=Phase.REQUEST.value,
    moves={old.value: frozenset(new.value for new in onward) for old, onward in _NEXT.items()},
)
PHASES_AT_WORK = (Phase.REQUEST, Phase.DESIGN, Phase.BUILD, Phase.DELIVERY, Phase.IMPROVEMENT)


class TrackRole(TextChoices):
    CLIENT = "opdrachtgever", _("Opdrachtgever")
    LEAD = "projectleider", _("Projectleider")
    DESIGNER = "ontwerper", _("Ontwerper")
    EXPERT = "deskundige", _("Inhoudelijk deskundige")
    BUILDER = "bouwer", _("Bouwer")
    REVIEWER = "beoordelaar", _("Beoordelaar")
    HELPER = "meewerker", _("Meewerker")


class CommentState(TextChoices):
    OPEN = "open", _("Open")
    RESOLVED = "opgelost", _("Opgelost")
