"""Storey 4: HTTP only, one folder per audience."""
