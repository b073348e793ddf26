"""Roles as a message names them."""

from bekwaam.kernel.actors import Role

WHOLE_ORGANISATION = "de hele organisatie"
WORDS = {
    Role.EMPLOYEE: "medewerker",
    Role.MANAGER: "leidinggevende",
    Role.BACKOFFICE: "backoffice",
    Role.ULC: "ULC",
    Role.TRAINER: "trainer",
    Role.FINANCE: "financiën",
    Role.CISO: "CISO en privacy",
    Role.FUNCTIONAL_ADMIN: "functioneel beheerder",
    Role.AUDITOR: "auditor",
    Role.SUPPLIER: "leverancier",
}


def role_in_words(role: str) -> str:
    return WORDS[Role(role)]
