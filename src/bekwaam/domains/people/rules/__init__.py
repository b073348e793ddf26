"""What is allowed and what follows, from facts alone: no writes, no database, no clock.

`managers` who leads whom · `employments` jobs in time · `roles` who may give which role · `delegations` handing
over · `holdings` what a role lets somebody see, and why · `deciding` who may decide about whom · `merging`.
"""
