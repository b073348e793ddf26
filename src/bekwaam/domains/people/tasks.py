"""Where the queue finds this context's jobs."""

from bekwaam.domains.people.accounts import tasks  # noqa: F401 - registers
