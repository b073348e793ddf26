"""The closed lists of the dossier."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    TOOK_PART = "deelgenomen", _("Deelgenomen")
    PASSED = "voldaan", _("Voldaan")
    FAILED = "niet_voldaan", _("Niet voldaan")
    WITHDRAWN = "ingetrokken", _("Ingetrokken")
    """Written down by mistake: this row takes an earlier one back."""


class ReviewState(TextChoices):
    SHOWN = "zichtbaar", _("Zichtbaar")
    HIDDEN = "verborgen", _("Verborgen")
