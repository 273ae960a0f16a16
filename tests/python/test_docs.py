# SPDX-License-Identifier: MIT
"""What the documentation shows has been run.

Python blocks of a page are run in order, in one namespace; a `text` block after one is what it prints. A C++ block stands,
line for line, in an example or a test that is compiled; the blocks of a guide, one after the other, are a whole file that compiles as
it stands, with what it includes. A `cmake` block stands in the project of a stranger that the tests build. An `out NAME` block is what the
example NAME prints.

    python tests/python/test_docs.py      writes what the blocks print into the pages
"""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(page for page in (ROOT / "docs").rglob("*.md") if "trust" not in page.parts)
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMPILED = [*sorted((ROOT / "examples").glob("*.?pp")), *sorted((ROOT / "tests").rglob("*.cpp"))]


def with_outputs(text: str) -> str:
    """The page with each output block as it should be."""
    names: dict[str, object] = {}
    printed = ""

    def renew(found: re.Match[str]) -> str:
        nonlocal printed
        language, rest, body = found[1], found[2], found[3]
        if language == "python":
            heard = io.StringIO()
            with contextlib.redirect_stdout(heard):
                exec(compile(body, "page", "exec"), names)  # noqa: S102
            printed = heard.getvalue()
        elif language == "text" and printed:
            body, printed = printed, ""
        elif language == "out":
            body = (ROOT / "examples" / f"{rest.strip()}.out").read_text(encoding="utf-8")
        return f"```{language}{rest}\n{body}```"

    return BLOCK.sub(renew, text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT / "docs").as_posix())
def test_what_a_page_shows_is_what_its_code_prints(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert with_outputs(text) == text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT / "docs").as_posix())
def test_cpp_blocks_stand_in_a_compiled_file(page: Path) -> None:
    sources = [re.sub(r"\s+", " ", file.read_text(encoding="utf-8")) for file in COMPILED]
    for language, _, body in BLOCK.findall(page.read_text(encoding="utf-8")):
        if language == "cpp":
            wanted = re.sub(r"\s+", " ", body).strip()
            assert any(wanted in source for source in sources), f"in no compiled file:\n{body}"


def cpp_of(page: Path) -> str:
    return "\n".join(body for language, _, body in BLOCK.findall(page.read_text(encoding="utf-8")) if language == "cpp")


PROGRAMS = [page for page in PAGES if cpp_of(page) and ("guides" in page.parts or page.name == "tutorial.md")]


@pytest.mark.parametrize("page", PROGRAMS, ids=lambda page: page.relative_to(ROOT / "docs").as_posix())
def test_the_cpp_of_a_guide_compiles_as_it_stands(page: Path) -> None:
    command = ["c++", "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", f"-I{ROOT / 'include'}", "-x", "c++", "-"]
    done = subprocess.run(command, input=cpp_of(page), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "int main(" in cpp_of(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT / "docs").as_posix())
def test_cmake_blocks_stand_in_a_project_that_is_built(page: Path) -> None:
    projects = [file.read_text(encoding="utf-8") for file in (ROOT / "tests/consumer").glob("*/CMakeLists.txt")]
    for language, _, body in BLOCK.findall(page.read_text(encoding="utf-8")):
        if language == "cmake":
            assert any(body in project for project in projects)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT / "docs").as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    prose = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\((?!http)([^)#]+)", prose):
        assert (page.parent / target).exists(), target


if __name__ == "__main__":
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        if (new := with_outputs(old)) != old:
            page.write_text(new, encoding="utf-8")
            print(page.relative_to(ROOT), file=sys.stderr)
