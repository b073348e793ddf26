"""The skills of a team: where it can grow, and confirming levels."""
