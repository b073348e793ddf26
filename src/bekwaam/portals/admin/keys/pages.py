"""What the page of the keys shows."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.people.models import ApiToken
from bekwaam.domains.people.tokens import rules
from bekwaam.domains.people.tokens.queries import tokens_of_academy
from bekwaam.portals.shared.role_words import role_word


@dataclass(frozen=True, slots=True)
class Line:
    token: ApiToken
    holder: str
    role: str
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
    named = ", ".join(rules.SCOPES.get(scope, scope) for scope in token.scopes)
    opens = str(_("Alles")) if rules.SCOPES.keys() <= set(token.scopes) else named
    return Line(token, token.holder, _role(token), opens, state, tone, token.revoked_at is None)


def _role(token: ApiToken) -> str:
    """Of a system: its role, and where; a person has roles of his own."""
    if token.service is None:
        return ""
    where = token.service.unit.name if token.service.unit else str(_("hele organisatie"))
    return f"{role_word(token.service.role)}, {where}"


def _state(token: ApiToken, at: datetime) -> tuple[str | Promise, str]:
    if token.revoked_at is not None:
        return _("Ingetrokken"), "na"
    if token.person is not None and not token.person.is_active:
        return _("Medewerker is weg"), "neg"
    return (_("Geldig"), "ok") if at < token.expires_at else (_("Verlopen"), "na")
