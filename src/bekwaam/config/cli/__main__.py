"""`python -m bekwaam.config.cli` does what the command `bekwaam` does."""

import sys

from bekwaam.config.cli import main

sys.exit(main())
