"""Logging in through an employer's own service: OpenID Connect Core, authorization code with PKCE."""
