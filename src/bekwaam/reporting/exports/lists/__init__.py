"""The lists of the contexts, each with the rights and filters that its screen has. Portals register theirs themselves."""

from bekwaam.reporting.exports.lists.deliveries import DELIVERIES, FAULTS
from bekwaam.reporting.exports.lists.employments import EMPLOYMENTS
from bekwaam.reporting.exports.lists.mail import MAIL
from bekwaam.reporting.exports.lists.organisation import ORGANISATION
from bekwaam.reporting.exports.lists.people import DELEGATIONS, FUNCTIONS, PEOPLE, SUPPLIERS

LISTS = (PEOPLE, EMPLOYMENTS, FUNCTIONS, SUPPLIERS, DELEGATIONS, ORGANISATION, DELIVERIES, FAULTS, MAIL)

__all__ = ["LISTS"]
