"""What an academy may bring in for its own looks."""

from bekwaam.kernel.files import content as kinds
from bekwaam.kernel.files.uploads import UploadRule

LOGO_BYTES = 300_000
LOGO_RULE = UploadRule(
    allowed=frozenset({kinds.PNG, kinds.JPEG, kinds.WEBP, kinds.SVG}),
    max_bytes=LOGO_BYTES,
    max_pixels=4_000_000,
)
