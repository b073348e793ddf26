"""The lesson design of an activity's version: its days, parts and materials, and the rules that judge it."""
