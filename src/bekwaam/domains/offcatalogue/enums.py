"""The closed lists of requests for what is not on offer."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    DRAFT = "concept", _("Concept")
    AT_MANAGER = "bij_leidinggevende", _("Bij de leidinggevende")
    AT_BUDGET = "bij_budgethouder", _("Bij de budgethouder")
    AT_BACKOFFICE = "bij_backoffice", _("Bij de backoffice")
    ASKED_BACK = "teruggevraagd", _("Wacht op antwoord")
    GRANTED = "toegekend", _("Toegekend")
    REFUSED = "afgewezen", _("Afgewezen")
    WITHDRAWN = "ingetrokken", _("Ingetrokken")


WAITING = (State.AT_MANAGER, State.AT_BUDGET, State.AT_BACKOFFICE)
"""Somebody other than the asker has to do something."""
OPEN = (*WAITING, State.ASKED_BACK)
CLOSED = (State.GRANTED, State.REFUSED, State.WITHDRAWN)
WRITABLE = (State.DRAFT, State.ASKED_BACK)


class Vat(TextChoices):
    INCLUDED = "inclusief", _("Inclusief btw")
    EXCLUDED = "exclusief", _("Exclusief btw")
    EXEMPT = "vrijgesteld", _("Zonder btw: vrijgesteld")


class Outcome(TextChoices):
    """What became of a request that was granted."""

    ONCE = "eenmalig", _("Eenmalig: alleen voor deze aanvraag")
    ADDED = "toevoegen", _("Toevoegen aan het aanbod: er komt een concept")
    EXISTING = "bestaand", _("Dit is er al: verwijs naar bestaand aanbod")


class Deed(TextChoices):
    """What happened to a request, as its timeline tells."""

    SUBMITTED = "ingediend", _("Ingediend")
    AGREED = "akkoord", _("Akkoord")
    ASKED_BACK = "gevraagd", _("Vraag gesteld")
    ANSWERED = "beantwoord", _("Vraag beantwoord")
    PASSED_ON = "doorgezet", _("Naar een ander om te beslissen")
    GRANTED = "toegekend", _("Toegekend")
    REFUSED = "afgewezen", _("Afgewezen")
    WITHDRAWN = "ingetrokken", _("Ingetrokken")
