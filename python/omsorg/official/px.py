# SPDX-License-Identifier: MIT
"""PX files (PC-Axis): keywords with their values, then DATA, row-major over STUB and HEADING.

    CHARSET="ANSI";
    STUB="region","ålder";
    VALUES("ålder")="0 år","1 år",
      "2 år";
    DATA=
    350 358 ".."

Strings may go on over several lines; `KEYWORD[sv]` repeats what another language reads, and is left out. Dots stand where
no figure is published, "-" for nil.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from omsorg.official.jsontext import place
from omsorg.official.tidy import NIL, NO_FIGURE, Category, Dimension, Refusing, Tidy, dense, shown

AGAIN = "Download the file again."
_KEYWORD = re.compile(r'\s*([A-Z][A-Z0-9-]*)(?:\[([A-Za-z-]{1,12})\])?(?:\(\s*((?:"[^"]*"\s*,?\s*)*)\))?\s*=', re.ASCII)
_QUOTED = re.compile(r'"([^"]*)"')
_DATUM = re.compile(r'"([^"]*)"|[^\s,;"]+')
_BEGINS = re.compile(r'\ufeff?\s*[A-Z][A-Z-]+(\[\w+\])?(\("[^"]*"\))?\s*=\s*["A-Z0-9\-\n\r]', re.ASCII)
# Python knows more by such a name than letters: codecs that pack, that refuse everything, or that take minutes.
_CODEPAGE = re.compile(rb'(?:^|[\r\n;])\s*CODEPAGE\s*=\s*"((?:iso-?8859-|windows-|cp|ibm|latin-?)[0-9]{1,5})"', re.IGNORECASE)
MOST_KEYWORDS = 20_000


def is_px(text: str) -> bool:
    return bool(_BEGINS.match(text[:400])) and ("DATA=" in text or text.count(";\n") + text.count(";\r\n") >= 3)


def codepage(raw: bytes) -> str | None:
    """What the file says of its own letters."""
    found = _CODEPAGE.search(raw[:4000])
    return found[1].decode("ascii") if found else None


@dataclass(frozen=True)
class _Value:
    texts: list[str]
    at: int


def read_px(refusing: Refusing, text: str) -> Tidy:
    keywords, data_at = _keywords(refusing, text)
    if data_at is None:
        raise refusing.no(place(text, len(text)), "DATA= is missing", "the file is cut off", AGAIN)
    if "KEYS" in {name for name, _ in keywords}:
        raise refusing.no(place(text, data_at), "the figures are written with keys", "this reader takes whole tables only", "Save the file without KEYS, or download JSON-stat 2.")
    names = [name for word in ("STUB", "HEADING") for name in (keywords[(word, "")].texts if (word, "") in keywords else [])]
    if not names:
        raise refusing.no("1:1", "STUB and HEADING are missing", "the order of the figures hangs on them", AGAIN)
    if len(set(names)) != len(names):
        raise refusing.no("1:1", "a variable stands twice in STUB and HEADING", "figures would land in the wrong place", AGAIN)
    dimensions = tuple(_dimension(refusing, text, keywords, name) for name in names)
    sizes = [len(one.categories) for one in dimensions]
    cells = refusing.room("1:1", sizes)
    values: list[float | None] = []
    statuses: dict[int, str] = {}
    places: list[int] = []
    end = data_at
    for found in _DATUM.finditer(text, data_at):
        if len(values) == cells:
            raise refusing.no(place(text, found.start()), f"a figure stands after the {cells} that the variables make", "figures would land in the wrong place", AGAIN)
        printed = found[0].strip('"')
        where = place(text, found.start()) if not _is_plain(printed) else ""
        value, status = refusing.printed(where, printed)
        if status:
            statuses[len(values)] = status
        places.append(found.start())
        values.append(value)
        end = found.end()
    if len(values) != cells:
        raise refusing.no(place(text, end), f"{len(values)} figures stand where the variables make {cells}", "they would land in the wrong place", AGAIN)
    title = keywords.get(("TITLE", ""), keywords.get(("DESCRIPTION", ""), keywords.get(("CONTENTS", ""), _Value([""], 0))))
    contents = keywords.get(("CONTENTS", ""), _Value([""], 0)).texts
    words = refusing.label("1:1", " ".join(dict.fromkeys([*title.texts, *contents])))
    return Tidy(refusing.file, "PX", words, dimensions, dense(sizes, values, lambda i: statuses.get(i, ""), lambda i: place(text, places[i])))


def _is_plain(printed: str) -> bool:
    return printed in NO_FIGURE or printed == NIL or (printed.isascii() and printed.replace(".", "", 1).isdigit() and len(printed) < 16)


def _keywords(refusing: Refusing, text: str) -> tuple[dict[tuple[str, str], _Value], int | None]:
    """By keyword and variable, the texts of the main language; and where the data begin."""
    made: dict[tuple[str, str], _Value] = {}
    at = 0
    for _ in range(MOST_KEYWORDS):
        if not text[at : at + 4000].strip():
            return made, None
        found = _KEYWORD.match(text, at)
        if not found:
            raise refusing.no(place(text, at + len(text[at:]) - len(text[at:].lstrip())), "a keyword is expected here", "the file is cut off or was edited", AGAIN)
        word, language, subject = found[1], found[2], found[3]
        if word == "DATA":
            return made, found.end()
        texts, at = _until_semicolon(refusing, text, found.end())
        if language:
            continue
        key = (word, (_QUOTED.findall(subject) or [""])[0] if subject else "")
        if key in made and word in ("STUB", "HEADING", "VALUES", "CODES"):
            raise refusing.no(place(text, found.start(1)), f"{word} of the same variable stands twice", "only one of them could count", AGAIN)
        made[key] = _Value(texts, found.start(1))
    raise refusing.no(place(text, at), f"more than {MOST_KEYWORDS} keywords", "no statistical table has so many", AGAIN)


def _until_semicolon(refusing: Refusing, text: str, start: int) -> tuple[list[str], int]:
    """The texts up to the semicolon that ends a keyword. Two strings with only space between are one."""
    texts: list[list[str]] = []
    at, joined = start, False
    while at < len(text):
        letter = text[at]
        if letter == '"':
            end = text.find('"', at + 1)
            if end < 0:
                break
            part = text[at + 1 : end]
            if joined:
                texts[-1].append(part)
            else:
                texts.append([part])
            joined, at = True, end + 1
        elif letter == ";":
            return ["".join(parts) for parts in texts], at + 1
        else:
            joined = joined and letter.isspace()
            at += 1
    raise refusing.no(place(text, start), "a value is opened and never ended by a semicolon", "the file is cut off", AGAIN)


def _dimension(refusing: Refusing, text: str, keywords: dict[tuple[str, str], _Value], name: str) -> Dimension:
    where = f"VALUES({shown(name)})"
    values, codes = keywords.get(("VALUES", name)), keywords.get(("CODES", name))
    if values is None and codes is None:
        raise refusing.no(where, "its values are missing", "figures without them mean nothing", AGAIN)
    texts = values.texts if values else codes.texts if codes else []
    marks = codes.texts if codes else texts
    place_of = place(text, (codes or values or _Value([], 0)).at)
    if len(texts) != len(marks):
        raise refusing.no(place_of, f"{len(marks)} codes stand beside {len(texts)} values", "figures would land in the wrong place", AGAIN)
    if len(set(marks)) != len(marks) or not marks:
        raise refusing.no(place_of, "a value stands twice, or none stands there", "only one of them could count", AGAIN)
    code = keywords.get(("VARIABLECODE", name), _Value([name], 0)).texts
    return Dimension(
        refusing.label(place_of, code[0] if code else name), refusing.label(place_of, name),
        tuple(Category(refusing.label(place_of, mark), refusing.label(place_of, one)) for mark, one in zip(marks, texts, strict=True)),
    )
