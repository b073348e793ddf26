"""Activities as a file: which columns it has, what would change, and writing it as drafts. Nothing is published by it."""

from bekwaam.domains.catalogue.importer.registration import ActivityImporter

__all__ = ["ActivityImporter"]
