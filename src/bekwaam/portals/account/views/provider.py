"""Through the employer's login service: away, back, and out again."""

import structlog
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from bekwaam.domains.people.accounts import queries
from bekwaam.domains.people.accounts.actions import attempts, one_time, providers, sessions
from bekwaam.domains.people.accounts.enums import Factor, OneTimeUse
from bekwaam.domains.people.accounts.models import IdentityProvider
from bekwaam.domains.people.accounts.rules import ProvenIdentity, Throttle
from bekwaam.integrations.oidc import flow, tokens
from bekwaam.integrations.oidc.identity import proven_identity
from bekwaam.integrations.oidc.settings import OidcRefused
from bekwaam.kernel import clock
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id
from bekwaam.kernel.sealing import Unreadable, seal, unseal
from bekwaam.portals.account import entering
from bekwaam.portals.account.pages.login import AGAIN
from bekwaam.portals.account.provider_service import BACK_WITHIN, outside, service_of
from bekwaam.portals.account.requests import AcademyRequest
from bekwaam.portals.shared.guards import everybody

log = structlog.get_logger(__name__)
UNDERWAY, CAME_THROUGH = "underway", "provider"
MOST_UNDERWAY = 5
ONCE = Throttle("logout_token", 1)


@everybody
@never_cache
@require_GET
def leave(request: AcademyRequest) -> HttpResponse:
    """Send the browser away with a state that this browser alone can bring back, once."""
    provider = queries.enabled_provider()
    if provider is None:
        return redirect("login")
    onward = entering.safe_onward(request, request.GET.get("next"))
    handshake = flow.new_handshake(entering.origin_of(request) + reverse("provider-return"))
    payload = {
        "nonce": handshake.nonce,
        "verifier": handshake.verifier,
        "redirect_uri": handshake.redirect_uri,
        "onward": onward,
        "provider": str(provider.pk),
    }
    state = one_time.issue(OneTimeUse.PROVIDER_LOGIN, at=clock.now(), lifetime=BACK_WITHIN, payload=payload)
    underway = [*request.session.get(UNDERWAY, []), queries.token_digest(state)]
    request.session[UNDERWAY] = underway[-MOST_UNDERWAY:]
    service, fresh = service_of(provider), AGAIN in request.GET
    try:
        with outside() as client:
            address = flow.login_address(service, handshake, state, client=client, fresh=fresh)
        return HttpResponseRedirect(address)
    except OidcRefused as refusal:
        return _failed(request, refusal.code)


@everybody
@never_cache
@require_GET
def come_back(request: AcademyRequest) -> HttpResponse:
    payload = _handshake_of(request, request.GET.get("state", ""))
    provider = queries.provider(payload["provider"]) if payload else None
    if payload is None or provider is None or not provider.is_enabled:
        return _failed(request, "state")
    if "code" not in request.GET:
        return _failed(request, "cancelled")
    try:
        return _admitted(request, provider, payload)
    except OidcRefused as refusal:
        return _failed(request, refusal.code)
    except Refused:
        return render(request, "account/provider_unknown.html", {"provider": provider}, status=403)


def _handshake_of(request: AcademyRequest, state: str) -> dict[str, str] | None:
    """What was kept for this state, if this browser asked for it. It is gone afterwards, whatever comes of it."""
    underway = request.session.get(UNDERWAY, [])
    digest = queries.token_digest(state)
    if digest not in underway:
        return None
    request.session[UNDERWAY] = [other for other in underway if other != digest]
    redeemed = one_time.redeem(OneTimeUse.PROVIDER_LOGIN, state, at=clock.now())
    return redeemed[0] if redeemed else None


def _admitted(request: AcademyRequest, provider: IdentityProvider, payload: dict[str, str]) -> HttpResponse:
    now, service = clock.now(), service_of(provider)
    handshake = flow.Handshake(payload["nonce"], payload["verifier"], payload["redirect_uri"])
    with outside() as client:
        token = flow.exchange(service, request.GET["code"], handshake, client=client)
        claims = tokens.verify_id_token(token, service, nonce=handshake.nonce, at=now, client=client)
    proven = proven_identity(claims, service)
    account = providers.admit(provider, proven, at=now)
    strong = Factor.PROVIDER if proven.is_strong else None
    entering.enter(request, account, how="provider", strong=strong, at=now, since=proven.since)
    _remember(request, provider, proven, token)
    return HttpResponseRedirect(payload["onward"])


def _remember(
    request: AcademyRequest, provider: IdentityProvider, proven: ProvenIdentity, token: str
) -> None:
    request.session[CAME_THROUGH] = {"id": str(provider.pk), "token": seal(token, CAME_THROUGH)}
    sessions.link_provider_session(request.session.digest, provider, subject=proven.subject, sid=proven.sid)


def _failed(request: AcademyRequest, code: str) -> HttpResponse:
    log.warning("login.provider_refused", code=code)
    return render(request, "account/provider_failed.html", {"code": code}, status=400)


def farewell_address(request: AcademyRequest) -> str:
    """Where to log out at the employer, for a session that came from there."""
    came = request.session.get(CAME_THROUGH)
    provider = queries.provider(came["id"]) if came else None
    if provider is None or came is None:
        return ""
    try:
        with outside() as client:
            return flow.logout_address(
                service_of(provider),
                id_token=unseal(came["token"], CAME_THROUGH),
                return_to=entering.origin_of(request) + reverse("logged-out"),
                client=client,
            )
    except (OidcRefused, Unreadable):
        return ""


@csrf_exempt
@everybody
@never_cache
@require_POST
def back_channel_logout(request: AcademyRequest) -> HttpResponse:
    """OpenID Connect Back-Channel Logout 1.0: the employer's service itself tells that a login ended."""
    provider, now = queries.enabled_provider(), clock.now()
    if provider is None:
        return JsonResponse({"error": "invalid_request"}, status=400)
    try:
        with outside() as client:
            token = request.POST.get("logout_token", "")
            claims = tokens.verify_logout_token(token, service_of(provider), at=now, client=client)
    except OidcRefused as refusal:
        log.warning("logout.provider_refused", code=refusal.code)
        return JsonResponse({"error": "invalid_request"}, status=400)
    if attempts.take(ONCE, claims["jti"], at=now):
        actor = system_actor(current_academy_id(), label=provider.name)
        sessions.end_provider_sessions(
            provider, sid=claims.get("sid", ""), subject=claims.get("sub", ""), actor=actor, at=now
        )
    return HttpResponse(status=200)
