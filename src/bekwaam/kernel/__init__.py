"""Storey 1: what every storey above may lean on. Knows no academy, no person, no page."""
