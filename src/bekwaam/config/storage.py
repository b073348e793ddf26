"""Where files lie: nothing named here means a folder on this machine."""

from typing import Any

from environs import Env

from bekwaam.config.secret import secret


def s3_bucket(env: Env) -> dict[str, Any]:
    """The S3-compatible bucket named by `BEKWAAM_S3_BUCKET`, or nothing."""
    name = env.str("BEKWAAM_S3_BUCKET", "")
    if not name:
        return {}
    return {
        "bucket": name,
        "region": env.str("BEKWAAM_S3_REGION", "eu-central-1"),
        "endpoint_url": env.str("BEKWAAM_S3_ENDPOINT", "") or None,
        "access_key": secret("BEKWAAM_S3_KEY") or None,
        "secret_key": secret("BEKWAAM_S3_SECRET") or None,
        "encryption": env.str("BEKWAAM_S3_ENCRYPTION", ""),
        "addressing": env.str("BEKWAAM_S3_ADDRESSING", "auto"),
    }
