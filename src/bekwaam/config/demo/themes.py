"""The invented house styles."""

from bekwaam.config.demo.records import AcademyName, Theme
from bekwaam.config.demo.tables import table


def theme_of(academy: AcademyName) -> Theme:
    row = table(f"{academy}_personas")["theme"]
    return Theme(**{**row, "radius": tuple(row["radius"])})
