"""The register of suppliers and contracts."""
