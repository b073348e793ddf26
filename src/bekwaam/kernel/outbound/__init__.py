"""Which outside addresses the product may call when an administrator typed them. Rules only, no calls."""
