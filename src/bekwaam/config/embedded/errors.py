"""What the embedded database says when it cannot go on."""


class EmbeddedDatabaseError(Exception):
    """A sentence for the person at the terminal: what is wrong and what to do."""
