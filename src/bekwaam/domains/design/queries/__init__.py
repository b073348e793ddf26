"""Reads of designs and tracks that know no rights; whoever shows something goes through `access`."""

from bekwaam.domains.design.queries.programme import (
    Programme,
    has_days,
    programme_of,
    programme_of_version,
    programme_to_read,
)

__all__ = ["Programme", "has_days", "programme_of", "programme_of_version", "programme_to_read"]
