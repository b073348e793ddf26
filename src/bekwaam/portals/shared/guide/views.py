"""The parts of the style guide. Public: it shows nothing of anyone."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from bekwaam.portals.shared.guide import picking, samples
from bekwaam.portals.shared.navigation import Link
from bekwaam.portals.shared.picking.views import block, typed


@dataclass(frozen=True, slots=True)
class Part:
    slug: str
    title: str | Promise
    icon: str
    lead: str | Promise


PARTS = (
    Part("", _("Begin"), "palette", _("Kleuren, letters en pictogrammen van jouw academie.")),
    Part("kaarten", _("Kaarten en lijsten"), "books", _("Leeractiviteiten, rijen en kerncijfers.")),
    Part("formulieren", _("Formulieren"), "edit", _("Velden, keuzes, uitleg en fouten.")),
    Part("tabellen", _("Tabellen"), "table", _("Op een telefoon wordt elke rij een kaart.")),
    Part("grafieken", _("Grafieken"), "chart-line", _("Elke grafiek heeft een conclusie en een tabel.")),
    Part("meldingen", _("Meldingen"), "bell", _("Berichten, lege schermen en voortgang.")),
    Part("navigatie", _("Navigatie"), "route", _("Kruimelpad, tabs, pagina’s en stappen.")),
    Part("rooster", _("Rooster"), "calendar", _("Een week met bijeenkomsten.")),
)


@dataclass(frozen=True, slots=True)
class GuidePage:
    part: Part
    links: list[Link]


def address_of(part: Part) -> str:
    return reverse("style-guide-part", args=[part.slug]) if part.slug else reverse("style-guide")


def page_for(slug: str) -> GuidePage:
    part = next((part for part in PARTS if part.slug == slug), None)
    if part is None:
        raise Http404
    links = [Link(other.title, other.icon, address_of(other), "", other is part) for other in PARTS]
    return GuidePage(part, links)


@require_GET
def style_guide(request: HttpRequest, part: str = "") -> HttpResponse:
    page = page_for(part)
    name = part or "begin"
    context = {"page": page, "groups": [("", page.links)], "samples": samples.SAMPLES[name](request)}
    return render(request, f"guide/{name}.html", context)


@require_GET
def suggested(request: HttpRequest) -> HttpResponse:
    """What the pickers of the guide find: invented people and units."""
    return block(request, picking.like(typed(request) or ""))
