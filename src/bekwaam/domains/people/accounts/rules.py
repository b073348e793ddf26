"""What logging in asks for: limits on trying, passwords, second factors, and what groups of an employer mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bekwaam.domains.people.rules.roles import WHOLE_ONLY
from bekwaam.domains.tenancy.switches import HouseChoice, HouseRule, chosen_of
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.decisions import ALLOWED, Decision, refused

STRONG_ROLES = frozenset(
    {Role.FUNCTIONAL_ADMIN, Role.ULC, Role.BACKOFFICE, Role.CISO, Role.FINANCE, Role.AUDITOR}
)
SECOND_FACTOR = HouseChoice(
    "second_factor",
    "roles",
    _("Wie nog meer een tweede stap nodig heeft bij het inloggen"),
    _("Functioneel beheerder, ULC, backoffice, CISO, financiën en auditor hebben die altijd nodig."),
    options=(
        (Role.MANAGER.value, _("Leidinggevenden")),
        (Role.TRAINER.value, _("Trainers")),
        (Role.SUPPLIER.value, _("Leveranciers")),
        (Role.EMPLOYEE.value, _("Alle medewerkers")),
    ),
)
GRANTABLE_BY_GROUP = STRONG_ROLES | {Role.TRAINER}
STRONG_METHODS = frozenset({"mfa", "ngcmfa", "hwk", "fido"})
LONGEST_PASSWORD = 200
LONGEST_IDLE, LONGEST_HOURS = 720, 24
RESET_LIFETIME = timedelta(hours=1)
INVITATION_LIFETIME = timedelta(days=7)
RECOVERY_CODES = 10
DEVICES_KEPT = HouseRule(
    "retention",
    "device_days",
    _("Bekende apparaten zoveel dagen onthouden"),
    _("Zo lang na de laatste keer inloggen. Daarna geldt het apparaat weer als nieuw."),
    standard=180,
    least=30,
    most=365,
)
HOUSE_RULES = (SECOND_FACTOR, DEVICES_KEPT)
FRESH_FOR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Throttle:
    """So many failures within a window; the next one waits until the oldest is out of it."""

    name: str
    limit: int
    window: timedelta = timedelta(minutes=15)
    in_turn: bool = True
    """Tries wait for each other. Not behind an address that a whole office shares."""


BY_ACCOUNT = Throttle("account", 8)
BY_ADDRESS = Throttle("address", 100, in_turn=False)
BY_CODE = Throttle("code", 6)
RESETS_BY_NAME = Throttle("reset", 3, timedelta(hours=1))
RESETS_BY_ADDRESS = Throttle("reset_address", 60, timedelta(hours=1), in_turn=False)


@dataclass(frozen=True, slots=True)
class ProvenIdentity:
    """What a login service said about somebody, after every check of its signature and claims."""

    subject: str
    person_key: str
    sid: str = ""
    groups: frozenset[str] | None = frozenset()
    """None: the service did not say, so nothing may be taken away."""
    is_strong: bool = False
    since: datetime | None = None
    """When the proof was given there; None when the service does not tell."""


@dataclass(frozen=True, slots=True)
class SessionLimits:
    idle: timedelta = timedelta(hours=2)
    absolute: timedelta = timedelta(hours=12)


def session_limits(options: Mapping[str, Any]) -> SessionLimits:
    """`{"session": {"idle_minutes": 120, "hours": 12}}`; out-of-range values fall back."""
    chosen: dict[str, Any] = options.get("session") or {}
    default = SessionLimits()
    idle, hours = chosen.get("idle_minutes"), chosen.get("hours")
    return SessionLimits(
        idle=timedelta(minutes=idle) if isinstance(idle, int) and 5 <= idle <= LONGEST_IDLE else default.idle,
        absolute=timedelta(hours=hours)
        if isinstance(hours, int) and 1 <= hours <= LONGEST_HOURS
        else default.absolute,
    )


def needs_second_factor(actor: Actor, options: Mapping[str, Any]) -> bool:
    """Roles that see much of others always do; for the rest the academy decides."""
    chosen = set(chosen_of(options, SECOND_FACTOR))
    if Role.EMPLOYEE in chosen:
        return True
    return any(grant.role in STRONG_ROLES or grant.role.value in chosen for grant in actor.grants)


def may_set_password(password: str, account: Any) -> Decision:
    """Long enough, not one that everybody tries first, not the own name. No rules about signs and capitals."""
    if len(password) > LONGEST_PASSWORD:
        return refused("password_too_long", most=LONGEST_PASSWORD)
    try:
        validate_password(password, account)
    except ValidationError as error:
        return refused("password_weak", why=" ".join(error.messages))
    return ALLOWED


def roles_from_groups(
    mapping: Iterable[Mapping[str, str]], groups: frozenset[str]
) -> frozenset[tuple[Role, str]]:
    """The (role, unit code) pairs that these groups give; no code means the whole organisation."""
    pairs = ((Role(row["role"]), row.get("unit", "")) for row in mapping if row.get("group") in groups)
    return frozenset((role, unit) for role, unit in pairs if not (unit and role in WHOLE_ONLY))


def check_group_roles(mapping: object) -> Decision:
    """Whether this is a mapping at all, and gives only roles that a group may give."""
    if not isinstance(mapping, list) or not all(isinstance(row, dict) for row in mapping):
        return refused("group_roles_shape")
    grantable = {role.value for role in GRANTABLE_BY_GROUP}
    for row in mapping:
        group, role, unit = row.get("group"), row.get("role"), row.get("unit", "")
        if not (isinstance(group, str) and group and isinstance(role, str) and isinstance(unit, str)):
            return refused("group_roles_shape")
        if role not in grantable:
            return refused("group_roles_row", group=group, role=role)
        if unit and role in WHOLE_ONLY:
            return refused("group_roles_whole", group=group, role=role)
    return ALLOWED
