"""The messages of the portfolio."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.enums import Importance
from bekwaam.domains.notifications.kinds import Kind, Text, Variable
from bekwaam.kernel.actors import Role

ROUND = Variable("ronde", _("De naam van de ronde"), "Behoeften 2027")
UNTIL = Variable("tot", _("De laatste dag om in te vullen"), "vrijdag 18 december 2026")
NEED = Variable("behoefte", _("Wat er nodig is"), "Omgaan met agressie aan de balie")
UNIT = Variable("onderdeel", _("Voor welk onderdeel"), "Burgerzaken")
BRINGERS = frozenset({Role.MANAGER, Role.BACKOFFICE, Role.ULC})
BUYERS = frozenset({Role.BACKOFFICE, Role.ULC, Role.FINANCE})

ROUND_OPENED = Kind(
    code="portfolio.round_opened",
    title=_("Een ronde voor leerbehoeften is open"),
    owner="portfolio",
    roles=BRINGERS,
    variables=(ROUND, UNTIL),
    importance=Importance.IMPORTANT,
    button=_("Vul in wat je onderdeel nodig heeft"),
    texts={
        "nl": Text(
            "{ronde}: wat heeft jouw onderdeel nodig?",
            "Hallo {voornaam},\n\nDe ronde {ronde} is open. Vul in wat jouw onderdeel wil leren, uiterlijk op {tot}.\n\n"
            "Is er niets nodig? Zeg dat dan ook.",
        ),
        "en": Text(
            "{ronde}: what does your unit need?",
            "Hello {voornaam},\n\nThe round {ronde} is open. Fill in what your unit wants to learn, by {tot} at the latest."
            "\n\nIs nothing needed? Then say so too.",
        ),
    },
)
ROUND_REMINDER = Kind(
    code="portfolio.round_reminder",
    title=_("Een ronde voor leerbehoeften sluit bijna"),
    owner="portfolio",
    roles=BRINGERS,
    variables=(ROUND, UNTIL, UNIT),
    button=_("Vul het nu in"),
    texts={
        "nl": Text(
            "{ronde}: van jouw onderdeel is er nog niets",
            "Hallo {voornaam},\n\nVan {onderdeel} is nog geen leerbehoefte binnen. Invullen kan tot en met {tot}.",
        ),
        "en": Text(
            "{ronde}: nothing came in from your unit yet",
            "Hello {voornaam},\n\nNo learning need of {onderdeel} has come in yet. You can fill it in until {tot}.",
        ),
    },
)
NEED_REPORTED = Kind(
    code="portfolio.need_reported",
    title=_("Een medewerker meldt een leerbehoefte"),
    owner="portfolio",
    roles=BRINGERS,
    variables=(NEED, UNIT),
    button=_("Bekijk de melding"),
    texts={
        "nl": Text(
            "Leerbehoefte gemeld: {behoefte}",
            "Hallo {voornaam},\n\nIemand van {onderdeel} zocht dit en vond het niet: {behoefte}.\n\n"
            "Bekijk of jouw onderdeel dit nodig heeft.",
        ),
        "en": Text(
            "Learning need reported: {behoefte}",
            "Hello {voornaam},\n\nSomebody of {onderdeel} looked for this and did not find it: {behoefte}.\n\n"
            "See whether your unit needs it.",
        ),
    },
)
NEED_DECIDED = Kind(
    code="portfolio.need_decided",
    title=_("Er is besloten over een leerbehoefte"),
    owner="portfolio",
    variables=(
        NEED,
        Variable("besluit", _("Het besluit"), "Inkopen"),
        Variable("reden", _("Waarom"), "Veel vraag."),
    ),
    button=_("Bekijk wat ermee gebeurt"),
    texts={
        "nl": Text(
            "Besluit over ‘{behoefte}’: {besluit}",
            "Hallo {voornaam},\n\nOver de leerbehoefte ‘{behoefte}’ is besloten: {besluit}.\n\nDe reden: {reden}",
        ),
        "en": Text(
            "Decision about ‘{behoefte}’: {besluit}",
            "Hello {voornaam},\n\nIt was decided about the learning need ‘{behoefte}’: {besluit}.\n\nThe reason: {reden}",
        ),
    },
)
NEED_OFFERED = Kind(
    code="portfolio.need_offered",
    title=_("Een leerbehoefte staat in het aanbod"),
    owner="portfolio",
    variables=(NEED,),
    button=_("Bekijk je behoefte"),
    texts={
        "nl": Text(
            "‘{behoefte}’ staat in het aanbod",
            "Hallo {voornaam},\n\nWat je onderdeel vroeg, is er: ‘{behoefte}’ staat nu in het aanbod.",
        ),
        "en": Text(
            "‘{behoefte}’ is on offer",
            "Hello {voornaam},\n\nWhat your unit asked for is there: ‘{behoefte}’ is on offer now.",
        ),
    },
)
DAY = Variable("dag", _("Op welke dag"), "vrijdag 18 december 2026")
ACTIVITY_RETIRES = Kind(
    code="portfolio.activity_retires",
    title=_("Een leeractiviteit gaat uit het aanbod"),
    owner="portfolio",
    roles=BRINGERS,
    variables=(
        Variable("activiteit", _("De leeractiviteit"), "Basiscursus Excel"),
        DAY,
        Variable("reden", _("Waarom"), "Verouderd."),
    ),
    importance=Importance.IMPORTANT,
    texts={
        "nl": Text(
            "{activiteit} gaat uit het aanbod",
            "Hallo {voornaam},\n\n{activiteit} gaat uit het aanbod op {dag}.\n\nDe reden: {reden}",
        ),
        "en": Text(
            "{activiteit} will leave the catalogue",
            "Hello {voornaam},\n\n{activiteit} will leave the catalogue on {dag}.\n\nThe reason: {reden}",
        ),
    },
)
ACTIVITY_STAYS = Kind(
    code="portfolio.activity_stays",
    title=_("Een leeractiviteit blijft toch in het aanbod"),
    owner="portfolio",
    roles=BRINGERS,
    variables=(Variable("activiteit", _("De leeractiviteit"), "Basiscursus Excel"),),
    importance=Importance.IMPORTANT,
    texts={
        "nl": Text(
            "{activiteit} blijft in het aanbod",
            "Hallo {voornaam},\n\n{activiteit} zou uit het aanbod gaan. Dat gaat niet door: de leeractiviteit blijft.",
        ),
        "en": Text(
            "{activiteit} stays in the catalogue",
            "Hello {voornaam},\n\n{activiteit} would leave the catalogue. That is off: the activity stays.",
        ),
    },
)
CONTRACT_NOTICE = Kind(
    code="portfolio.contract_notice",
    title=_("Een contract nadert de opzegdag"),
    owner="portfolio",
    roles=BUYERS,
    variables=(Variable("contract", _("Het contract"), "2024-017 Bhv-trainingen"), DAY),
    importance=Importance.IMPORTANT,
    button=_("Bekijk het contract"),
    texts={
        "nl": Text(
            "Besluit over contract {contract}",
            "Hallo {voornaam},\n\nOpzeggen van {contract} kan tot en met {dag}. Besluit op tijd: verlengen of laten eindigen.",
        ),
        "en": Text(
            "Decide about contract {contract}",
            "Hello {voornaam},\n\nNotice on {contract} can be given until {dag}. Decide in time: extend it or let it end.",
        ),
    },
)
MEETING_PLANNED = Kind(
    code="portfolio.meeting_planned",
    title=_("Je bent gevraagd voor een portfolio-overleg"),
    owner="portfolio",
    roles=BRINGERS,
    variables=(Variable("overleg", _("De titel van het overleg"), "Portfolio-overleg najaar"), DAY),
    button=_("Bekijk de agenda"),
    texts={
        "nl": Text("{overleg} op {dag}", "Hallo {voornaam},\n\nJe bent gevraagd voor {overleg} op {dag}."),
        "en": Text("{overleg} on {dag}", "Hello {voornaam},\n\nYou are asked to join {overleg} on {dag}."),
    },
)
KINDS = (
    ROUND_OPENED,
    ROUND_REMINDER,
    NEED_REPORTED,
    NEED_DECIDED,
    NEED_OFFERED,
    ACTIVITY_RETIRES,
    ACTIVITY_STAYS,
    CONTRACT_NOTICE,
    MEETING_PLANNED,
)
