"""The database that comes along: a PostgreSQL server of this folder only, on a unix socket. Not for production."""

from bekwaam.config.embedded.cluster import Cluster
from bekwaam.config.embedded.errors import EmbeddedDatabaseError

__all__ = ["Cluster", "EmbeddedDatabaseError"]
