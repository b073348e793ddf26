"""Who does something: a person with the roles and scopes held at this moment, or the system itself.

Built once per request by the people context; every action and access rule is handed one.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    EMPLOYEE = "employee"
    MANAGER = "manager"
    BACKOFFICE = "backoffice"
    ULC = "ulc"
    TRAINER = "trainer"
    FINANCE = "finance"
    CISO = "ciso"
    FUNCTIONAL_ADMIN = "functional_admin"
    AUDITOR = "auditor"
    SUPPLIER = "supplier"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role for a set of units (the named unit and all below), or for the whole organisation."""

    role: Role
    unit_ids: frozenset[UUID] | None = None
    supplier_id: UUID | None = None
    tasks: frozenset[str] | None = None
    """Only these tasks, when the grant was handed over by delegation."""
    on_behalf_of: UUID | None = None
    on_behalf_label: str = ""
    limited_to: frozenset[UUID] | None = None
    """Only for people of these units, when handed over for one unit."""

    def covers(self, unit_id: UUID | None) -> bool:
        return self.unit_ids is None or (unit_id is not None and unit_id in self.unit_ids)


@dataclass(frozen=True, slots=True)
class Actor:
    academy_id: UUID
    person_id: UUID | None
    label: str
    grants: tuple[Grant, ...] = ()
    channel: str = "web"
    """web, api, job, import, demo or support: how the person came in."""
    service_id: UUID | None = None
    """A system that acts in its own name with a key; it is nobody's person."""

    def has_role(self, role: Role) -> bool:
        return any(grant.role is role for grant in self.grants)

    def holds(self, role: Role, unit_id: UUID | None = None) -> bool:
        """Whether this role is held for this unit; no unit asks for the whole organisation."""
        return any(grant.role is role and grant.covers(unit_id) for grant in self.grants)

    def units_for(self, *roles: Role) -> frozenset[UUID] | None:
        """All units in which one of these roles is held; None means every unit."""
        found: set[UUID] = set()
        for grant in self.grants:
            if grant.role not in roles:
                continue
            if grant.unit_ids is None:
                return None
            found |= grant.unit_ids
        return frozenset(found)


def system_actor(academy_id: UUID, label: str = "Bekwaam", channel: str = "job") -> Actor:
    return Actor(academy_id=academy_id, person_id=None, label=label, channel=channel)
