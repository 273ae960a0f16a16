# SPDX-License-Identifier: MIT
"""JSON from strangers: bounded depth, no repeated keys, no NaN; what is wrong is told with line and column."""

from __future__ import annotations

import json
import re

from omsorg.official.tidy import Refusing, shown

DEEPEST = 64
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")
_WHAT = {
    "Expecting value": "a value is missing",
    "Expecting property name enclosed in double quotes": "a name in double quotes is missing",
    "Expecting ':' delimiter": "a colon is missing",
    "Expecting ',' delimiter": "a comma or a closing bracket is missing",
    "Unterminated string starting at": "a text is opened and never closed",
    "Extra data": "something follows after the end",
    "Invalid control character at": "a control character stands in a text",
}


class _Repeated(Exception):
    pass


class _NotFinite(Exception):
    pass


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made: dict[str, object] = {}
    for name, value in pairs:
        if name in made:
            raise _Repeated(name)
        made[name] = value
    return made


def _refuse_constant(text: str) -> object:
    raise _NotFinite(text)


def parse(refusing: Refusing, text: str) -> object:
    """The whole text as JSON. Raises NotRead."""
    depth = 0
    for bracket in _BRACKET.finditer(_STRING.sub(lambda found: " " * len(found[0]), text)):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > DEEPEST:
            raise refusing.no(place(text, bracket.start()), f"brackets stand more than {DEEPEST} deep", "no statistical table is built so", "Download the file again.")
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        what = _WHAT.get(error.msg, "this is not JSON")
        raise refusing.no(f"{error.lineno}:{error.colno}", what, "the file is cut off or was edited", "Download it again.") from None
    except _Repeated as error:
        name = str(error)
        at = re.search(re.escape(json.dumps(name, ensure_ascii=False)), text)
        raise refusing.no(place(text, at.start() if at else 0), f"{shown(name)} stands twice in one object", "only one of them could count", "Download the file again.") from None
    except _NotFinite as error:
        at = re.search(rf"{re.escape(str(error))}", text)
        raise refusing.no(place(text, at.start() if at else 0), f"{error} is not a number", "it cannot be counted with", "Download the file again.") from None
    except (ValueError, RecursionError):  # a whole number of thousands of digits
        raise refusing.no("1:1", "a number is too long to be read", "no figure is so large", "Download the file again.") from None


def place(text: str, at: int) -> str:
    """Line and column of a position, as an editor counts."""
    return f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"
