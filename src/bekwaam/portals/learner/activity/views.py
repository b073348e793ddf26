"""The page of one activity, its picture, and saying what you thought of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bekwaam.domains.catalogue import access
from bekwaam.domains.catalogue.detail import detail_for
from bekwaam.domains.design.enums import SWITCH
from bekwaam.domains.design.queries import has_days
from bekwaam.domains.records.actions import remove_review, write_review
from bekwaam.domains.tenancy import switches
from bekwaam.kernel import clock
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.serving import inline_headers
from bekwaam.kernel.files.store import Blob, BlobNotFoundError
from bekwaam.portals.learner.activity.forms import ReviewForm
from bekwaam.portals.learner.activity.page import activity_page
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.house import settings_for
from bekwaam.portals.shared.refusals import sentence

INVALID = 422


@require_safe
@signed_in
def activity(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    return _shown(request, activity_id)


@require_safe
@signed_in
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """Codes stand in mails and on posters; the page itself stands at its id."""
    seen = access.visible_activities(actor_of(request), on=clock.today())
    found = seen.filter(code=code).values_list("pk", flat=True).first()
    if found is None:
        raise Http404
    return redirect("activity", activity_id=found)


@require_safe
@signed_in
def image(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    seen = access.visible_activities(actor_of(request), on=clock.today())
    found = seen.select_related("published__image").filter(pk=activity_id).first()
    stored = found.published.image if found is not None and found.published is not None else None
    if stored is None:
        raise Http404
    try:
        reading = file_store().open(request.academy.id, stored.sha256)  # type: ignore[attr-defined]
    except BlobNotFoundError:
        raise Http404 from None
    headers = inline_headers(Blob(stored.sha256, stored.size, stored.media_type), stored.name)
    del headers["Accept-Ranges"]
    return StreamingHttpResponse(reading, headers=headers)  # type: ignore[return-value]


@require_POST
@signed_in
def review(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    form, actor, at = ReviewForm(request.POST), actor_of(request), clock.now()
    if access.activity_for(actor, activity_id, on=clock.local_date(at)) is None:
        raise Http404
    if not form.is_valid():
        return _shown(request, activity_id, form)
    try:
        write_review(activity_id, **form.cleaned_data, actor=actor, at=at)
    except Refused as refusal:
        form.add_error(None, sentence(refusal.decision))
        return _shown(request, activity_id, form)
    messages.success(request, _("Dank je wel. Je ervaring staat erbij."))
    return redirect("activity", activity_id=activity_id)


@require_POST
@signed_in
def forget_review(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    actor, at = actor_of(request), clock.now()
    if access.activity_for(actor, activity_id, on=clock.local_date(at)) is None:
        raise Http404
    remove_review(activity_id, actor=actor, at=at)
    messages.success(request, _("Je ervaring is weg."))
    return redirect("activity", activity_id=activity_id)


def _shown(request: HttpRequest, activity_id: UUID, form: ReviewForm | None = None) -> HttpResponse:
    at = clock.now()
    on, actor = clock.local_date(at), actor_of(request)
    detail = detail_for(actor, activity_id, on=on, at=at, also={"has_days": has_days("published_id")})
    if detail is None:
        raise Http404
    has_design = switches.is_on(settings_for(request).modules, SWITCH)
    page = activity_page(actor, detail, on=on, at=at, has_design=has_design)
    own = page.reviews.own
    form = form or ReviewForm(initial={"stars": own.stars, "words": own.words} if own else None)
    status = INVALID if form.errors else 200
    return render(request, "learner/activity/activity.html", {"page": page, "form": form}, status=status)
