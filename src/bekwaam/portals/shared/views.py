"""Small addresses that every page leans on: style sheet, manifest, service worker, offline page, choices of the reader."""

import json

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bekwaam.domains.tenancy.queries import current_logo
from bekwaam.domains.tenancy.theme.stored import sheet_of
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.serving import inline_headers
from bekwaam.kernel.files.store import Blob, BlobNotFoundError
from bekwaam.kernel.scope import current_academy_id
from bekwaam.portals.shared import appearance
from bekwaam.portals.shared.branding import branding_of
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.icon_art import app_icon
from bekwaam.portals.shared.shell import Shell

FOR_EVER = "public, max-age=31536000, immutable"
AN_HOUR = "public, max-age=3600"
NEVER_KEPT = "no-cache"
OFFLINE = "/offline/"
OFFLINE_FILES = ("app.css", "chevron.svg")


@require_GET
@signed_in
def backoffice(request: HttpRequest) -> HttpResponse:
    """To the first page of the back office that is open to who asks."""
    first = next((link.href for _words, links in Shell(request).backoffice for link in links), None)
    if first is None:
        raise Http404
    return HttpResponseRedirect(first)


@require_GET
def theme_sheet(request: HttpRequest, digest: str) -> HttpResponse:
    """The address holds the fingerprint: an old one still answers, but may not be kept."""
    current, css = sheet_of(branding_of(request).theme)
    keep = FOR_EVER if digest == current else NEVER_KEPT
    return HttpResponse(css, content_type="text/css; charset=utf-8", headers={"Cache-Control": keep})


@require_GET
def logo(request: HttpRequest, digest: str) -> FileResponse:
    """Only for `<img>`: the headers keep a drawing from ever running as a page."""
    stored = current_logo(digest) if getattr(request, "academy", None) else None
    if stored is None:
        raise Http404
    try:
        reading = file_store().open(current_academy_id(), digest)
    except BlobNotFoundError:
        raise Http404 from None
    headers = inline_headers(Blob(stored.sha256, stored.size, stored.media_type), stored.name)
    del headers["Content-Type"]
    headers["Cache-Control"] = FOR_EVER
    return FileResponse(reading, content_type=stored.media_type, headers=headers)


@require_GET
def icon(request: HttpRequest) -> HttpResponse:
    branding = branding_of(request)
    drawing = app_icon(branding.initial, branding.theme)
    return HttpResponse(drawing, content_type="image/svg+xml", headers={"Cache-Control": AN_HOUR})


@require_GET
def manifest(request: HttpRequest) -> JsonResponse:
    branding = branding_of(request)
    body = {
        "name": f"{branding.name} {branding.owner}".strip(),
        "short_name": branding.name,
        "lang": "nl",
        "dir": "ltr",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": branding.theme.brand,
        "icons": [{"src": "/icoon.svg", "type": "image/svg+xml", "sizes": "any", "purpose": "any"}],
    }
    headers = {"Cache-Control": AN_HOUR}
    return JsonResponse(body, content_type="application/manifest+json", headers=headers)


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """Holds nothing personal: every browser keeps a copy."""
    context = {
        "title": _("Je hebt nu geen internet"),
        "explanation": _(
            "Wat je al hebt verstuurd, is opgeslagen. Probeer het opnieuw als je weer verbinding hebt."
        ),
        "seed": "offline",
        "branding": branding_of(request),
    }
    return render(request, "errors/offline.html", context)


@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    sheet = branding_of(request).sheet
    files = [static(name) for name in OFFLINE_FILES] + ([sheet] if sheet else [])
    settings = json.dumps({"version": version_of(files), "offline": OFFLINE, "files": files})
    with staticfiles_storage.open("sw.js") as script:
        body = f"const SETTINGS = {settings};\n{script.read().decode()}"
    return HttpResponse(body, content_type="text/javascript", headers={"Cache-Control": NEVER_KEPT})


@require_POST
def choose_appearance(request: HttpRequest) -> HttpResponse:
    value = request.POST.get("weergave", "")
    back = request.POST.get("terug", "/")
    is_own = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if is_own else "/")
    if value in set(appearance.Appearance):
        appearance.remember(response, appearance.Appearance(value), is_secure=request.is_secure())
    return response


def version_of(files: list[str]) -> str:
    """Changes when one of the files does, because their addresses hold a hash."""
    return "-".join(sorted(name.rsplit("/", 1)[-1] for name in files))
