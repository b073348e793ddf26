"""What the supervisor is made of: signals to wait for, children to keep, a guardian for when it is killed itself."""
