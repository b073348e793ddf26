"""The closed lists of the people context."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EmploymentKind(TextChoices):
    PERMANENT = "vast", _("Vast")
    TEMPORARY = "tijdelijk", _("Tijdelijk")
    HIRED = "inhuur", _("Inhuur via leverancier")
    TRAINEE = "stage", _("Stage")
    EXTERNAL = "extern", _("Extern")


class GrantSource(TextChoices):
    MANUAL = "manual", _("Met de hand")
    GROUP = "group", _("Groep van de inlogdienst")
    IMPORT = "import", _("Aanlevering")


class DelegatedTask(TextChoices):
    """What a manager or a back-office colleague can hand to a substitute."""

    APPROVE = "approve", _("Akkoord geven op inschrijvingen en aanvragen")
    REGISTER = "register", _("Medewerkers inschrijven")
    TEAM_VIEW = "team_view", _("Het overzicht van het team bekijken")
    MANAGE_OFFER = "manage_offer", _("Aanbod beheren")
    MANAGE_PEOPLE = "manage_people", _("Medewerkers en gegevens beheren")
