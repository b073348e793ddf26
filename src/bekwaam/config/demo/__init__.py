"""Invented demo data: two municipalities with people, units and ten years of history, without a database."""

from bekwaam.config.demo.academy import generate
from bekwaam.config.demo.records import DemoAcademy
from bekwaam.config.demo.rows import delivery_days, organisation_rows, people_rows, write_csv

__all__ = ["DemoAcademy", "delivery_days", "generate", "organisation_rows", "people_rows", "write_csv"]
