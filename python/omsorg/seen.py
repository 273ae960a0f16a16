# SPDX-License-Identifier: MIT
"""Text from files as a terminal may show it: it cannot move the cursor, colour the screen or turn the line round."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """The text with every control character and every unseen sign of direction or format replaced by one that is seen."""
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(one) in ("Cc", "Cf") else one for one in text)
