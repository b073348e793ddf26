"""The framework of skills in the back office: looking after it, what functions ask, and totals."""
