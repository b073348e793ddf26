"""The budgets of the product, measured on Lindewaard with ten years of history: `make bench`."""
