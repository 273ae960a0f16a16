#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A key that does nothing is a lie: every described parameter is read by somebody.

keys.py [ROOT]: takes the members that the describe() functions show, and looks for each in the code outside them, by
name, or for its key in the Python sources (a few are for the report only). A name that two structs share is found if
either is read, so this finds most lies and not all.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

COMMENT = re.compile(r"//.*")
DESCRIBE = re.compile(r"\bvoid describe\(.*?\n}\n", re.DOTALL)
SHOWN = re.compile(r"\b\w+\(\s*a\.(\w+),\s*(?:Field\{\s*\.key = |key_in<\w+,\s*)?(?:\"([a-z_.0-9]+)\"|field::\w+)")


def unread(root: Path) -> tuple[int, list[str]]:
    """How many members are shown, and which of them nobody reads."""
    sources = [*root.glob("include/**/*.hpp"), *root.glob("src/**/*.[ch]pp")]
    shown: dict[str, str] = {}
    rest = []
    for source in sources:
        text = source.read_text(encoding="utf-8")
        for function in DESCRIBE.findall(text):
            for member, key in SHOWN.findall(function):
                shown[member] = key or member
        rest.append(COMMENT.sub("", DESCRIBE.sub("", text)))
    code = "\n".join(rest)
    python = "\n".join(path.read_text(encoding="utf-8") for path in root.glob("python/omsorg/**/*.py"))
    read = set(re.findall(r"(?<=[\w\])])(?:\.|->)(\w+)\b(?!\s*=[^=])", code))
    return len(shown), sorted(k for m, k in shown.items() if m not in read and f'"{k}"' not in python)


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found, lies = unread(root)
    for key in lies:
        print(f"{key}: no model reads it (whoever changes it would see nothing happen). Read it, or take it away.")
    if found == 0:
        print("no describe() function was found: has its form changed?")
    return 1 if lies or found == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
