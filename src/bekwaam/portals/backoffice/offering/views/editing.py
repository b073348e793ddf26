"""Writing the draft of an activity: saved by hand or by itself, and never over somebody else's words."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bekwaam.domains.catalogue import actions, queries
from bekwaam.domains.catalogue.comparison import differences_between, merged
from bekwaam.domains.catalogue.content import Content, cleaned
from bekwaam.domains.catalogue.enums import ActivityState, VersionState
from bekwaam.domains.catalogue.models import ActivityVersion
from bekwaam.domains.catalogue.overview import open_version_of
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.ids import new_id, parse_id
from bekwaam.portals.backoffice.offering.answers import EDITORS, closed_to_words, managed
from bekwaam.portals.backoffice.offering.connecting import connecting_forms
from bekwaam.portals.backoffice.offering.forms import ContentForm, initial_of
from bekwaam.portals.backoffice.offering.pages.clash import draft_clash, marks_text
from bekwaam.portals.backoffice.offering.pages.editor import editor_page, hints_for, reading_page, typed_lines
from bekwaam.portals.backoffice.offering.views.choosing import (
    REVISION,
    SEEN,
    kept,
    marks,
    taken_from_them,
)
from bekwaam.portals.backoffice.offering.views.states import STEPS
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done, done_or_said, refused_in
from bekwaam.portals.shared.guards import needs

AFTER, PAGE = "daarna", "venster"


@never_cache
@require_http_methods(["GET", "POST"])
@needs(*EDITORS)
def activity(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    found = managed(request, activity_id)
    version = open_version_of(activity_id)
    if found.state == ActivityState.ARCHIVED or version is None or version.state != VersionState.DRAFT:
        return _not_a_draft(request, found, version)
    content = queries.content_of(version)
    if request.method == "POST":
        return _saved(request, found, version, content)
    return _editor(request, found, version, content, ContentForm(initial=initial_of(content)))


def _not_a_draft(request: HttpRequest, found: Any, version: ActivityVersion | None) -> HttpResponse:
    """What was typed comes back, so that it can be kept elsewhere."""
    if request.htmx:  # type: ignore[attr-defined]
        trouble = _("Dit is geen concept meer. Kopieer je tekst en open de pagina opnieuw.")
        return render(request, "backoffice/offering/saved.html", {"page": {"trouble": trouble}})
    typed = typed_lines(ContentForm(request.POST)) if request.method == "POST" else []
    if typed:
        messages.error(request, _("Dit is geen concept meer. Wat je typte, staat hieronder. Kopieer het."))
    page = reading_page(actor_of(request), found, version or queries.versions_of(found.pk)[0])
    status = 409 if typed else 200
    return render(request, "backoffice/offering/reading.html", {"page": page, "typed": typed}, status=status)


def _editor(
    request: HttpRequest,
    found: Any,
    version: ActivityVersion,
    content: Content,
    form: forms.Form,
    connecting: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    seen = (_revision(request), request.POST.get(SEEN, "")) if REVISION in request.POST else None
    actor = actor_of(request)
    lines = connecting or connecting_forms(actor, content)
    page = editor_page(
        actor, found, version, content, form, connecting=lines, seen=seen, page_id=_page_id(request)
    )
    is_wrong = form.errors or any(one.errors for one in lines.values())
    status = 422 if is_wrong else 200
    return render(request, "backoffice/offering/editor.html", {"page": page, "form": form}, status=status)


def _saved(request: HttpRequest, found: Any, version: ActivityVersion, theirs: Content) -> HttpResponse:
    form = ContentForm(request.POST)
    if not form.is_valid():
        return _refused(request, found, version, theirs, form)
    mine = merged(form.content(theirs), theirs, taken_from_them(request))
    seen, page, actor = _revision(request), _open_page(request), actor_of(request)
    try:
        saved = actions.save_draft(
            version.pk, mine, seen_revision=seen, page=page, actor=actor, at=clock.now()
        )
    except Refused as refusal:
        if refusal.reason == "catalogue.edited_meanwhile":
            return _clash(request, found, version, theirs, mine)
        refused_in(form, refusal)
        return _refused(request, found, version, theirs, form)
    if request.htmx:  # type: ignore[attr-defined]
        return _block(request, saved)
    messages.success(request, _("Het concept is opgeslagen."))
    return _onwards(request, found)


def _onwards(request: HttpRequest, found: Any) -> HttpResponse:
    after = request.POST.get(AFTER, "")
    step = ("managed-step", found.pk, after) if after in STEPS else ("managed-activity", found.pk)
    return redirect(*step)


def _refused(
    request: HttpRequest, found: Any, version: ActivityVersion, theirs: Content, form: forms.Form
) -> HttpResponse:
    if not request.htmx:  # type: ignore[attr-defined]
        return _editor(request, found, version, theirs, form)
    wrong = [
        f"{form.fields[name].label}: {errors[0]}" if name in form.fields else str(errors[0])
        for name, errors in form.errors.items()
    ]
    trouble = _("Nog niet opgeslagen.") + " " + " ".join(wrong)
    page = {"trouble": trouble, "revision": _revision(request), "marks": request.POST.get(SEEN, "")}
    return render(request, "backoffice/offering/saved.html", {"page": page})


def _block(request: HttpRequest, saved: ActivityVersion) -> HttpResponse:
    content = queries.content_of(saved)
    page = {
        "revision": saved.revision,
        "marks": marks_text(content),
        "saved_at": saved.edited_at,
        "hints": hints_for(content),
    }
    return render(request, "backoffice/offering/saved.html", {"page": page})


def _clash(
    request: HttpRequest, found: Any, version: ActivityVersion, theirs: Content, mine: Content
) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        trouble = _(
            "%(name)s heeft dit concept intussen opgeslagen. Kies Opslaan om het verschil te zien."
        ) % {"name": version.edited_by_label}
        page = {"trouble": trouble, "revision": _revision(request), "marks": request.POST.get(SEEN, "")}
        return render(request, "backoffice/offering/saved.html", {"page": page})
    differences = differences_between(cleaned(mine), theirs, marks(request))
    clash = draft_clash(actor_of(request), found, version, theirs, differences, cleaned(mine), kept(request))
    return render(request, "backoffice/offering/clash.html", {"page": clash}, status=409)


def _page_id(request: HttpRequest) -> str:
    """Made up when the page is first shown, and sent along with every save."""
    return str(parse_id(request.POST.get(PAGE, "")) or new_id())


def _open_page(request: HttpRequest) -> actions.OpenPage:
    return actions.OpenPage(_page_id(request), is_by_hand=not request.htmx)  # type: ignore[attr-defined]


def _revision(request: HttpRequest) -> int:
    word = request.POST.get(REVISION, "")
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else 0


@require_POST
@needs(*EDITORS)
def connect(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    found = managed(request, activity_id)
    if closed := closed_to_words(request, found):
        return closed
    version = open_version_of(activity_id)
    if version is None or version.state != VersionState.DRAFT:
        return redirect("managed-activity", activity_id)
    content = queries.content_of(version)
    lines = connecting_forms(actor_of(request), content, request.POST)
    name = request.POST.get("soort", "")
    form = lines.get(name)
    if form is None or not (form.is_valid() and _connected(form, activity_id, name, actor_of(request))):
        return _editor(request, found, version, content, ContentForm(initial=initial_of(content)), lines)
    return redirect("managed-activity", activity_id)


def _connected(form: forms.Form, activity_id: UUID, name: str, actor: Actor) -> bool:
    said = form.cleaned_data

    def act(at: datetime) -> object:
        if name == "skill_levels":
            return actions.set_skill(activity_id, said["other"], said["level"], actor=actor, at=at)
        return actions.connect(activity_id, name, said["other"].pk, actor=actor, at=at)

    return done(form, act, at_field="other")


@require_POST
@needs(*EDITORS)
def disconnect(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    found = managed(request, activity_id)
    if closed := closed_to_words(request, found):
        return closed
    other_id = parse_id(request.POST.get("ander", ""))
    name, actor = request.POST.get("soort", ""), actor_of(request)

    def act(other: UUID, at: datetime) -> object:
        if name == "skill_levels":
            return actions.set_skill(activity_id, other, None, actor=actor, at=at)
        return actions.disconnect(activity_id, name, other, actor=actor, at=at)

    if other_id:
        done_or_said(request, partial(act, other_id))
    return redirect("managed-activity", activity_id)
