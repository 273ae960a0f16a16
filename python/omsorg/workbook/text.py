# SPDX-License-Identifier: MIT
"""Text of a study as the text of a cell: what is written is a string, whatever it looks like."""

from __future__ import annotations

import re

LONGEST = 32_000  # a cell holds 32 767 characters; a longer text says that it was cut
LONGEST_HEAD = 200  # the head of a table's column holds 255
# Control characters, lone surrogates and what XML does not know.
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CODE = re.compile("_(x[0-9A-Fa-f]{4}_)")  # in the head of a column a spreadsheet would read it as one character


def clean(text: object, longest: int = LONGEST) -> str:
    shown = _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", str(text).replace("\r\n", "\n").replace("\r", "\n"))
    return shown if len(shown) <= longest else shown[: longest - 2] + " \N{HORIZONTAL ELLIPSIS}"


def heads(texts: list[str]) -> list[str]:
    """Heads of a table: on one line, and no two alike, since a spreadsheet knows a column by its head."""
    seen: set[str] = set()
    found = []
    for text in texts:
        plain = " ".join(_CODE.sub(r"_ \1", clean(text, LONGEST_HEAD)).split()) or "\N{EN DASH}"
        head, number = plain, 2
        while head.casefold() in seen:
            head, number = f"{plain} ({number})", number + 1
        seen.add(head.casefold())
        found.append(head)
    return found
