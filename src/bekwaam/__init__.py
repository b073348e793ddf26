"""Bekwaam."""
