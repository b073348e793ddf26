"""The manual, as it stands in `docs/handleiding`, shown in the product and opened by the help button of each page."""
