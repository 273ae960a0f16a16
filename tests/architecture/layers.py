#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The argument of the folders, held against the files: layers.py [ROOT]

Each promise has a message that says where and what to do:

* layers look down only: a file includes its own layer and those that its `omsorg_layer(... ABOVE ...)` names,
  with all that lie below them;
* every room of a layer stands in its HEADERS, so that it is installed and known to stand alone;
* a room is a page: no hand-written source file is longer than 400 lines;
* one word, one spelling: the glossary's British forms and the field's terms, everywhere;
* one line of ceremony: each source file begins with its licence;
* the tree names no path of the machine it was written on;
* chance is ours: nothing draws by an algorithm that each standard library may choose for itself.

The order of the layers is read from `src/CMakeLists.txt`, so there is one list and not two.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

LONGEST = 400
LICENCE = "SPDX-License-Identifier: MIT"

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
WRONG_WORDS = [(re.compile(wrong, re.IGNORECASE), right) for wrong, right in SPELLINGS.items()]

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]omsorg/([a-z_]+)/')
MACHINE_PATH = re.compile(r"(?<![\w.~*)}>-])/(?:work|tmp|root|home/\w+)/[\w.]")
STD_CHANCE = re.compile(r"\bstd\s*::\s*(?:\w+_distribution|generate_canonical|shuffle|sample|random_device|rand)\b")
DRAWING = {"include", "src", "python", "bench", "examples"}
CPP = {".hpp", ".cpp"}
SOURCE = CPP | {".py"}
PROSE = SOURCE | {".md", ".toml", ".cmake", ".txt", ".json", ".yaml", ".cff", ".sh", ""}


@dataclass
class Tree:
    root: Path

    @cached_property
    def files(self) -> dict[PurePosixPath, list[str]]:
        """The lines of every text file that git tracks or would, or of all when the tree is not a checkout."""
        listed = subprocess.run(
            ["git", "-C", str(self.root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True, check=False,
        )
        if listed.returncode == 0:
            names = [PurePosixPath(name) for name in listed.stdout.decode().split("\0") if name]
        else:
            names = [PurePosixPath(p.relative_to(self.root)) for p in self.root.rglob("*")]
            names = [name for name in names if not {"build", ".venv", "out"} & set(name.parts)]
        return {
            name: (self.root / name).read_text(encoding="utf-8").splitlines()
            for name in sorted(names)
            if name.suffix in PROSE and (self.root / name).is_file()
        }

    @cached_property
    def layers(self) -> list[str]:
        text = "\n".join(self.files[PurePosixPath("src/CMakeLists.txt")])
        names = re.findall(r"^add_subdirectory\((\w+)\)", text, re.MULTILINE)
        return [name for name in names if (self.root / "include/omsorg" / name).is_dir()]

    def declared(self, layer: str, word: str) -> list[str]:
        """What a layer's `omsorg_layer()` names after ABOVE or HEADERS."""
        text = "\n".join(line.split("#")[0] for line in self.files[PurePosixPath(f"src/{layer}/CMakeLists.txt")])
        call = re.search(rf"omsorg_layer\(\s*{layer}\b([^)]*)\)", text)
        named = re.search(rf"\b{word}\b(.*?)(?=\b(?:ABOVE|HEADERS|SOURCES|USES|HIDES)\b|\Z)", call[1], re.S) if call else None
        return named[1].split() if named else []

    @cached_property
    def reach(self) -> dict[str, set[str]]:
        """For each layer, itself and all it may include."""
        reach: dict[str, set[str]] = {}
        for layer in self.layers:
            above = self.declared(layer, "ABOVE")
            reach[layer] = {layer}.union(*(reach.get(lower, set()) for lower in above))
        return reach

    def layer_of(self, path: PurePosixPath) -> str | None:
        """The layer that binds a file: its folder under include/omsorg, src or tests."""
        parts = path.parts[2:] if path.parts[:2] == ("include", "omsorg") else path.parts[1:]
        bound = path.parts[0] in {"include", "src", "tests"} and len(parts) > 1 and parts[0] in self.layers
        return parts[0] if bound else None


def upward_includes(tree: Tree) -> list[str]:
    troubles = []
    for path, lines in tree.files.items():
        own = tree.layer_of(path)
        if own is None or path.suffix not in CPP:
            continue
        for number, line in enumerate(lines, start=1):
            found = INCLUDE.match(line)
            if not found or found[1] in tree.reach[own]:
                continue
            other = found[1]
            if other not in tree.layers:
                why = f"there is no layer {other}"
            elif tree.layers.index(other) > tree.layers.index(own):
                why = f"{own} may not include {other} (layers look down only); move the shared idea below {own}?"
            else:
                why = f"{own} is not declared to stand on {other}; add it to ABOVE in src/{own}/CMakeLists.txt?"
            troubles.append(f"{path}:{number}: {why}")
    return troubles


def upward_links(tree: Tree) -> list[str]:
    return [
        f"src/{layer}/CMakeLists.txt:1: {layer} may not stand on {lower} (layers look down only)"
        for position, layer in enumerate(tree.layers)
        for lower in tree.declared(layer, "ABOVE")
        if lower not in tree.layers[:position]
    ]


def unnamed_rooms(tree: Tree) -> list[str]:
    named = {
        PurePosixPath("include/omsorg", layer, header)
        for layer in tree.layers for header in tree.declared(layer, "HEADERS")
    }
    rooms = [path for path in tree.files if path.suffix == ".hpp" and path.parts[:2] == ("include", "omsorg")]
    return [
        f"{path}:1: the room is not named in HEADERS of src/{path.parts[2]}/CMakeLists.txt (it would not be installed)"
        for path in rooms if path not in named
    ]


def long_files(tree: Tree) -> list[str]:
    return [
        f"{path}:{LONGEST + 1}: {len(lines)} lines (a room is at most {LONGEST}); divide it by idea?"
        for path, lines in tree.files.items()
        if path.suffix in SOURCE and len(lines) > LONGEST
    ]


def wrong_words(tree: Tree) -> list[str]:
    return [
        f'{path}:{number}: "{found[0]}" (the glossary has one word for it); write "{right}"?'
        for path, lines in tree.files.items()
        if path.parts[:2] != ("tests", "architecture")
        for number, line in enumerate(lines, start=1)
        for pattern, right in WRONG_WORDS
        if (found := pattern.search(line))
    ]


def missing_licences(tree: Tree) -> list[str]:
    def first(lines: list[str]) -> str:
        return next((line for line in lines if not line.startswith("#!")), "")

    return [
        f'{path}:1: the first line does not say "{LICENCE}"'
        for path, lines in tree.files.items()
        if path.suffix in SOURCE | {".sh", ".cmake"} or path.name == "CMakeLists.txt"
        if LICENCE not in first(lines)
    ]


def machine_paths(tree: Tree) -> list[str]:
    return [
        f'{path}:{number}: "{found[0]}..." is a path of one machine; say it from the root of the tree, or ask for a folder?'
        for path, lines in tree.files.items()
        if path.parts[:2] != ("tests", "architecture")
        for number, line in enumerate(lines, start=1)
        if (found := MACHINE_PATH.search(line))
    ]


def std_chance(tree: Tree) -> list[str]:
    return [
        f'{path}:{number}: "{found[0]}" (each standard library draws it in its own way); '
        "use omsorg::Distribution, or Boost.Random on a Luck?"
        for path, lines in tree.files.items()
        if path.parts[0] in DRAWING and path.suffix in CPP
        for number, line in enumerate(lines, start=1)
        if (found := STD_CHANCE.search(line))
    ]


RULES = [
    upward_links, upward_includes, unnamed_rooms, long_files, wrong_words, missing_licences, machine_paths, std_chance,
]


def main() -> int:
    tree = Tree(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2])
    troubles = [trouble for rule in RULES for trouble in rule(tree)]
    for trouble in troubles:
        print(trouble)
    print(f"architecture: {len(tree.layers)} layers, {len(tree.files)} files, {len(troubles)} troubles")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
