"""The first page, the year, and the criteria by which needs are weighed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.portfolio import access, actions
from bekwaam.domains.portfolio.enums import MODULE
from bekwaam.domains.portfolio.models import Criterion
from bekwaam.domains.portfolio.queries.calendar import Happening
from bekwaam.domains.portfolio.queries.needs import criteria
from bekwaam.domains.portfolio.rules.rights import READING
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.kernel.calendars import MEDIA_TYPE, calendar_file
from bekwaam.portals.backoffice.asking import done, done_in_form, form_page, or_404, status_of
from bekwaam.portals.backoffice.portfolio.forms import CriterionForm
from bekwaam.portals.backoffice.portfolio.pages.calendar import calendar_page, whole_days, year_of
from bekwaam.portals.backoffice.portfolio.pages.overview import overview_page
from bekwaam.portals.backoffice.portfolio.pages.tabs import tabs
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part


@require_GET
@needs(*READING)
@of_part(MODULE)
def overview(request: HttpRequest) -> HttpResponse:
    page = overview_page(actor_of(request), on=clock.today())
    return render(request, "backoffice/portfolio/overview.html", {"page": page})


@require_GET
@needs(*READING)
@of_part(MODULE)
def year(request: HttpRequest) -> HttpResponse:
    page = calendar_page(actor_of(request), *_asked(request), on=clock.today())
    return render(request, "backoffice/portfolio/calendar.html", {"page": page})


@require_GET
@needs(*READING)
@of_part(MODULE)
def year_file(request: HttpRequest) -> HttpResponse:
    number, wanted = _asked(request)
    name = _("Portfolio %(year)d") % {"year": number}
    days = whole_days(actor_of(request), number, wanted, request.build_absolute_uri("/")[:-1])
    headers = {
        "Content-Disposition": f'attachment; filename="portfolio-{number}.ics"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(calendar_file(name, days, at=clock.now()), content_type=MEDIA_TYPE, headers=headers)


def _asked(request: HttpRequest) -> tuple[int, str]:
    wanted = request.GET.get("soort", "")
    number = year_of(request.GET.get("jaar", ""), on=clock.today())
    return number, wanted if wanted in list(Happening) else ""


@require_POST
@needs(Role.ULC)
@of_part(MODULE)
def keep(request: HttpRequest, retirement_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = or_404(access.retirement_for(actor, retirement_id))
    words = _("Het blijft in het aanbod. Wie bericht kreeg, hoort dat ook.")
    done(request, words, lambda at: actions.withdraw_retirement(found.pk, actor=actor, at=at))
    return redirect("portfolio")


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(MODULE)
def weights(request: HttpRequest) -> HttpResponse:
    form = CriterionForm(request.POST or None)
    if _saved(request, form, None):
        messages.success(request, _("Het criterium staat erbij."))
        return redirect("portfolio-criteria")
    page = {"tabs": tabs(actor_of(request), "portfolio-criteria"), "criteria": criteria()}
    return render(
        request, "backoffice/portfolio/criteria.html", {"page": page, "form": form}, status=status_of(form)
    )


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(MODULE)
def weight(request: HttpRequest, criterion_id: UUID) -> HttpResponse:
    found = _kept(request, criterion_id)
    initial = {name: getattr(found, name) for name in ("name", "explanation", "weight")}
    form = CriterionForm(request.POST or None, initial=initial)
    if _saved(request, form, criterion_id):
        messages.success(request, _("Het criterium is gewijzigd."))
        return redirect("portfolio-criteria")
    title, back = _("Wijzig %(name)s") % {"name": found.name}, reverse("portfolio-criteria")
    return form_page(request, form, title=title, submit=_("Sla het criterium op"), back=back)


@require_POST
@needs(Role.ULC)
@of_part(MODULE)
def drop_weight(request: HttpRequest, criterion_id: UUID) -> HttpResponse:
    _kept(request, criterion_id)
    words = _("Het criterium telt niet meer mee.")
    done(request, words, lambda at: actions.drop_criterion(criterion_id, actor=actor_of(request), at=at))
    return redirect("portfolio-criteria")


def _saved(request: HttpRequest, form: CriterionForm, criterion_id: UUID | None) -> bool:
    return done_in_form(
        request,
        form,
        lambda at: actions.save_criterion(criterion_id, **form.cleaned_data, actor=actor_of(request), at=at),
    )


def _kept(request: HttpRequest, criterion_id: UUID) -> Criterion:
    keeps = access.keeps_portfolio(actor_of(request))
    return or_404(next((each for each in criteria() if each.pk == criterion_id and keeps), None))
