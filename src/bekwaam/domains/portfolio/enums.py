"""The closed lists of portfolio management; the words on the screen are Dutch."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MODULE = "portfolio"
"""The switch of this part per academy."""


class Priority(TextChoices):
    HIGH = "hoog", _("Hoog")
    MIDDLE = "middel", _("Middel")
    LOW = "laag", _("Laag")


class NeedState(TextChoices):
    DRAFT = "concept", _("Concept")
    COLLECTED = "verzameld", _("Verzameld")
    ON_AGENDA = "op_agenda", _("Op de agenda")
    DEVELOPING = "ontwikkeling", _("In ontwikkeling")
    BUYING = "inkoop", _("In inkoop")
    OFFERED = "aanbod", _("In het aanbod")
    STOPPED = "gestopt", _("Gestopt")
    LATER = "niet_nu", _("Niet nu")
    MERGED = "samengevoegd", _("Samengevoegd")


OPEN = frozenset({NeedState.COLLECTED, NeedState.LATER})
"""What can come on an agenda."""
CARRIED = frozenset({NeedState.DRAFT, NeedState.COLLECTED, NeedState.LATER})
"""What goes along to the next round."""


class Source(TextChoices):
    """What a need came from."""

    ROUND = "ronde", _("Ronde")
    REPORT = "melding", _("Melding van een medewerker")
    SEARCH = "zoeken", _("Gezocht en niet gevonden")
    WISH = "aanvraag", _("Aanvraag buiten catalogus")
    OWN = "eigen", _("Zelf ingebracht")


class Outcome(TextChoices):
    """What a portfolio meeting can decide about an item."""

    BUY = "inkopen", _("Inkopen")
    DEVELOP = "ontwikkelen", _("Zelf ontwikkelen")
    MERGE = "samenvoegen", _("Samenvoegen met een andere behoefte")
    STOP = "stoppen", _("Stoppen")
    LATER = "niet_nu", _("Niet nu")
    RETIRE = "uit_aanbod", _("Uit het aanbod halen")
    KEEP = "houden", _("In het aanbod houden")


class MeetingState(TextChoices):
    PLANNED = "gepland", _("Gepland")
    CLOSED = "afgesloten", _("Afgesloten")


class RetirementState(TextChoices):
    ANNOUNCED = "aangekondigd", _("Aangekondigd")
    DONE = "uitgevoerd", _("Uitgevoerd")
    WITHDRAWN = "ingetrokken", _("Ingetrokken")


class PriceBasis(TextChoices):
    PERSON = "persoon", _("Per persoon")
    GROUP = "groep", _("Per groep")
    HOUR = "uur", _("Per uur")
    YEAR = "jaar", _("Per jaar")
