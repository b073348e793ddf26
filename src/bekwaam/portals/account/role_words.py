"""What a role is called on the screen."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

WORDS = {
    "employee": gettext_noop("Medewerker"),
    "manager": gettext_noop("Leidinggevende"),
    "backoffice": gettext_noop("Backoffice"),
    "ulc": gettext_noop("Centraal leercentrum"),
    "trainer": gettext_noop("Trainer"),
    "finance": gettext_noop("Financiën"),
    "ciso": gettext_noop("Informatiebeveiliging en privacy"),
    "functional_admin": gettext_noop("Functioneel beheerder"),
    "auditor": gettext_noop("Auditor"),
    "supplier": gettext_noop("Leverancier"),
}


def role_in_words(role: str) -> str:
    return _(WORDS[role]) if role in WORDS else role
