"""What the learner's pages show, one frozen dataclass each."""
