"""Messages about deliveries of data, for functional administrators."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.enums import Importance, Mode
from bekwaam.domains.notifications.kinds.registry import Kind, Text, Variable
from bekwaam.kernel.actors import Role

VARIABLES = (
    Variable("aanlevering", _("Wat er is aangeleverd"), "Medewerkers"),
    Variable("bestand", _("De naam van het bestand"), "medewerkers-2026-11-23.csv"),
    Variable("verslag", _("Wat ermee is gebeurd, in één zin"), "12 nieuw, 3 gewijzigd, 1 uit dienst."),
)
DELIVERERS = frozenset({Role.FUNCTIONAL_ADMIN, Role.BACKOFFICE, Role.ULC})

DELIVERY_DONE = Kind(
    code="deliveries.done",
    title=_("Aanlevering verwerkt"),
    owner="deliveries",
    roles=DELIVERERS,
    variables=VARIABLES,
    default=Mode.DIGEST,
    button=_("Bekijk het verslag"),
    texts={
        "nl": Text(
            "{aanlevering}: aanlevering verwerkt",
            "Hallo {voornaam},\n\nHet bestand {bestand} is verwerkt.\n\n{verslag}",
        ),
        "en": Text(
            "{aanlevering}: delivery processed",
            "Hello {voornaam},\n\nThe file {bestand} has been processed.\n\n{verslag}",
        ),
    },
)
DELIVERY_NEEDS_YOU = Kind(
    code="deliveries.needs_you",
    title=_("Aanlevering vraagt aandacht"),
    owner="deliveries",
    roles=DELIVERERS,
    variables=VARIABLES,
    default=Mode.MAIL,
    importance=Importance.IMPORTANT,
    button=_("Bekijk de aanlevering"),
    texts={
        "nl": Text(
            "{aanlevering}: deze aanlevering vraagt je aandacht",
            "Hallo {voornaam},\n\nHet bestand {bestand} is niet verwerkt.\n\n{verslag}\n\nBekijk wat er nodig is.",
        ),
        "en": Text(
            "{aanlevering}: this delivery needs you",
            "Hello {voornaam},\n\nThe file {bestand} has not been processed.\n\n{verslag}\n\nSee what is needed.",
        ),
    },
)
KINDS = (DELIVERY_DONE, DELIVERY_NEEDS_YOU)
