"""The words of messages: which kinds there are, one kind with preview and versions, and back to the built-in text."""

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bekwaam.domains.notifications.actions.texts import save_text, use_built_in
from bekwaam.domains.notifications.kinds import DEFAULT_LANGUAGE, Kind, Text, is_known, kind_of
from bekwaam.domains.notifications.queries.texts import wording_of
from bekwaam.domains.notifications.rules.texts import may_save_text
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused, require
from bekwaam.portals.admin.notifications.forms import TextForm
from bekwaam.portals.admin.notifications.guard import manages_messages
from bekwaam.portals.admin.notifications.text_pages import text_page, texts_page
from bekwaam.portals.admin.sent import sent_fields
from bekwaam.portals.shared.branding import branding_of
from bekwaam.portals.shared.refusals import sentence

LOOK = "bekijk"
INVALID = 422


@require_GET
@manages_messages
def texts(request: HttpRequest) -> HttpResponse:
    return render(request, "admin/notifications/texts.html", {"page": texts_page()})


@require_http_methods(["GET", "POST"])
@manages_messages
def text(request: HttpRequest, code: str) -> HttpResponse:
    kind, language = _kind(code), _language(request)
    current = wording_of(kind, language).text
    form = TextForm(sent_fields(request), initial={"subject": current.subject, "body": current.body})
    draft = None
    if form.is_bound and form.is_valid():
        draft = Text(form.cleaned_data["subject"], form.cleaned_data["body"])
        if _accepted(request, form, kind, language, draft):
            messages.success(request, _("De tekst is opgeslagen. Nieuwe berichten krijgen deze tekst."))
            return redirect(_address(kind, language))
    page = text_page(kind, language, draft, branding_of(request).name)
    status = INVALID if form.errors else 200
    return render(request, "admin/notifications/text.html", {"page": page, "form": form}, status=status)


@require_POST
@manages_messages
def built_in(request: HttpRequest, code: str) -> HttpResponse:
    kind, language = _kind(code), _language(request)
    use_built_in(kind, language, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    messages.success(request, _("De standaardtekst geldt weer."))
    return redirect(_address(kind, language))


def _accepted(request: HttpRequest, form: TextForm, kind: Kind, language: str, draft: Text) -> bool:
    """Whether it was saved; a look is judged by the same rule but saves nothing."""
    try:
        with transaction.atomic():
            if request.POST.get("doen") == LOOK:
                require(may_save_text(kind, draft.subject, draft.body))
                return False
            actor = request.actor  # type: ignore[attr-defined]
            save_text(kind, language, subject=draft.subject, body=draft.body, actor=actor, at=clock.now())
    except Refused as refusal:
        form.add_error(None, sentence(refusal.decision))
        return False
    return True


def _kind(code: str) -> Kind:
    if not is_known(code):
        raise Http404
    return kind_of(code)


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get("taal", DEFAULT_LANGUAGE)
    return wanted if wanted in dict(settings.LANGUAGES) else DEFAULT_LANGUAGE


def _address(kind: Kind, language: str) -> str:
    return f"{reverse('message-text', args=[kind.code])}?taal={language}"
