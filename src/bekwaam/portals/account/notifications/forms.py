"""One choice per kind of message, and the hours for mail."""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.enums import Mode
from bekwaam.domains.notifications.facts import QuietHours
from bekwaam.domains.notifications.kinds import Kind
from bekwaam.domains.notifications.models import MessageHours

CHOICE = "soort-"
HOURS = [(hour, f"{hour:02d}:00") for hour in range(24)]


class PreferencesForm(forms.Form):
    quiet_from = forms.TimeField(
        label=_("Stil vanaf"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text=_("In de stille uren krijg je geen mail. De mail komt erna. Dringende mail komt wel."),
    )
    quiet_until = forms.TimeField(
        label=_("Stil tot"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    digest_hour = forms.TypedChoiceField(label=_("Dagoverzicht om"), choices=HOURS, coerce=int)
    language = forms.ChoiceField(label=_("Taal van je berichten"), choices=settings.LANGUAGES)

    def __init__(
        self,
        sent: Any,
        *,
        kinds: Iterable[Kind],
        chosen: Mapping[str, Mode],
        hours: MessageHours | None,
        usual: QuietHours | None,
    ):
        super().__init__(sent, initial=_initial(hours, usual))
        self.kinds = [kind for kind in kinds if kind.may_switch_off]
        for kind in self.kinds:
            self.fields[field_of(kind)] = forms.ChoiceField(
                label=str(kind.title),
                choices=Mode.choices,
                initial=chosen.get(kind.code, kind.default).value,
            )

    def choices(self) -> list[forms.BoundField]:
        return [self[field_of(kind)] for kind in self.kinds]

    def modes(self) -> dict[str, Mode]:
        return {kind.code: Mode(self.cleaned_data[field_of(kind)]) for kind in self.kinds}


def field_of(kind: Kind) -> str:
    """A name that may also be the id of an element, so without a dot."""
    return CHOICE + kind.code.replace(".", "-")


def _initial(hours: MessageHours | None, usual: QuietHours | None) -> dict[str, time | int | str | None]:
    """Who never chose begins with the hours of the house."""
    if hours is None:
        return {
            "quiet_from": usual.starts if usual else None,
            "quiet_until": usual.ends if usual else None,
            "digest_hour": MessageHours._meta.get_field("digest_hour").default,
            "language": "nl",
        }
    return {
        "quiet_from": hours.quiet_from,
        "quiet_until": hours.quiet_until,
        "digest_hour": hours.digest_hour,
        "language": hours.language,
    }
