"""What the page of the keys shows."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.people.models import ApiToken
from bekwaam.domains.people.tokens import rules
from bekwaam.domains.people.tokens.queries import tokens_of_academy


@dataclass(frozen=True, slots=True)
class Line:
    token: ApiToken
    person: str
    opens: str
    state: str | Promise
    tone: str
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class KeysPage:
    lines: list[Line]
    secret: str
    """Of the key that was just made; shown once."""


def keys_page(*, at: datetime, secret: str = "") -> KeysPage:
    return KeysPage([_line(token, at) for token in tokens_of_academy()], secret)


def _line(token: ApiToken, at: datetime) -> Line:
    state, tone = _state(token, at)
    opens = ", ".join(rules.SCOPES.get(scope, scope) for scope in token.scopes)
    return Line(token, token.person.full_name, opens, state, tone, token.revoked_at is None)


def _state(token: ApiToken, at: datetime) -> tuple[str | Promise, str]:
    if token.revoked_at is not None:
        return _("Ingetrokken"), "na"
    if not token.person.is_active:
        return _("Medewerker is weg"), "neg"
    return (_("Geldig"), "ok") if at < token.expires_at else (_("Verlopen"), "na")
