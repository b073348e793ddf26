"""Reads of requests that know no rights: `deciders` whose turn it is, `requests` one and many, `wishes` counts for the
portfolio, `similar` what is on offer already."""

from bekwaam.domains.offcatalogue.queries.wishes import Wish, open_wishes, statistics

__all__ = ["Wish", "open_wishes", "statistics"]
