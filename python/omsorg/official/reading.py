# SPDX-License-Identifier: MIT
"""One file of unknown kind: opened with care, its letters recognised, its format told by its content."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from omsorg.official.delimited import is_delimited, read_delimited, rows_of
from omsorg.official.jsonstat import is_jsonstat, read_jsonstat
from omsorg.official.jsontext import parse
from omsorg.official.kolada import is_kolada, read_kolada
from omsorg.official.localities import is_localities, read_localities
from omsorg.official.px import codepage, is_px, read_px
from omsorg.official.tidy import MOST_BYTES, NotKnown, Refusing, Tidy, Trouble

WANTED = "Download JSON-stat 2, PX or CSV from SCB, or JSON from Kolada."
_SIGNATURES = (
    (b"PK\x03\x04", "a workbook or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old workbook"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite", "a database"),
)


def read(path: str | os.PathLike[str]) -> Tidy:
    """The table that a file holds. Raises NotKnown for what is none of the formats, NotRead for what is one and is broken."""
    path = Path(path)
    refusing = Refusing(path.name if path.name.isprintable() else ascii(path.name))
    return read_text(refusing, decoded(refusing, contents(refusing, path)))


def contents(refusing: Refusing, path: Path) -> bytes:
    """The bytes of an ordinary file of at most 10 MB. Links are not followed, pipes and devices not opened."""
    about = path.lstat()
    if not stat.S_ISREG(about.st_mode):
        raise _unknown(refusing, "this is no ordinary file", "links and devices may lead anywhere", "Copy the file itself into the folder.")
    if about.st_size > MOST_BYTES:
        raise refusing.no("", f"the file is larger than {MOST_BYTES // 1_000_000} MB", "a table for one municipality is far smaller", "Choose only your municipality and the last ten years, and download it again.")
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def decoded(refusing: Refusing, raw: bytes) -> str:
    """As UTF-8 or UTF-16 if it is that, else by the PX file's own word, else as Windows writes Swedish letters."""
    if not raw.strip():
        raise _unknown(refusing, "the file is empty", "there is nothing to read", "Download the file again.")
    for signature, what in _SIGNATURES:
        if raw.startswith(signature):
            raise _unknown(refusing, f"this is {what}", "it is not read here", WANTED)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return raw.decode("utf-16").removeprefix("\ufeff")
        except UnicodeDecodeError:
            raise refusing.no("1:1", "the letters are broken UTF-16", "the file is cut off", "Save it as CSV UTF-8.") from None
    if b"\x00" in raw:
        raise _unknown(refusing, "this is not a text file", "it holds zero bytes", WANTED)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    named = codepage(raw)
    for name in (named, "cp1252", "latin-1"):
        if name:
            try:
                return raw.decode(name)
            except (UnicodeDecodeError, LookupError):
                continue
    raise refusing.no("1:1", "the letters are in no code page that is known here", "names would be unreadable", "Save it as UTF-8.")


def read_text(refusing: Refusing, text: str) -> Tidy:
    begins = text.lstrip()[:1]
    if begins in ("{", "["):
        content = parse(refusing, text)
        if is_jsonstat(content):
            return read_jsonstat(refusing, content)
        if is_kolada(content):
            return read_kolada(refusing, content)
        raise _unknown(refusing, "this JSON is neither JSON-stat nor Kolada's", "its figures cannot be understood", WANTED)
    if begins == "<":
        raise _unknown(refusing, "this is a web page", "it is not read here", WANTED)
    if is_px(text):
        return read_px(refusing, text)
    rows = rows_of(refusing, text)
    if is_localities(rows):
        return read_localities(refusing, rows)
    if not is_delimited(rows):
        raise _unknown(refusing, "no table of figures by year was found in it", "it is not read here", WANTED)
    return read_delimited(refusing, rows)


def _unknown(refusing: Refusing, what: str, why: str, hint: str) -> NotKnown:
    return NotKnown(Trouble(refusing.file, "", what, why, hint))
