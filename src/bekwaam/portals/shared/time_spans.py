"""How long something takes, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

HOUR = 60
MINUTES_UNTIL = 90


def in_words(minutes: int) -> str:
    """45 minuten, 1,5 uur, 14 uur."""
    if minutes <= MINUTES_UNTIL and minutes % HOUR:
        return ngettext("%(count)d minuut", "%(count)d minuten", minutes) % {"count": minutes}
    hours = f"{minutes / HOUR:.1f}".removesuffix(".0").replace(".", ",")
    return _("%(hours)s uur") % {"hours": hours}
