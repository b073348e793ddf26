"""Copies of a whole installation, putting one back, and handing out all data of one academy."""
