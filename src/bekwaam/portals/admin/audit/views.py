"""Reading the log, taking it along as a file, and having the chain verified."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bekwaam.domains.audit.access import READERS, facts_for
from bekwaam.domains.audit.queries import older_than
from bekwaam.kernel import clock
from bekwaam.kernel.jobs import defer
from bekwaam.portals.admin.audit.forms import LogFilter
from bekwaam.portals.admin.audit.page import LINES, PLACE, log_page, place
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.guards import needs
from bekwaam.reporting.exports.filters import as_words


@require_GET
@needs(*READERS)
def audit_log(request: HttpRequest) -> HttpResponse:
    form = LogFilter(request.GET)
    if answer := exported(request, "audit", as_words(form.wanted())):
        return answer
    facts = facts_for(request.actor, form.wanted())  # type: ignore[attr-defined]
    start = place(request.GET.get(PLACE, ""))
    if start:
        facts = older_than(facts, *start)
    page = log_page(facts[: LINES + 1], request.GET, at=clock.now())
    return render(request, "admin/audit/log.html", {"page": page, "form": form})


@require_POST
@needs(*READERS)
def verify(request: HttpRequest) -> HttpResponse:
    academy_id: UUID = request.academy.id  # type: ignore[attr-defined]
    defer("audit.check", lock=f"audit.check.{academy_id}")
    messages.success(request, _("De controle begint zo. Kijk over een minuut op deze pagina."))
    return redirect("audit-log")
