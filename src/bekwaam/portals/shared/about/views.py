"""Pages that need no login."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bekwaam.portals.shared.about.conformity import conformity_page, row_page
from bekwaam.portals.shared.about.licences import python_packages, web_packages


@require_GET
def conformity(request: HttpRequest) -> HttpResponse:
    return render(request, "about/conformity.html", {"page": conformity_page(request.GET.get("status", ""))})


@require_GET
def requirement(request: HttpRequest, row_id: str) -> HttpResponse:
    page = row_page(row_id)
    if page is None:
        raise Http404
    return render(request, "about/requirement.html", {"page": page})


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "about/privacy.html")


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "about/accessibility.html")


@require_GET
def licences(request: HttpRequest) -> HttpResponse:
    page = {
        "parts": [("server", "Op de server", python_packages()), ("browser", "In je browser", web_packages())]
    }
    return render(request, "about/licences.html", {"page": page})
