"""The login service of an employer: its settings, who comes in through it, and the roles its groups give."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.accounts import rules
from bekwaam.domains.people.accounts.actions.facts import note, self_actor
from bekwaam.domains.people.accounts.models import IdentityProvider
from bekwaam.domains.people.accounts.rules import ProvenIdentity
from bekwaam.domains.people.actions.roles import LOCK
from bekwaam.domains.people.enums import GrantSource
from bekwaam.domains.people.models import Account, Person, RoleGrant
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor, Role, system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.scope import current_academy_id
from bekwaam.kernel.sealing import seal, unseal

PURPOSE = "provider-secret"
SHOWN = (
    "name",
    "issuer",
    "client_id",
    "tenant_id",
    "person_claim",
    "groups_claim",
    "scopes",
    "group_roles",
    "is_enabled",
)


def save_provider(
    provider: IdentityProvider | None, values: Mapping[str, Any], *, secret: str, actor: Actor, at: datetime
) -> IdentityProvider:
    """New or changed. An empty secret leaves the stored one as it is."""
    require(rules.check_group_roles(values["group_roles"]))
    row = provider or IdentityProvider(created_at=at)
    before = _shown(row) if provider else None
    for name in SHOWN:
        setattr(row, name, values[name])
    if secret:
        row.sealed_secret = seal(secret, PURPOSE)
    row.updated_at = at
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused("provider_once") from error
    subject = Subject("identity_provider", row.pk, row.name)
    record("account.provider_saved", subject, actor=actor, at=at, before=before, after=_shown(row))
    return row


def _shown(row: IdentityProvider) -> dict[str, Any]:
    return {name: getattr(row, name) for name in SHOWN}


def secret_of(provider: IdentityProvider) -> str:
    return unseal(provider.sealed_secret, PURPOSE) if provider.sealed_secret else ""


def admit(provider: IdentityProvider, proven: ProvenIdentity, *, at: datetime) -> Account:
    """The account of the imported person with this external id. An e-mail address links nobody."""
    person = Person.objects.filter(
        external_id=proven.person_key, is_active=True, merged_into__isnull=True
    ).first()
    if not proven.person_key or person is None:
        raise Refused("person_unknown")
    account = _account(person, proven.person_key, at)
    if not account.is_active:
        raise Refused("person_unknown")
    renew_group_roles(provider, person, proven.groups, at=at)
    return account


def _account(person: Person, person_key: str, at: datetime) -> Account:
    name = f"oidc:{person_key}".lower()[:254]
    account: Account
    account, is_new = Account.objects.select_related("person").get_or_create(
        person=person,
        defaults={"login_name": name, "email": person.email.lower(), "created_at": at, "password": "!"},
    )
    if is_new:
        note("account.linked", person, actor=self_actor(account, at=at), at=at)
    return account


def renew_group_roles(
    provider: IdentityProvider, person: Person, groups: frozenset[str] | None, *, at: datetime
) -> None:
    """Roles that came from groups follow the groups; roles given by hand stay."""
    if groups is None:
        return
    today = local_date(at)
    wanted = _with_units(rules.roles_from_groups(provider.group_roles, groups))
    if {(grant.role, grant.unit_id) for grant in _from_groups(person)} == wanted:
        return
    locks.take(LOCK)
    held = _from_groups(person)
    for grant in held:
        if (grant.role, grant.unit_id) not in wanted:
            _end(grant, person, today, at)
    known = {(grant.role, grant.unit_id) for grant in held}
    for role, unit_id in sorted(wanted - known, key=str):
        RoleGrant.objects.create(
            person=person,
            role=role,
            unit_id=unit_id,
            valid_from=today,
            source=GrantSource.GROUP,
            granted_by_label=provider.name,
            created_at=at,
        )
        _note_role("people.role_granted", person, role, at)


def _from_groups(person: Person) -> list[RoleGrant]:
    rows = RoleGrant.objects.filter(person=person, source=GrantSource.GROUP, valid_until__isnull=True)
    return list(rows)


def _with_units(pairs: frozenset[tuple[Role, str]]) -> set[tuple[str, Any]]:
    """Pairs of role and unit id. A code that no unit has gives nothing, rather than the whole organisation."""
    codes = [code for _, code in pairs if code]
    units = dict(OrgUnit.objects.filter(code__in=codes).values_list("code", "pk"))
    return {(role.value, units.get(code)) for role, code in pairs if not code or code in units}


def _end(grant: RoleGrant, person: Person, today: Any, at: datetime) -> None:
    """Gone at once: a grant that began today is removed, an older one ended yesterday."""
    if grant.valid_from >= today:
        RoleGrant.objects.filter(pk=grant.pk).delete()
    else:
        RoleGrant.objects.filter(pk=grant.pk).update(valid_until=today - timedelta(days=1))
    _note_role("people.role_ended", person, grant.role, at)


def _note_role(verb: str, person: Person, role: str, at: datetime) -> None:
    actor = system_actor(current_academy_id(), label="Inlogdienst")
    note(verb, person, actor=actor, at=at, after={"role": role, "source": GrantSource.GROUP.value})
