"""What the pages of the account show, one frozen dataclass each."""
