# SPDX-License-Identifier: MIT
"""The model in a picture: what leads to what, from the inhabitants to the lives and the budget."""

from __future__ import annotations

from omsorg.report.axes import picture, words, wrap
from omsorg.report.context import Context
from omsorg.report.markup import Markup, tag
from omsorg.report.style import PANEL, QUIET, TEXT

WIDTH, BOX_WIDTH, BOX_HEIGHT, STEP_X, STEP_Y = 600, 122, 46, 158, 84

# Swedish and English name, column, row.
BOXES = (
    ("Invånare", "Inhabitants", 0, 0), ("Behov", "Need", 1, 0), ("Beslut", "Decision", 2, 0), ("Besök och platser", "Visits and places", 3, 0),
    ("Skatteunderlag", "Tax base", 0, 1), ("Ram och årsarbetare", "Frame and posts", 1, 1), ("Personal i tjänst", "Staff at work", 2, 1),
    ("Utförda timmar, ej tillgodosedda", "Hours delivered and unmet", 3, 1),
)
# From box to box.
ARROWS = ((0, 1), (1, 2), (2, 3), (0, 4), (4, 5), (5, 6), (6, 7), (3, 7), (6, 3))


def flow(context: Context) -> Markup:
    parts: list[Markup] = []
    centres = [(8 + BOX_WIDTH / 2 + column * STEP_X, 10 + BOX_HEIGHT / 2 + row * STEP_Y) for _, _, column, row in BOXES]
    for start, end in ARROWS:
        parts += _arrow(*centres[start], *centres[end])
    for (sv, en, _, _), (x, y) in zip(BOXES, centres, strict=True):
        parts.append(tag("rect", x=x - BOX_WIDTH / 2, y=y - BOX_HEIGHT / 2, width=BOX_WIDTH, height=BOX_HEIGHT, fill=PANEL, stroke=QUIET))
        lines = wrap(context.w(sv, en), 17, 2)
        parts += words(lines, x, y + 4.5 - 7.5 * (len(lines) - 1), text_anchor="middle", class_="name")
    described = context.w(
        "Invånare får behov, behov ger beslut, beslut ger besök och platser. Invånarna ger skatteunderlag, skatteunderlaget ger ram och årsarbetare, de ger personal i "
        "tjänst. Personalen möter besöken, och ur mötet kommer utförda timmar och ej tillgodosedda.",
        "Inhabitants come to need care, need leads to decisions, decisions to visits and places. Inhabitants make the tax base, the tax base the frame and the posts, "
        "these the staff at work. Staff meet the visits, and out of it come hours delivered and unmet.",
    )
    return picture(20 + BOX_HEIGHT + STEP_Y, described, parts, width=WIDTH + 20)


def _arrow(x1: float, y1: float, x2: float, y2: float) -> list[Markup]:
    """A line from edge to edge with a head at its end."""
    if y1 == y2:
        x1, x2 = x1 + BOX_WIDTH / 2, x2 - BOX_WIDTH / 2
    elif x1 == x2:
        down = 1 if y2 > y1 else -1
        y1, y2 = y1 + down * BOX_HEIGHT / 2, y2 - down * BOX_HEIGHT / 2
    else:
        x1, y1, x2, y2 = x1 + BOX_WIDTH / 2 - 14, y1 - BOX_HEIGHT / 2, x2 - BOX_WIDTH / 2 + 14, y2 + BOX_HEIGHT / 2
    length = max(1e-9, ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    head = [(x2, y2), (x2 - 8 * ux + 4 * uy, y2 - 8 * uy - 4 * ux), (x2 - 8 * ux - 4 * uy, y2 - 8 * uy + 4 * ux)]
    return [
        tag("line", x1=round(x1, 1), y1=round(y1, 1), x2=round(x2, 1), y2=round(y2, 1), stroke=TEXT, stroke_width="1.3"),
        tag("polygon", points=" ".join(f"{round(x, 1)},{round(y, 1)}" for x, y in head), fill=TEXT),
    ]
