"""Listens to the floors below, which cannot call this one, and tells the people concerned."""

from bekwaam.domains.notifications.handlers import accounts, deliveries, people  # noqa: F401 - they subscribe
