# SPDX-License-Identifier: MIT
import sys

from omsorg.cli import main

sys.exit(main())
