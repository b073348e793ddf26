class SafekeepingError(Exception):
    """Says in one sentence why a copy was not made or not put back; nothing half done stays."""
