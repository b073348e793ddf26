"""What a refusal of logging in is called on the screen."""

from django.utils.translation import gettext_noop as _

SENTENCES = {
    "login_wrong": _("De inlognaam en het wachtwoord horen niet bij elkaar. Probeer het opnieuw."),
    "too_many_attempts": _("Je hebt het te vaak geprobeerd. Wacht {minutes} minuten en probeer het opnieuw."),
    "code_wrong": _(
        "Deze code klopt niet of is al gebruikt. Wacht op een nieuwe code en probeer het opnieuw."
    ),
    "password_weak": _("Kies een ander wachtwoord. {why}"),
    "password_too_long": _("Kies een wachtwoord van hoogstens {most} tekens."),
    "password_wrong": _("Je huidige wachtwoord klopt niet."),
    "token_gone": _("Deze link werkt niet meer. Vraag een nieuwe aan."),
    "app_exists": _("Je hebt al een app gekoppeld. Verwijder die eerst."),
    "last_factor": _("Voor jouw rol is een tweede stap nodig. Voeg eerst een andere toe."),
    "not_for_yourself": _("Dit kun je niet voor jezelf doen. Vraag een andere beheerder."),
    "too_many_passkeys": _("Je kunt {most} passkeys bewaren. Verwijder er eerst een."),
    "passkey_known": _("Deze passkey is al toegevoegd."),
    "passkey_refused": _("De passkey is niet herkend. Probeer het opnieuw of kies een andere manier."),
    "passkey_gone": _("Deze passkey is er niet meer."),
    "person_unknown": _("Je werkgever kent je, maar wij nog niet."),
    "persona_unknown": _("Deze persoon is er niet in de demo."),
    "no_account": _("Deze medewerker heeft nog geen account."),
    "no_address": _("Van deze medewerker is geen e-mailadres bekend."),
    "login_name_taken": _("Deze inlognaam is al in gebruik. Kies een andere."),
    "provider_once": _(
        "Er is al een inlogdienst met deze gegevens, of er staat al een andere aan. Zet die eerst uit."
    ),
    "group_roles_shape": _("De koppeling van groepen aan rollen is geen lijst."),
    "group_roles_whole": _(
        "De rol {role} van de groep “{group}” geldt voor de hele organisatie. Laat “unit” weg."
    ),
    "group_roles_row": _("De groep “{group}” met de rol “{role}” kan niet. Kies een rol uit de uitleg."),
}
