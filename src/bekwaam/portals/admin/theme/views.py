"""Choose, look and keep. Looking is a post without keeping, so that it works without script and leaves no address behind."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.tenancy.actions import change_looks, remove_logo, set_logo
from bekwaam.domains.tenancy.theme.stored import as_stored, sheet_of, theme_from
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.admin.theme.forms import LogoForm, ThemeForm
from bekwaam.portals.admin.theme.page import theme_page
from bekwaam.portals.shared.branding import branding_of
from bekwaam.portals.shared.guards import needs

LOOK = "bekijk"
INVALID = 422


@require_http_methods(["GET", "POST"])
@needs(Role.FUNCTIONAL_ADMIN)
def house_style(request: HttpRequest) -> HttpResponse:
    branding = branding_of(request)
    kept = {"display_name": branding.name, **as_stored(branding.theme)}
    form = ThemeForm(request.POST or None, initial=kept)
    if not form.is_valid():
        return _shown(request, form, theme_page(branding.theme, is_preview=False))
    theme = form.theme(branding.owner)
    if request.POST.get("doen") == LOOK:
        return _shown(request, form, theme_page(theme, is_preview=True))
    change_looks(
        actor=request.actor,  # type: ignore[attr-defined]
        display_name=form.cleaned_data["display_name"],
        theme=theme,
        at=clock.now(),
    )
    messages.success(request, _("De huisstijl is opgeslagen. Iedereen ziet hem vanaf nu."))
    return redirect("theme")


def _shown(request: HttpRequest, form: ThemeForm, page: object) -> HttpResponse:
    is_block = bool(getattr(request, "htmx", False))  # htmx puts no answer with a fault on the page
    name = "admin/theme_contrast.html" if is_block else "admin/theme.html"
    status = INVALID if form.errors and not is_block else 200
    context = {"form": form, "logo_form": LogoForm(), "page": page, "theme_sheet": getattr(page, "sheet", "")}
    return render(request, name, context, status=status)


@require_POST
@needs(Role.FUNCTIONAL_ADMIN)
def logo(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    if "weg" in request.POST:
        remove_logo(actor=actor, at=clock.now())
        messages.success(request, _("Het logo is weggehaald."))
        return redirect("theme")
    form = LogoForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "admin/theme_logo.html", {"form": form}, status=INVALID)
    file = form.cleaned_data["logo"]
    set_logo(actor=actor, file=file, name=file.name, at=clock.now())
    messages.success(request, _("Het logo staat nu boven aan elke pagina."))
    return redirect("theme")


@require_GET
@needs(Role.FUNCTIONAL_ADMIN)
def preview_sheet(request: HttpRequest) -> HttpResponse:
    """The style sheet of choices in the address; what is missing or wrong falls back."""
    _, css = sheet_of(theme_from("", request.GET.dict()))
    return HttpResponse(css, content_type="text/css; charset=utf-8")
