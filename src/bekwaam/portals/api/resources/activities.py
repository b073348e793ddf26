"""`/leeractiviteiten`: what the key's person sees of the offering, and what that person manages of it."""

from typing import Annotated, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status
from ninja.errors import AuthorizationError

from bekwaam.domains.catalogue import access, queries
from bekwaam.domains.catalogue.actions import (
    Particulars,
    change_particulars,
    create_activity,
    particulars_of,
    publish_draft,
    save_draft,
    start_version,
)
from bekwaam.domains.catalogue.actions.bulk import mark_of
from bekwaam.domains.catalogue.comparison import marks_of
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.detail import detail_of, newest_version_of, with_everything
from bekwaam.domains.catalogue.enums import Change
from bekwaam.domains.catalogue.models import Activity, ActivityVersion, VersionTheme
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused
from bekwaam.portals.api.creating import made
from bekwaam.portals.api.paging import page_of
from bekwaam.portals.api.problems import NotFound
from bekwaam.portals.api.resources.activity_contents import (
    changes_content,
    changes_particulars,
    shown,
    with_change,
    with_new_particulars,
)
from bekwaam.portals.api.resources.activity_shapes import (
    ActivityOut,
    ActivityPage,
    ActivityPatch,
    ActivityQuery,
    NewActivity,
    Scope,
)
from bekwaam.portals.api.security import Key, actor_of, opens
from bekwaam.portals.api.seen import IfMatch, marked, require_seen, tag_of

router = Router(tags=["aanbod"])
MANAGES = "aanbod:beheren"
READ, MANAGE = Key("aanbod:lezen"), Key(MANAGES)
Rows = QuerySet[Activity]


@router.get("/leeractiviteiten", response=ActivityPage, auth=READ, by_alias=True, summary="Leeractiviteiten")
def list_activities(request: HttpRequest, wanted: Annotated[ActivityQuery, Query()]) -> dict[str, Any]:
    actor = actor_of(request)
    if wanted.weergave is Scope.MANAGED:
        _require_managing(request, actor)
        rows, show = managed(actor), show_managed
    else:
        rows, show = seen(actor), show_seen
    return page_of(request, _narrowed(rows, wanted).order_by("code", "pk"), wanted, show)


@router.get(
    "/leeractiviteiten/{uuid:activity_id}",
    response=ActivityOut,
    auth=READ,
    by_alias=True,
    summary="Eén leeractiviteit",
)
def get_activity(
    request: HttpRequest,
    response: HttpResponse,
    activity_id: UUID,
    weergave: Annotated[Scope, Query()] = Scope.SEEN,
) -> dict[str, Any]:
    """The mark for a change comes with what is managed."""
    actor = actor_of(request)
    if weergave is Scope.MANAGED:
        _require_managing(request, actor)
        return _managed_one(actor, activity_id, response)
    found = seen(actor).filter(pk=activity_id).first()
    if found is None:
        raise NotFound
    return show_seen(found)


@router.post(
    "/leeractiviteiten",
    response={201: ActivityOut},
    auth=MANAGE,
    by_alias=True,
    summary="Maak een leeractiviteit, als concept",
)
def add_activity(request: HttpRequest, response: HttpResponse, new: NewActivity) -> Status[dict[str, Any]]:
    actor = actor_of(request)
    particulars = Particulars(code=new.code, owner_unit_id=new.eigenaar_id, form=new.werkvorm.value)
    content = with_change(Content(title=new.titel), new)
    activity = create_activity(with_new_particulars(particulars, new), content, actor=actor, at=clock.now())
    return made(request, response, _managed_one(actor, activity.pk, response))


@router.patch(
    "/leeractiviteiten/{uuid:activity_id}",
    response=ActivityOut,
    auth=MANAGE,
    by_alias=True,
    summary="Wijzig het concept van een leeractiviteit, of publiceer het",
)
def patch_activity(
    request: HttpRequest,
    response: HttpResponse,
    activity_id: UUID,
    wanted: ActivityPatch,
    said: IfMatch = None,
) -> dict[str, Any]:
    actor, at = actor_of(request), clock.now()
    activity = _to_manage(actor, activity_id)
    known = particulars_of(activity)
    is_told = wanted.revisie is not None and not changes_particulars(wanted)
    require_seen(said, _tag(activity_id), or_told=is_told)
    if changes_content(wanted) or wanted.wijziging:
        draft = queries.draft_of(activity_id) or _next_version(activity, wanted, actor)
        content = with_change(queries.content_of(draft), wanted)
        revision = wanted.revisie or draft.revision
        save_draft(draft.pk, content, seen_revision=revision, actor=actor, at=at)
    particulars = with_new_particulars(known, wanted)
    seen_marks = marks_of(known, Particulars.__dataclass_fields__)
    change_particulars(activity_id, particulars, seen=seen_marks, actor=actor, at=at)
    if wanted.status:
        publish_draft(activity_id, actor=actor, at=at)
    return _managed_one(actor, activity_id, response)


def seen(actor: Actor) -> Rows:
    at = clock.now()
    on = clock.local_date(at)
    rows = access.visible_activities(actor, on=on)
    return with_everything(rows, actor, links_to=rows, on=on, at=at)


def managed(actor: Actor) -> Rows:
    """With the newest version of each: the draft when there is one."""
    at = clock.now()
    rows, on = access.managed_activities(actor), clock.local_date(at)
    newest = newest_version_of(rows)
    links = Activity.objects.filter(pk__in=rows) | access.visible_activities(actor, on=on)
    found = with_everything(newest, actor, links_to=links, on=on, at=at, version_id="newest_id")
    return found.prefetch_related("versions")


def show_seen(activity: Any) -> dict[str, Any]:
    return shown(detail_of(activity, activity.published))


def show_managed(activity: Any) -> dict[str, Any]:
    newest = {version.pk: version for version in activity.versions.all()}[activity.newest_id]
    return shown(detail_of(activity, newest))


def _narrowed(rows: Rows, wanted: ActivityQuery) -> Rows:
    is_managed = wanted.weergave is Scope.MANAGED
    version = OuterRef("newest_id" if is_managed else "published_id")
    conditions = {
        "code": wanted.code,
        "form": wanted.werkvorm,
        "owner_unit": wanted.eigenaar_id,
        "state": wanted.status if is_managed else None,
    }
    rows = rows.filter(**{name: value for name, value in conditions.items() if value})
    if wanted.thema:
        rows = rows.filter(Exists(VersionTheme.objects.filter(version=version, theme__code=wanted.thema)))
    if wanted.taal:
        rows = rows.filter(Exists(ActivityVersion.objects.filter(pk=version, language=wanted.taal)))
    return rows


def _require_managing(request: HttpRequest, actor: Actor) -> None:
    if not opens(request, MANAGES):
        raise AuthorizationError(message=f"Deze sleutel heeft het bereik {MANAGES} niet.")
    if not access.manages_anything(actor):
        raise AuthorizationError(message="Deze medewerker beheert geen aanbod.")


def _to_manage(actor: Actor, activity_id: UUID) -> Activity:
    found = access.managed_activity_for(actor, activity_id)
    if found is None:
        raise NotFound
    return found


def _managed_one(actor: Actor, activity_id: UUID, response: HttpResponse) -> dict[str, Any]:
    found = managed(actor).filter(pk=activity_id).first()
    if found is None:
        raise NotFound
    return marked(response, _tag(activity_id), show_managed(found))


def _tag(activity_id: UUID) -> str:
    return tag_of(mark_of(activity_id))


def _next_version(activity: Activity, wanted: ActivityPatch, actor: Actor) -> ActivityVersion:
    if wanted.wijziging is None:
        raise Refused("catalogue.no_draft")
    change, note = Change(wanted.wijziging.value), wanted.toelichting or ""
    return start_version(activity.pk, change=change, note=note, actor=actor, at=clock.now())
