"""The views of portfolio management."""
