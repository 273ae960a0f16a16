# SPDX-License-Identifier: MIT
"""The pictures of docs/guides/report, taken from a report: python tools/report_pictures.py out/report.html

Run once with a Swedish and once with an English report; the language is read from the page. Needs Chromium and Pillow.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "python"))
from browser import browser  # noqa: E402

# Name, and the first and last element that the picture holds.
PICTURES = (
    ("answer", "header.top", ".facts"),
    ("breaks", "#break + section > h3", "#break + section svg"),
    ("fan", "#resources + section > h3", "#resources + section .beside"),
    ("parts", "#parts + section > h3", "#parts + section svg"),
    ("drivers", "#drivers + section > h3", "#drivers + section svg"),
)
BOX = """((first, last) => [first.left - 12, first.top + scrollY - 12,
    Math.max(first.right, last.right, first.left + 680) - first.left + 24, last.bottom - first.top + 24])
    (...[{0!r}, {1!r}].map(one => document.querySelector(one).getBoundingClientRect()))"""


def main(report: Path) -> None:
    with tempfile.TemporaryDirectory() as profile, browser(Path(profile)) as page:
        page.open(report, 1120)
        ending = ".png" if page.run("document.documentElement.lang") == "en" else ".sv.png"
        for name, first, last in PICTURES:
            if page.run(f"document.querySelector({last!r}) === null"):
                continue
            left, top, width, height = page.run(BOX.format(first, last))
            left = max(0.0, left)
            made = Image.open(io.BytesIO(page.picture((left, top, min(width, 1120 - left), height)))).convert("RGB")
            made.quantize(48).save(ROOT / "docs" / "pictures" / f"report_{name}{ending}", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
