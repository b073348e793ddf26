"""Messages about roles and about tasks that go from hand to hand."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.enums import Importance
from bekwaam.domains.notifications.kinds.registry import Kind, Text, Variable

PERIOD = Variable(
    "periode", _("Van welke tot en met welke dag"), "23 november 2026 tot en met 4 december 2026"
)
TASKS = Variable("taken", _("De taken, met komma’s ertussen"), "akkoord geven, medewerkers inschrijven")
ROLE = Variable("rol", _("De naam van de rol"), "Beheerder van de afdeling")
PLACE = Variable("onderdeel", _("Waarvoor de rol geldt"), "Stadsbeheer")

ROLE_GRANTED = Kind(
    code="people.role_granted",
    title=_("Je hebt een rol gekregen"),
    owner="people",
    variables=(ROLE, PLACE),
    importance=Importance.IMPORTANT,
    may_switch_off=False,
    button=_("Bekijk wat je mag"),
    texts={
        "nl": Text(
            "Je hebt een nieuwe rol: {rol}",
            "Hallo {voornaam},\n\nJe hebt nu de rol {rol}. Die geldt voor: {onderdeel}.\n\n"
            "Klopt dit niet? Neem dan contact op met de beheerder.",
        ),
        "en": Text(
            "You have a new role: {rol}",
            "Hello {voornaam},\n\nYou now have the role {rol}. It holds for: {onderdeel}.\n\n"
            "Is this not right? Then contact the administrator.",
        ),
    },
)
ROLE_ENDED = Kind(
    code="people.role_ended",
    title=_("Een rol van jou is gestopt"),
    owner="people",
    variables=(ROLE, PLACE),
    may_switch_off=False,
    button=_("Bekijk wat je mag"),
    texts={
        "nl": Text(
            "Je rol {rol} is gestopt",
            "Hallo {voornaam},\n\nJe hebt de rol {rol} niet meer. Die gold voor: {onderdeel}.",
        ),
        "en": Text(
            "Your role {rol} has ended",
            "Hello {voornaam},\n\nYou no longer have the role {rol}. It held for: {onderdeel}.",
        ),
    },
)
TASKS_RECEIVED = Kind(
    code="people.delegation_received",
    title=_("Je vervangt iemand"),
    owner="people",
    variables=(Variable("gever", _("Wie je vervangt"), "Samira de Wit"), TASKS, PERIOD),
    importance=Importance.IMPORTANT,
    may_switch_off=False,
    button=_("Bekijk de vervanging"),
    texts={
        "nl": Text(
            "Je vervangt {gever}",
            "Hallo {voornaam},\n\nJe vervangt {gever} van {periode}.\n\nJe neemt over: {taken}.",
        ),
        "en": Text(
            "You stand in for {gever}",
            "Hello {voornaam},\n\nYou stand in for {gever} from {periode}.\n\nYou take over: {taken}.",
        ),
    },
)
TASKS_HANDED_OVER = Kind(
    code="people.delegation_given",
    title=_("Iemand vervangt jou"),
    owner="people",
    variables=(Variable("vervanger", _("Wie jou vervangt"), "Mo Jansen"), TASKS, PERIOD),
    may_switch_off=False,
    button=_("Bekijk de vervanging"),
    texts={
        "nl": Text(
            "{vervanger} vervangt jou",
            "Hallo {voornaam},\n\n{vervanger} vervangt jou van {periode}.\n\nHet gaat om: {taken}.",
        ),
        "en": Text(
            "{vervanger} stands in for you",
            "Hello {voornaam},\n\n{vervanger} stands in for you from {periode}.\n\nIt is about: {taken}.",
        ),
    },
)
TASKS_TAKEN_BACK = Kind(
    code="people.delegation_revoked",
    title=_("Een vervanging is gestopt"),
    owner="people",
    variables=(Variable("gever", _("Wie je verving"), "Samira de Wit"), TASKS),
    may_switch_off=False,
    button=_("Bekijk je vervangingen"),
    texts={
        "nl": Text(
            "Je vervangt {gever} niet meer",
            "Hallo {voornaam},\n\nDe vervanging van {gever} is gestopt. Je hoeft dit niet meer te doen: {taken}.",
        ),
        "en": Text(
            "You no longer stand in for {gever}",
            "Hello {voornaam},\n\nStanding in for {gever} has ended. You no longer need to do this: {taken}.",
        ),
    },
)
KINDS = (ROLE_GRANTED, ROLE_ENDED, TASKS_RECEIVED, TASKS_HANDED_OVER, TASKS_TAKEN_BACK)
