"""The invented offering of the demo academies: activities, themes, places, skills and synonyms, without a database."""

from bekwaam.config.demo.offering.reading import offering
from bekwaam.config.demo.offering.records import Activity, Offering
from bekwaam.config.demo.offering.variants import many

__all__ = ["Activity", "Offering", "many", "offering"]
