"""Everything that changes people: one function per use case.

`persons` · `employments` · `service` leaving and returning · `managers` who manages whom · `absences` · `merging` ·
`roles` · `delegations` · `delivery` what the personnel system says, in bulk.
"""

from bekwaam.domains.people.actions.absences import end_absence, record_absence, remove_absence
from bekwaam.domains.people.actions.delegations import give_delegation, revoke_delegation
from bekwaam.domains.people.actions.employments import change_employment, end_employment, start_employment
from bekwaam.domains.people.actions.managers import recompute_managers
from bekwaam.domains.people.actions.merging import merge_people, undo_merge
from bekwaam.domains.people.actions.persons import add_person, change_person
from bekwaam.domains.people.actions.roles import end_role, grant_role
from bekwaam.domains.people.actions.service import settle_service

__all__ = [
    "add_person",
    "change_employment",
    "change_person",
    "end_absence",
    "end_employment",
    "end_role",
    "give_delegation",
    "grant_role",
    "merge_people",
    "recompute_managers",
    "record_absence",
    "remove_absence",
    "revoke_delegation",
    "settle_service",
    "start_employment",
    "undo_merge",
]
