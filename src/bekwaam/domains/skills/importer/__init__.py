"""Skills, and what functions ask, as files: which columns there are, what would change, and writing it."""

from bekwaam.domains.skills.importer.functions import FunctionSkillImporter
from bekwaam.domains.skills.importer.skills import SkillImporter

__all__ = ["FunctionSkillImporter", "SkillImporter"]
