"""Storey 3: read models, dashboards and exports."""
