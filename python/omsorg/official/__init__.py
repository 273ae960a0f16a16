# SPDX-License-Identifier: MIT
"""What offices publish, read as it was downloaded: SCB's JSON-stat, PX and CSV, Kolada's JSON, each into one tidy form.

    from omsorg.official import read

    table = read("folder/population.json")        # what it is, the content tells, not the name
    for cell in table.cells():
        print(cell.place, [category.code for category in table.at(cell)], cell.value)

A file that claims to be one of these and is broken raises `NotRead`, whose text names file, place, reason and suggestion.
A file that claims nothing of the kind raises `NotKnown`, so that a caller can tell of it and go on.

The readers stand on the standard library alone. Others do part of this well, but they bring a frame library and a network
client to computers where nothing may be installed, and none of them says at which line or element a figure is wrong.
"""

from omsorg.official.reading import read
from omsorg.official.tidy import Category, Cell, Dimension, NotKnown, NotRead, Tidy, Trouble

__all__ = ["Category", "Cell", "Dimension", "NotKnown", "NotRead", "Tidy", "Trouble", "read"]
