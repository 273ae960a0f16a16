# SPDX-License-Identifier: MIT
"""The argument of the folders, held against the files.

Three promises are checked, each with a message that says where and what to do:

* layers look down only: a file includes its own layer and those below it, never one above;
* a room is a page: no hand-written source file is longer than 400 lines;
* one word, one spelling: the glossary's British forms and the field's terms, everywhere.

The order of the layers is read from `src/CMakeLists.txt`, so there is one list and not two.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 400

# wrong spelling -> the project's word
SPELLINGS = {
    r"\bbehaviors?\b": "behaviour",
    r"\bmodeling\b": "modelling",
    r"\bmodeled\b": "modelled",
    r"\bmodeler\b": "modeller",
    r"\bcanceled\b": "cancelled",
    r"\bcanceling\b": "cancelling",
    r"\blabeled\b": "labelled",
    r"\bneighbors?\b": "neighbour",
    r"\bprioritize": "prioritise",
    r"\bcare receivers?\b": "client",
    r"\bservice users?\b": "client",
    r"\bnursing homes?\b": "special housing",
    r"\bunder-?nurses?\b": "assistant nurse",
    r"\bhome help\b": "home care",
    r"\bhome service\b": "home care",
    r"\bescorting service\b": "escort",
    r"\bwarmup\b": "warm-up",
}

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]omsorg/([a-z_]+)/')
SOURCE_SUFFIXES = {".hpp", ".cpp", ".py"}
PROSE_SUFFIXES = SOURCE_SUFFIXES | {".md", ".toml", ".cmake", ".txt"}


def layers() -> list[str]:
    text = (ROOT / "src/CMakeLists.txt").read_text(encoding="utf-8")
    names = re.findall(r"^add_subdirectory\((\w+)\)", text, re.MULTILINE)
    return [name for name in names if (ROOT / "include/omsorg" / name).is_dir()]


def tracked() -> list[Path]:
    """Files that git tracks, or every file when the tree is not a checkout."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, check=False,
    )
    if listed.returncode == 0:
        names = [name for name in listed.stdout.decode().split("\0") if name]
        return [ROOT / name for name in names if (ROOT / name).is_file()]
    return [p for p in ROOT.rglob("*") if p.is_file() and "build" not in p.relative_to(ROOT).parts]


def layer_of(path: Path, order: list[str]) -> str | None:
    """The layer a file is bound by: its folder under include/omsorg, src or tests."""
    parts = path.relative_to(ROOT).parts
    if parts[:2] == ("include", "omsorg") and len(parts) > 3:
        return parts[2]
    if parts[0] == "src" and len(parts) > 2 and parts[1] in order:
        return parts[1]
    return None


def upward_includes(files: list[Path], order: list[str]) -> list[str]:
    troubles = []
    for path in files:
        own = layer_of(path, order)
        if own is None or path.suffix not in {".hpp", ".cpp"}:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found = INCLUDE.match(line)
            if found and found[1] in order and order.index(found[1]) > order.index(own):
                troubles.append(
                    f"{path.relative_to(ROOT)}:{number}: {own} may not include {found[1]} "
                    f"(layers look down only); move the shared idea below {own}?"
                )
    return troubles


def long_files(files: list[Path]) -> list[str]:
    troubles = []
    for path in files:
        if path.suffix not in SOURCE_SUFFIXES:
            continue
        length = len(path.read_text(encoding="utf-8").splitlines())
        if length > LONGEST:
            troubles.append(
                f"{path.relative_to(ROOT)}:{LONGEST + 1}: {length} lines (a room is at most {LONGEST}); "
                "divide it by idea?"
            )
    return troubles


def wrong_words(files: list[Path]) -> list[str]:
    troubles = []
    patterns = [(re.compile(wrong, re.IGNORECASE), right) for wrong, right in SPELLINGS.items()]
    for path in files:
        if path.suffix not in PROSE_SUFFIXES or path == Path(__file__).resolve():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            for pattern, right in patterns:
                found = pattern.search(line)
                if found:
                    troubles.append(
                        f'{path.relative_to(ROOT)}:{number}: "{found[0]}" (the glossary has one word for it); '
                        f'write "{right}"?'
                    )
    return troubles


def main() -> int:
    order = layers()
    files = tracked()
    troubles = upward_includes(files, order) + long_files(files) + wrong_words(files)
    for trouble in troubles:
        print(trouble)
    print(f"architecture: {len(order)} layers, {len(files)} files, {len(troubles)} troubles")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
