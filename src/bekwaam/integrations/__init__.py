"""Storey 3: adapters to the outside world; the only place that opens outbound connections."""
