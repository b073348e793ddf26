"""What each part of the style guide shows."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from bekwaam.portals.shared.branding import branding_of
from bekwaam.portals.shared.guide import picking
from bekwaam.portals.shared.guide.form import SampleForm
from bekwaam.portals.shared.guide.invented import (
    BARS,
    COURSES,
    FILTERS,
    ICONS,
    LINE,
    RUNS,
    STACKED,
    TEAM,
    TRAININGS,
    WEEK,
)
from bekwaam.portals.shared.guide.picking import SamplePickers

Samples = dict[str, Any]
STEPS = ("50", "100", "200", "300", "400", "500", "600", "700")
PALETTES = ("merk", "link", "grijs", "groen", "oranje", "rood", "blauw", "geel")


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
    return {
        "form": SampleForm(initial={"way": "klassikaal", "who": ["vast"]}),
        "faulty": faulty,
        "picking": SamplePickers(initial={"colleague": picking.PEOPLE[0].label}),
        "choosing": picking.with_matches(),
        "open": picking.like("de"),
        "nothing": picking.like("xyz"),
    }


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
