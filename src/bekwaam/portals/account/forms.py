"""The shapes of what people type. Nothing is decided or saved here."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.people.accounts.enums import Appearance
from bekwaam.domains.people.accounts.rules import LONGEST_PASSWORD

CURRENT = {"autocomplete": "current-password"}
NEW = {"autocomplete": "new-password", "minlength": "12"}
NAME = {"autocomplete": "username webauthn", "autocapitalize": "none", "spellcheck": "false"}
CODE = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
RULE = _("Minstens 12 tekens. Een zin die je onthoudt, werkt goed.")


def password(label: Any, attrs: dict[str, str], help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs=attrs)
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=widget,
        help_text=help_text,
    )


class LoginForm(forms.Form):
    name = forms.CharField(
        label=_("Inlognaam of e-mailadres"), max_length=254, widget=forms.TextInput(attrs=NAME)
    )
    password = password(_("Wachtwoord"), CURRENT)


class ForgottenForm(forms.Form):
    name = forms.CharField(
        label=_("Inlognaam of e-mailadres"), max_length=254, widget=forms.TextInput(attrs=NAME)
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("De 6 cijfers uit je app, of een van je herstelcodes."),
        widget=forms.TextInput(attrs=CODE),
    )


class AppForm(forms.Form):
    code = forms.CharField(
        label=_("Code uit de app"),
        max_length=10,
        widget=forms.TextInput(attrs={**CODE, "inputmode": "numeric"}),
    )


class NewPasswordForm(forms.Form):
    new = password(_("Nieuw wachtwoord"), NEW, RULE)


class ChangePasswordForm(NewPasswordForm):
    current = password(_("Huidig wachtwoord"), CURRENT)
    field_order = ["current", "new"]


class PasskeyForm(forms.Form):
    name = forms.CharField(
        label=_("Naam"),
        max_length=60,
        required=False,
        help_text=_("Waaraan je hem herkent, bijvoorbeeld: mijn telefoon."),
    )
    credential = forms.CharField(max_length=20_000, widget=forms.HiddenInput)


class PasskeyProofForm(forms.Form):
    credential = forms.CharField(max_length=20_000, widget=forms.HiddenInput)


class DisplayForm(forms.Form):
    appearance = forms.ChoiceField(label=_("Weergave"), choices=Appearance.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Taal"), choices=settings.LANGUAGES, widget=forms.RadioSelect)


class ProviderForm(forms.Form):
    name = forms.CharField(
        label=_("Naam"), max_length=100, help_text=_("Staat op de inlogknop, bijvoorbeeld: je werkaccount.")
    )
    issuer = forms.CharField(
        label=_("Uitgever (issuer)"),
        max_length=300,
        help_text=_(
            "Precies zoals de dienst het opgeeft, bijvoorbeeld https://login.microsoftonline.com/…/v2.0"
        ),
    )
    client_id = forms.CharField(label=_("Toepassings-ID (client ID)"), max_length=200)
    secret = forms.CharField(
        label=_("Geheim (client secret)"),
        max_length=500,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Laat leeg om het opgeslagen geheim te houden."),
    )
    tenant_id = forms.CharField(
        label=_("Tenant-ID"),
        max_length=100,
        required=False,
        help_text=_("Bij Entra ID: alleen deze tenant komt binnen."),
    )
    person_claim = forms.CharField(
        label=_("Claim met het kenmerk van de medewerker"),
        max_length=60,
        initial="oid",
        help_text=_("Dit kenmerk staat ook in de aanlevering van medewerkers, als extern kenmerk."),
    )
    groups_claim = forms.CharField(label=_("Claim met de groepen"), max_length=60, initial="groups")
    scopes = forms.CharField(label=_("Scopes"), max_length=200, initial="openid profile")
    is_enabled = forms.BooleanField(label=_("Medewerkers kunnen zo inloggen"), required=False)

    def clean_scopes(self) -> str:
        scopes = self.cleaned_data["scopes"].split()
        return " ".join(scopes if "openid" in scopes else ["openid", *scopes])
