# SPDX-License-Identifier: MIT
"""`python -m omsorg` is `omsorg`."""

import sys

from omsorg.cli import main

sys.exit(main())
