"""Storey 5: settings, addresses, processes and the command line."""
