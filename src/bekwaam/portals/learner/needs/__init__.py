"""An employee reports a learning need."""
