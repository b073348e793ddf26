"""The organisation as a file: which columns it has, what would change, and writing it. Apart from people."""

from bekwaam.domains.organisation.importer.units import UnitImporter

__all__ = ["UnitImporter"]
