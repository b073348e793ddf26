"""The closed lists of the catalogue; the words on the screen are Dutch."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Form(TextChoices):
    """How somebody learns: the work form (werkvorm)."""

    CLASSROOM = "klassikaal", _("Klassikaal")
    VIRTUAL = "virtueel", _("Virtuele klas")
    ELEARNING = "elearning", _("E-learning")
    TEST = "toets", _("Toets")
    EVALUATION = "evaluatie", _("Evaluatie")
    ASSIGNMENT = "werkplekopdracht", _("Werkplekopdracht")
    COACHING = "coaching", _("Coaching")
    INTERVISION = "intervisie", _("Intervisie")
    ARTICLE = "artikel", _("Artikel")
    VIDEO = "video", _("Video")
    PODCAST = "podcast", _("Podcast")
    COMMUNITY = "community", _("Community")
    TOOL = "tool", _("Hulpmiddel")
    EXTERNAL = "extern", _("Extern")


class ActivityState(TextChoices):
    CONCEPT = "concept", _("Concept")
    IN_REVIEW = "ter_beoordeling", _("Ter beoordeling")
    PUBLISHED = "gepubliceerd", _("Gepubliceerd")
    ARCHIVED = "gearchiveerd", _("Gearchiveerd")


class VersionState(TextChoices):
    DRAFT = "concept", _("Concept")
    IN_REVIEW = "ter_beoordeling", _("Ter beoordeling")
    PUBLISHED = "gepubliceerd", _("Gepubliceerd")
    SUPERSEDED = "vervangen", _("Vervangen")


class Change(TextChoices):
    """What a new version asks of those who did the one before it."""

    FIRST = "eerste", _("Eerste versie")
    LIGHT = "licht", _("Lichte wijziging: wie klaar is, blijft klaar")
    AGAIN = "opnieuw", _("Opnieuw doen: wie klaar is, doet het nog een keer")


class Level(TextChoices):
    NONE = "", _("Geen niveau")
    MBO = "mbo", _("Mbo")
    HBO = "hbo", _("Hbo")
    WO = "wo", _("Wo")


class Language(TextChoices):
    NL = "nl", _("Nederlands")
    EN = "en", _("Engels")
    DE = "de", _("Duits")
    FR = "fr", _("Frans")
    PL = "pl", _("Pools")
    TR = "tr", _("Turks")
    AR = "ar", _("Arabisch")
    UK = "uk", _("Oekraïens")


class Payer(TextChoices):
    NOBODY = "niemand", _("Gratis")
    UNIT = "onderdeel", _("Het onderdeel van de deelnemer")
    CENTRE = "leercentrum", _("Het leercentrum")
    OWNER = "eigenaar", _("Het onderdeel dat het aanbiedt")


class ApprovalRule(TextChoices):
    NONE = "geen", _("Geen akkoord nodig")
    MANAGER = "leidinggevende", _("Akkoord van de leidinggevende")
    MANAGER_ABOVE = "boven_bedrag", _("Akkoord van de leidinggevende boven een bedrag")
    BACKOFFICE = "backoffice", _("Akkoord van de backoffice")


class LinkKind(TextChoices):
    RELATED = "verwant", _("Past hierbij")
    PREREQUISITE = "voorkennis", _("Eerst doen")


class Effect(TextChoices):
    """What an audience policy does for those it fits."""

    SHOW = "zien", _("Mag dit zien")
    BOOK = "aanmelden", _("Mag zich aanmelden")
    HIDE = "verbergen", _("Ziet dit niet")


class Dimension(TextChoices):
    """By what a policy picks people. Conditions of one dimension are alternatives; dimensions add up."""

    UNIT = "onderdeel", _("Onderdeel")
    FUNCTION = "functie", _("Functie")
    EMPLOYMENT_KIND = "soort", _("Soort dienstverband")
    SERVICE = "dienst", _("Tijd in dienst")
    ROLE = "rol", _("Rol")
    PERSON = "persoon", _("Medewerker")


class RunState(TextChoices):
    OPEN = "open", _("Open")
    CANCELLED = "vervallen", _("Gaat niet door")


class BulkKind(TextChoices):
    """What can be done to many activities at once."""

    OWNER = "eigenaar", _("Ander onderdeel")
    KEEPER = "beheerder", _("Wie het actueel houdt")
    REVIEW = "nakijken", _("Nakijkdatum")
    THEME = "thema", _("Thema erbij")
    PRICE = "prijs", _("Prijs voor eigen medewerkers")
    PUBLISH = "publiceren", _("Publiceren")
    ARCHIVE = "archiveren", _("Archiveren")
