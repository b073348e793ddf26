"""Storey 2: the business. No HTTP, no HTML, no URL names."""
