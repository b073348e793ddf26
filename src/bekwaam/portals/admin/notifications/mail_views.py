"""Outgoing mail with what became of it, mail that came back, and sending again."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bekwaam.domains.notifications import access
from bekwaam.domains.notifications.actions.bounces import lift
from bekwaam.domains.notifications.actions.outbox import resend
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.admin.notifications.guard import manages_messages
from bekwaam.portals.admin.notifications.mail_pages import bounces_page, mail_page, mails_page
from bekwaam.portals.shared.exporting import exported
from bekwaam.portals.shared.refusals import sentence
from bekwaam.reporting.exports.filters import tidy

ALL = "alle"


@require_GET
@manages_messages
def mails(request: HttpRequest) -> HttpResponse:
    filters = tidy({"states": " ".join(request.GET.getlist("status")), "kind": request.GET.get("soort", "")})
    if answer := exported(request, "mail", filters):
        return answer
    page = mails_page(
        states=request.GET.getlist("status"),
        kind=request.GET.get("soort", ""),
        number=request.GET.get("pagina"),
    )
    return render(request, "admin/notifications/mails.html", {"page": page})


@require_GET
@manages_messages
def mail(request: HttpRequest, mail_id: UUID) -> HttpResponse:
    found = access.mail_for(request.actor, mail_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return render(request, "admin/notifications/mail.html", {"page": mail_page(found)})


@require_POST
@manages_messages
def again(request: HttpRequest, mail_id: UUID) -> HttpResponse:
    if access.mail_for(request.actor, mail_id) is None:  # type: ignore[attr-defined]
        raise Http404
    try:
        with transaction.atomic():
            resend(mail_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.error(request, sentence(refusal.decision))
    else:
        messages.success(request, _("De mail staat weer klaar om te worden verstuurd."))
    return redirect("outgoing-mail-one", mail_id)


@require_GET
@manages_messages
def bounces(request: HttpRequest) -> HttpResponse:
    show_all = request.GET.get("toon") == ALL
    page = bounces_page(show_all=show_all, number=request.GET.get("pagina"))
    return render(request, "admin/notifications/bounces.html", {"page": page})


@require_POST
@manages_messages
def works_again(request: HttpRequest, bounce_id: UUID) -> HttpResponse:
    if access.bounce_for(request.actor, bounce_id) is None:  # type: ignore[attr-defined]
        raise Http404
    lift(bounce_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    messages.success(request, _("Het adres krijgt weer mail."))
    return redirect("bounces")
