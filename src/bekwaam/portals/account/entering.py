"""From proof to session: the steps after a password, and what a session remembers of how somebody came in."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import auth
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme

from bekwaam.domains.people.accounts import queries
from bekwaam.domains.people.accounts.actions import devices, sign_in
from bekwaam.domains.people.accounts.enums import Appearance, Factor
from bekwaam.domains.people.accounts.rules import FRESH_FOR
from bekwaam.domains.people.models import Account
from bekwaam.portals.account import backend, browser_words, known_device
from bekwaam.portals.account.requests import AcademyRequest

HALFWAY = "halfway"
HALFWAY_FOR = timedelta(minutes=10)
WEB = "web"
STRONG, SINCE, CHANNEL = "strong", "since", "channel"
APPEARANCE, LANGUAGE = "appearance", "language"


def enter(
    request: AcademyRequest,
    account: Account,
    *,
    how: str,
    strong: Factor | None,
    at: datetime,
    channel: str = WEB,
    since: datetime | None = None,
) -> None:
    """Log in with a new session: nothing that was set before, and no known key, comes along.

    `since` is when the proof was given, where that was earlier: at a login service that remembers who came by.
    """
    if channel == WEB:
        _recognise(request, account, at=at)  # before the login below, which writes down when the last one was
    request.session.flush()
    auth.login(request, account, backend=backend.NAME)
    request.session[CHANNEL] = channel
    request.session[SINCE] = min(since or at, at).isoformat()
    if strong is not None:
        request.session[STRONG] = strong.value
    _remember_display(request, account)
    sign_in.note_sign_in(account, how=how, channel=channel, at=at)


def _recognise(request: AcademyRequest, account: Account, *, at: datetime) -> None:
    request.device_token = known_device.token_of(request)
    words = browser_words.in_words(request.headers.get("User-Agent", ""))
    devices.recognise(account, request.device_token, words=words, at=at)


def _remember_display(request: AcademyRequest, account: Account) -> None:
    preference = queries.preference_of(account.person_id)
    if preference is not None:
        request.session[APPEARANCE] = Appearance(preference.appearance).value
        request.session[LANGUAGE] = preference.language


def halt_halfway(request: AcademyRequest, account: Account, *, onward: str, at: datetime) -> None:
    """The password was right; the session knows that and nothing more."""
    request.session.flush()
    request.session[HALFWAY] = {
        "account": str(account.pk),
        "at": at.isoformat(),
        "onward": onward,
        "proof": account.get_session_auth_hash(),
    }


def halfway(request: AcademyRequest, *, at: datetime) -> tuple[Account, str] | None:
    """Who gave a right password a moment ago, if it still is the password, and where they were going."""
    kept = request.session.get(HALFWAY)
    if not kept or at - datetime.fromisoformat(kept["at"]) > HALFWAY_FOR:
        return None
    account = queries.open_account(kept["account"])
    if account is None or not constant_time_compare(kept["proof"], account.get_session_auth_hash()):
        return None
    return account, kept["onward"]


def is_strong(request: AcademyRequest) -> bool:
    return bool(request.session.get(STRONG))


def prove_more(request: AcademyRequest, factor: Factor, *, at: datetime) -> None:
    """A session that gains rights gets a new key."""
    request.session.cycle_key()
    request.session[STRONG] = factor.value
    request.session[SINCE] = at.isoformat()


def is_recent(request: AcademyRequest, *, at: datetime) -> bool:
    since = request.session.get(SINCE)
    is_demo = request.session.get(CHANNEL) == "demo"
    return is_demo or (since is not None and at - datetime.fromisoformat(since) <= FRESH_FOR)


def safe_onward(request: AcademyRequest, address: str | None) -> str:
    """An address on this host, or home."""
    own = {request.get_host()}
    is_own = url_has_allowed_host_and_scheme(address or "", own, require_https=request.is_secure())
    return address if address and is_own else "/"


def origin_of(request: AcademyRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def network_address(request: AcademyRequest) -> str:
    """Where a request comes from; a /64 counts as one, because one home has all of it."""
    address = request.META.get("REMOTE_ADDR") or ""
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", address).rsplit(",", 1)[-1].strip()
    return ":".join(address.split(":")[:4]) if ":" in address else address
