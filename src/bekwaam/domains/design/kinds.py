"""Messages about development tracks: a task for you, a task that is due, a release to look at."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.enums import Importance
from bekwaam.domains.notifications.kinds import Kind, Text, Variable
from bekwaam.kernel.actors import Role

TRACK = Variable("traject", _("Wat er ontwikkeld wordt"), "E-learning Veilig aan de balie")
TASK = Variable("taak", _("Wat er te doen is"), "Schrijf het script van de video")
DUE = Variable("datum", _("Wanneer het klaar moet zijn"), "30 november 2026")
MAKERS = frozenset({Role.BACKOFFICE, Role.ULC, Role.TRAINER})

TASK_ASSIGNED = Kind(
    code="design.task_assigned",
    title=_("Je hebt een taak in een ontwikkeltraject"),
    owner="design",
    roles=MAKERS,
    variables=(TRACK, TASK, DUE),
    button=_("Bekijk de taak"),
    texts={
        "nl": Text(
            "Nieuwe taak: {taak}",
            "Hallo {voornaam},\n\nJe hebt een taak gekregen in {traject}: {taak}.\n\nKlaar op: {datum}.",
        ),
        "en": Text(
            "New task: {taak}",
            "Hello {voornaam},\n\nYou were given a task in {traject}: {taak}.\n\nReady by: {datum}.",
        ),
    },
)
TASK_DUE = Kind(
    code="design.task_due",
    title=_("Een taak in een ontwikkeltraject moet bijna klaar zijn"),
    owner="design",
    roles=MAKERS,
    variables=(TRACK, TASK, DUE),
    importance=Importance.IMPORTANT,
    button=_("Bekijk de taak"),
    texts={
        "nl": Text(
            "Klaar op {datum}: {taak}",
            "Hallo {voornaam},\n\nJe taak in {traject} moet klaar zijn op {datum}: {taak}.\n\n"
            "Lukt het niet? Overleg dan met wie het traject leidt.",
        ),
        "en": Text(
            "Ready by {datum}: {taak}",
            "Hello {voornaam},\n\nYour task in {traject} is due on {datum}: {taak}.\n\n"
            "Will you not make it? Then talk to whoever leads the track.",
        ),
    },
)
REVIEW_ASKED = Kind(
    code="design.review_asked",
    title=_("Je wordt gevraagd een oplevering te beoordelen"),
    owner="design",
    roles=MAKERS,
    variables=(TRACK, Variable("oplevering", _("Welke oplevering"), "Oplevering 2")),
    button=_("Beoordeel de oplevering"),
    texts={
        "nl": Text(
            "Wil je kijken naar {traject}?",
            "Hallo {voornaam},\n\n{oplevering} van {traject} staat klaar. Bekijk het en schrijf op wat beter kan.",
        ),
        "en": Text(
            "Will you look at {traject}?",
            "Hello {voornaam},\n\n{oplevering} of {traject} is ready. Look at it and write down what could be better.",
        ),
    },
)
KINDS = (TASK_ASSIGNED, TASK_DUE, REVIEW_ASKED)
