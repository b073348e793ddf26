"""Invented content for the style guide. Nothing here is read from the database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from bekwaam.portals.shared.branding import branding_of
from bekwaam.portals.shared.drawing.bars import BarChart, Part, StackedChart
from bekwaam.portals.shared.drawing.line import LineChart

Samples = dict[str, Any]
STEPS = ("50", "100", "200", "300", "400", "500", "600", "700")
PALETTES = ("merk", "link", "grijs", "groen", "oranje", "rood", "blauw", "geel")


@dataclass(frozen=True, slots=True)
class Course:
    title: str
    summary: str
    form: str
    form_icon: str
    duration: str
    badge: str = ""
    href: str = "#cursus"

    @property
    def seed(self) -> str:
        return self.title


COURSES = (
    Course(
        "Veilig werken met persoonsgegevens",
        "Zo bescherm je de gegevens van inwoners.",
        "E-learning",
        "device-laptop",
        "45 min",
        "Verplicht",
    ),
    Course(
        "Phishing herkennen",
        "Oefen met echte voorbeelden uit je mailbox.",
        "E-learning",
        "device-laptop",
        "20 min",
        "Verplicht",
    ),
    Course(
        "In gesprek bij agressie aan de balie",
        "Blijf rustig en houd de regie in een lastig gesprek.",
        "Klassikaal",
        "school",
        "1 dag",
    ),
    Course(
        "Schrijven in duidelijke taal",
        "Brieven en mails die iedereen begrijpt.",
        "Workshop",
        "school",
        "3 uur",
    ),
    Course(
        "Omgevingswet: de basis",
        "Wat verandert er voor jouw werk en voor inwoners?",
        "E-learning",
        "device-laptop",
        "2 uur",
        "Nieuw",
    ),
    Course(
        "Slim werken met AI",
        "Wat mag wel, wat mag niet, en hoe begin je?",
        "Video",
        "video",
        "35 min",
        "Nieuw",
    ),
)
TEAM = (
    (
        "Bram de Groot",
        "Adviseur vergunningen",
        (
            ("ok", "t/m mrt 2027"),
            ("ok", "t/m jun 2027"),
            ("warn", "Verloopt over 12 dagen"),
            ("ok", "Behaald"),
            ("na", ""),
        ),
    ),
    (
        "Fatma Yılmaz",
        "Klantadviseur",
        (
            ("ok", "t/m sep 2027"),
            ("neg", "9 dagen te laat"),
            ("ok", "t/m mei 2027"),
            ("ok", "Behaald"),
            ("ok", "t/m aug 2027"),
        ),
    ),
    (
        "Jochem van Dijk",
        "Handhaver",
        (
            ("info", "Bezig, 60%"),
            ("ok", "t/m feb 2027"),
            ("ok", "t/m mei 2027"),
            ("ok", "Behaald"),
            ("warn", "Verloopt over 26 dagen"),
        ),
    ),
    (
        "Naima Bouzid",
        "Klantadviseur",
        (
            ("ok", "t/m mrt 2027"),
            ("ok", "t/m apr 2027"),
            ("neg", "3 dagen te laat"),
            ("ok", "Behaald"),
            ("na", ""),
        ),
    ),
    (
        "Rosa Martina",
        "Trainee",
        (("info", "Bezig, 20%"), ("todo", ""), ("info", "Bezig, 75%"), ("todo", ""), ("na", "")),
    ),
)
TRAININGS = (
    "Persoonsgegevens (AVG)",
    "Informatie\u00adbeveiliging",
    "Phishing herkennen",
    "Integriteit",
    "BHV",
)
RUNS = (
    ("Aanbesteden voor beginners", "wo 25 nov, 13:30", "Nog geen zaal", 4, 16, "warn", "Actie nodig"),
    ("BHV praktijkdag 1", "di 24 nov, 08:30", "Brandweerkazerne", 16, 16, "ok", "Bevestigd"),
    ("In gesprek bij agressie", "ma 23 nov, 12:30", "Zaal Beuk", 9, 14, "ok", "Bevestigd"),
    ("Slim werken met AI", "do 26 nov, 10:00", "Zaal Eik", 0, 20, "todo", "Concept"),
)


class SampleForm(forms.Form):
    title = forms.CharField(
        label=_("Titel"), help_text=_("Kort en duidelijk. Deelnemers zien deze titel."), max_length=80
    )
    about = forms.CharField(label=_("Waar gaat het over?"), widget=forms.Textarea, required=False)
    room = forms.ChoiceField(
        label=_("Zaal"), choices=[("", _("Kies een zaal")), ("eik", "Zaal Eik"), ("online", "Online")]
    )
    on = forms.DateField(label=_("Datum"), widget=forms.DateInput(attrs={"type": "date"}))
    way = forms.ChoiceField(
        label=_("Werkvorm"),
        widget=forms.RadioSelect(attrs={"list_class": "bk-choices"}),
        choices=[("klassikaal", _("Klassikaal")), ("online", _("Online")), ("mix", _("Een mix"))],
    )
    who = forms.MultipleChoiceField(
        label=_("Voor wie?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("vast", _("Vaste medewerkers")), ("inhuur", _("Inhuur")), ("stage", _("Stagiairs"))],
        required=False,
    )
    paper = forms.FileField(label=_("Lesmateriaal"), required=False)
    colour = forms.CharField(
        label=_("Kleur in het rooster"), widget=forms.ColorInput, initial="#0b5563", required=False
    )
    public = forms.BooleanField(
        label=_("Zet meteen in het aanbod"), help_text=_("Iedereen kan zich dan inschrijven."), required=False
    )


def begin(request: HttpRequest) -> Samples:
    return {"palettes": PALETTES, "steps": STEPS, "icons": ICONS, "theme": branding_of(request).theme}


def cards(request: HttpRequest) -> Samples:
    return {
        "courses": COURSES,
        "soon": date(2026, 12, 5),
        "later": date(2026, 12, 31),
        "late": date(2026, 11, 14),
    }


def form_states(request: HttpRequest) -> Samples:
    faulty = SampleForm({"title": "", "room": "", "way": "mix", "on": "31-31-2026"}, prefix="fout")
    return {"form": SampleForm(initial={"way": "klassikaal", "who": ["vast"]}), "faulty": faulty}


def tables(request: HttpRequest) -> Samples:
    cells = [(name, function, list(zip(TRAININGS, states, strict=True))) for name, function, states in TEAM]
    return {"trainings": TRAININGS, "team": cells, "runs": RUNS, "page": Paginator(range(190), 20).page(3)}


def charts(request: HttpRequest) -> Samples:
    return {"line": LINE, "stacked": STACKED, "bars": BARS}


def feedback(request: HttpRequest) -> Samples:
    at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    events = [
        SimpleNamespace(
            at=at, title="Certificaat behaald", text="BHV, geldig tot 14 februari 2029.", state=""
        ),
        SimpleNamespace(at=at.replace(day=12), title="Herinnering gestuurd", text="", state="todo"),
        SimpleNamespace(
            at=at.replace(day=2), title="Termijn verlopen", text="Nieuwe datum aangevraagd.", state="neg"
        ),
    ]
    return {"events": events}


def navigation(request: HttpRequest) -> Samples:
    return {
        "trail": [("Mijn leren", "#begin"), ("Aanbod", "#aanbod"), ("Omgevingswet: de basis", "#hier")],
        "tabs": [
            ("Gegevens", "#gegevens", True),
            ("Dienstverbanden", "#werk", False),
            ("Rechten", "#rechten", False),
        ],
        "ways": [("Week", "calendar", "#week", True), ("Lijst", "list", "#lijst", False)],
        "page": Paginator(range(190), 20).page(4),
        "steps": [
            ("Bestand kiezen", "done"),
            ("Kolommen", "done"),
            ("Controleren", "current"),
            ("Klaar", ""),
        ],
        "chips": [("E-learning", "#x1"), ("Informatieveiligheid", "#x2")],
        "filters": FILTERS,
    }


def week(request: HttpRequest) -> Samples:
    return {"days": WEEK, "hours": [(row, f"{8 + row // 2:02d}:30") for row in range(1, 18, 2)]}


FILTERS = (
    (
        "Soort",
        "soort",
        (
            ("e-learning", "E-learning", 24, True),
            ("klassikaal", "Klassikaal", 9, False),
            ("video", "Video", 12, False),
        ),
    ),
    (
        "Onderwerp",
        "onderwerp",
        (("ib", "Informatieveiligheid", 8, True), ("dv", "Dienstverlening", 14, False)),
    ),
)
LINE = LineChart(
    key="doel",
    title="Percentage van het team dat op orde is, per maand",
    conclusion="Het percentage steeg van 68 procent in december naar 91 procent in november. Het doel is 95 procent.",
    points=tuple(
        zip(
            ["dec", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov"],
            (68, 71, 70, 75, 79, 78, 83, 84, 82, 86, 89, 91),
            strict=True,
        )
    ),
    column="Op orde",
    unit="%",
    target=95,
    highest=100,
)
STACKED = StackedChart(
    key="training",
    title="Status per verplichte training",
    conclusion="Phishing herkennen en Informatiebeveiliging vragen nu aandacht.",
    parts=(Part("s-ok", "Op orde"), Part("s-warn", "Verloopt of bezig"), Part("s-neg", "Te laat")),
    bars=(
        ("Persoonsgegevens (AVG)", (12, 2, 0)),
        ("Informatiebeveiliging", (12, 1, 1)),
        ("Phishing herkennen", (11, 2, 1)),
        ("BHV", (5, 1, 0)),
    ),
)
BARS = BarChart(
    key="kosten",
    title="Kosten per directie",
    conclusion="Stadsbeheer geeft dit jaar het meeste uit aan leren.",
    bars=(("Stadsbeheer", 184), ("Dienstverlening", 121), ("Bedrijfsvoering", 64)),
    column="Kosten",
    unit=" duizend euro",
)
WEEK = (
    (
        "ma",
        23,
        "maandag 23 november",
        True,
        (
            (2, 4, "w-2", "a", "Schrijven in duidelijke taal", "09:00–11:00", "Zaal Eik", "12/12", "Vol"),
            (8, 6, "w-2", "", "In gesprek bij agressie", "12:30–15:30", "Zaal Beuk", "9/14", ""),
        ),
    ),
    (
        "di",
        24,
        "dinsdag 24 november",
        False,
        ((1, 16, "w-2", "ok", "BHV praktijkdag 1", "08:30–16:30", "Brandweerkazerne", "16/16", "Vol"),),
    ),
    (
        "wo",
        25,
        "woensdag 25 november",
        False,
        (
            (3, 3, "c-1", "", "Omgevings\u00adwet", "09:30–11:00", "Online", "31/40", ""),
            (2, 6, "c-2", "a", "Intervisie leiding\u00adgeven", "09:00–12:00", "Zaal Linde", "6/8", ""),
            (
                11,
                4,
                "w-2",
                "warn",
                "Aanbesteden voor beginners",
                "13:30–15:30",
                "Nog geen zaal",
                "4/16",
                "Trainer zoeken",
            ),
        ),
    ),
    (
        "do",
        26,
        "donderdag 26 november",
        False,
        ((4, 4, "w-2", "concept", "Slim werken met AI", "10:00–12:00", "Zaal Eik", "0/20", "Concept"),),
    ),
    (
        "vr",
        27,
        "vrijdag 27 november",
        False,
        ((2, 5, "w-2", "", "Welkomstdag nieuwe collega’s", "09:00–11:30", "Raadszaal", "22/30", ""),),
    ),
)
ICONS = (
        "home",
        "books",
        "users",
        "calendar-event",
        "bell",
        "search",
        "settings",
        "certificate",
        "shield-check",
        "file-import",
        "sitemap",
        "mail",
        "key",
        "history",
        "palette",
    )
SAMPLES: dict[str, Callable[[HttpRequest], Samples]] = {
    "begin": begin,
    "kaarten": cards,
    "formulieren": form_states,
    "tabellen": tables,
    "grafieken": charts,
    "meldingen": feedback,
    "navigatie": navigation,
    "rooster": week,
}
