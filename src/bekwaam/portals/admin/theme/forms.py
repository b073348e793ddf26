"""The choices of a house style as a form. It checks shape and saves nothing."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.tenancy.rules import LOGO_RULE
from bekwaam.domains.tenancy.theme.colour import ColourError, normalised
from bekwaam.domains.tenancy.theme.stored import COLOURS
from bekwaam.domains.tenancy.theme.theme import Font, Header, Radius, Theme
from bekwaam.kernel.files.uploads import check_upload

FONTS = [(Font.PUBLIC_SANS, "Public Sans"), (Font.SOURCE_SANS, "Source Sans"), (Font.NOTO_SANS, "Noto Sans")]
RADII = [(Radius.ROUND, _("Rond")), (Radius.SOFT, _("Een beetje rond")), (Radius.STRAIGHT, _("Recht"))]
HEADERS = [(Header.LIGHT, _("Licht")), (Header.BRAND, _("In je merkkleur"))]


class Swatch(forms.ColorInput):
    """A colour input always has a value, so HTML does not know a required one."""

    def use_required_attribute(self, initial: Any) -> bool:
        return False


class ColourField(forms.CharField):
    widget = Swatch

    def clean(self, value: Any) -> str:
        try:
            return normalised(super().clean(value))
        except ColourError:
            message = _("Kies een kleur of vul zes tekens in, zoals #0b5563.")
            raise ValidationError(message, code="colour") from None


def _cards(choices: list[Any], label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect(attrs={"list_class": "bk-choices"})
    )


class ThemeForm(forms.Form):
    display_name = forms.CharField(
        label=_("Naam"), help_text=_("Staat boven aan elke pagina."), max_length=100
    )
    brand = ColourField(label=_("Merkkleur"), help_text=_("Voor knoppen, de gekozen plek en de tegels."))
    link = ColourField(label=_("Linkkleur"), help_text=_("Voor links in de tekst en in lijsten."))
    accent = ColourField(
        label=_("Accentkleur"), help_text=_("Een tegenkleur in de tegels. Er staat nooit tekst op.")
    )
    grey = ColourField(
        label=_("Grijstint"), help_text=_("Kleurt tekst, lijnen en vlakken een heel klein beetje.")
    )
    font = _cards(FONTS, _("Letter"))
    radius = _cards(RADII, _("Hoeken"))
    header = _cards(HEADERS, _("Bovenbalk"))

    def theme(self, name: str) -> Theme:
        """Only of a valid form."""
        chosen = self.cleaned_data
        return Theme(
            name=name,
            **{field: chosen[field] for field in COLOURS},
            font=Font(chosen["font"]),
            radius=Radius(chosen["radius"]),
            header=Header(chosen["header"]),
        )


class LogoForm(forms.Form):
    logo = forms.FileField(
        label=_("Logo"),
        help_text=_("Een vierkant plaatje: SVG, PNG, JPEG of WebP, hoogstens 300 kB."),
        widget=forms.FileInput(attrs={"accept": ".svg,.png,.jpg,.jpeg,.webp"}),
    )

    def clean_logo(self) -> Any:
        file = self.cleaned_data["logo"]
        decision = check_upload(file, LOGO_RULE)
        if not decision.allowed:
            raise ValidationError(gettext(decision.template) % decision.facts, code=decision.reason)
        return file
