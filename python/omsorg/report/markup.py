# SPDX-License-Identifier: MIT
"""HTML that cannot be made to run: every text is escaped on its way in, and only Markup passes as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

# What a reader would not see but a browser or a reader's eye obeys: control characters, half characters, and the marks
# that turn the direction of writing.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ufff0-\uffff\ud800-\udfff]")
VOID = frozenset({"meta", "br", "hr", "col", "line", "path", "polygon", "rect", "circle", "polyline"})


class Markup(str):
    """Text that is already HTML. Made only by the functions of this module and by literals in our own code."""


Child = str | Iterable["Child"] | None


def visible(text: str) -> str:
    """The text with every character that would act unseen replaced by one that shows that something was there."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def escaped(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, str):
        return html.escape(visible(child), quote=True)
    return "".join(escaped(one) for one in child)


def tag(name: str, /, *children: Child, **attributes: object) -> Markup:
    """`tag("p", text, class_="lead")`. A trailing underscore is dropped, inner ones become hyphens."""
    written = ""
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        key = key.rstrip("_").replace("_", "-")
        written += f' {key}="{html.escape("" if value is True else visible(str(value)), quote=True)}"'
    inside = "".join(escaped(child) for child in children)
    return Markup(f"<{name}{written}/>" if name in VOID else f"<{name}{written}>{inside}</{name}>")


def join(*parts: Child) -> Markup:
    return Markup("".join(escaped(part) for part in parts))


class Heading(str):
    """In the rows of a table: the rows that follow belong together under this name."""


def table(
    head: Sequence[Child],
    rows: Sequence[Sequence[Child] | Heading],
    *,
    caption: Child = None,
    words: int = 1,
    class_: str | None = None,
) -> Markup:
    """A table whose first columns are `words` and whose others are figures; the first cell of a row is its head."""

    def cell(kind: str, place: int, child: Child) -> Markup:
        scope = "col" if kind == "head" else "row" if place == 0 else None
        name = "th" if scope else "td"
        return tag(name, child, scope=scope, class_=None if place < words else "n")

    bodies: list[list[Markup]] = [[]]
    for row in rows:
        if isinstance(row, Heading):
            bodies.append([tag("tr", tag("th", str(row), scope="rowgroup", colspan=len(head)), class_="group")])
        else:
            bodies[-1].append(tag("tr", [cell("body", place, child) for place, child in enumerate(row)]))
    return tag(
        "div",
        tag(
            "table",
            tag("caption", caption) if caption else None,
            tag("thead", tag("tr", [cell("head", place, child) for place, child in enumerate(head)])),
            [tag("tbody", body) for body in bodies if body],
            class_=class_,
        ),
        class_="scroll",
        tabindex="0",
        role="group",
        aria_label=str(caption) if isinstance(caption, str) and not isinstance(caption, Markup) else None,
    )
