"""Reading the log, taking it along as a file, and having the chain verified."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bekwaam.domains.audit.access import READERS, facts_for
from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.audit.queries import FactFilter, older_than
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.exports.csv_writer import write_csv
from bekwaam.kernel.jobs import defer
from bekwaam.kernel.scope import academy_scope
from bekwaam.portals.admin.audit.export import COLUMNS, row
from bekwaam.portals.admin.audit.forms import LogFilter
from bekwaam.portals.admin.audit.page import LINES, PLACE, log_page, place
from bekwaam.portals.shared.guards import needs

PIECE = 1_000


@require_GET
@needs(*READERS)
def audit_log(request: HttpRequest) -> HttpResponse:
    form = LogFilter(request.GET)
    facts = facts_for(request.actor, form.wanted())  # type: ignore[attr-defined]
    start = place(request.GET.get(PLACE, ""))
    if start:
        facts = older_than(facts, *start)
    page = log_page(facts[: LINES + 1], request.GET, at=clock.now())
    return render(request, "admin/audit/log.html", {"page": page, "form": form})


@require_POST
@needs(*READERS)
def export(request: HttpRequest) -> HttpResponse:
    wanted, actor = LogFilter(request.GET).wanted(), request.actor  # type: ignore[attr-defined]
    record("audit.exported", Subject("audit", None, _("Logboek")), actor=actor, at=clock.now())
    pieces = write_csv(map(row, _all_facts(actor, wanted)), COLUMNS)
    answer = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="logboek.csv"'
    return answer  # type: ignore[return-value]


def _all_facts(actor: Actor, wanted: FactFilter) -> Iterator[AuditFact]:
    """The answer streams after the request is over, so each piece opens the scope by itself."""
    last: AuditFact | None = None
    while True:
        with academy_scope(actor.academy_id):
            facts = facts_for(actor, wanted)
            piece = list((older_than(facts, last.at, last.pk) if last else facts)[:PIECE])
        yield from piece
        if len(piece) < PIECE:
            return
        last = piece[-1]


@require_POST
@needs(*READERS)
def verify(request: HttpRequest) -> HttpResponse:
    academy_id: UUID = request.academy.id  # type: ignore[attr-defined]
    defer("audit.check", lock=f"audit.check.{academy_id}")
    messages.success(request, _("De controle begint zo. Kijk over een minuut op deze pagina."))
    return redirect("audit-log")
