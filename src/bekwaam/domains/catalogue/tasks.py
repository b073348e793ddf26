"""Work by the clock."""

from bekwaam.domains.catalogue.search import tasks  # noqa: F401 - registers its own
