"""The keys of other systems: which there are, a new one, and withdrawing one."""
