"""The pages of logging in and of the own account, by subject."""
