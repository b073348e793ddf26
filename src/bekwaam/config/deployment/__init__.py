"""What makes an installation safe to run for real people, and the refusal to start when something is not."""
