"""What somebody takes along from the page of an activity: a date for the own calendar, and lesson material."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bekwaam.domains.catalogue.access import activity_for
from bekwaam.domains.catalogue.enums import RunState
from bekwaam.domains.catalogue.models import AnnouncedRun
from bekwaam.domains.design.access import material_to_read
from bekwaam.domains.design.enums import SWITCH
from bekwaam.kernel import clock
from bekwaam.kernel.calendars import MEDIA_TYPE, Moment, calendar_file
from bekwaam.kernel.files.filenames import content_disposition
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.parts import of_part
from bekwaam.portals.shared.stored_files import as_download


@require_safe
@signed_in
def calendar(request: HttpRequest, activity_id: UUID, announcedrun_id: UUID) -> HttpResponse:
    at = clock.now()
    activity = activity_for(actor_of(request), activity_id, on=clock.local_date(at))
    run = AnnouncedRun.objects.filter(pk=announcedrun_id, activity=activity, state=RunState.OPEN).first()
    if activity is None or activity.published is None or run is None:
        raise Http404
    href = request.build_absolute_uri(reverse("activity", args=[activity_id]))
    moment = Moment(
        key=f"{run.pk}@{request.get_host().partition(':')[0]}",
        title=f"{activity.published.title} ({run.label})" if run.label else activity.published.title,
        starts_at=run.starts_at,
        ends_at=run.ends_at,
        place=run.place or (_("Online") if run.is_online else ""),
        text=_("Dit is nog geen aanmelding. Lees meer op %(href)s") % {"href": href},
        url=href,
    )
    answer = HttpResponse(calendar_file(moment.title, [moment], at=at), content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = content_disposition("attachment", f"{activity.published.title}.ics")
    return answer


@require_safe
@signed_in
@of_part(SWITCH)
def material(request: HttpRequest, activity_id: UUID, material_id: UUID) -> HttpResponse:
    found = material_to_read(actor_of(request), activity_id, material_id, on=clock.today())
    if found is None or found.file is None:
        raise Http404
    return as_download(request, found.file, otherwise=reverse("activity", args=[activity_id]))
