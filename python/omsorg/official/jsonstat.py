# SPDX-License-Identifier: MIT
"""JSON-stat, version 2 (SCB's PxWebApi 2) and version 1 (its first API): values row-major over id and size.

`category.index` may be an object (code to position), a list, or missing when there is one category; `value` may be a list
or an object of the cells that are not empty; `status` may be a list, an object, or one text. All that is in json-stat.org's
description of the format and in SCB's answers.
"""

from __future__ import annotations

from omsorg.official.tidy import Category, Dimension, Refusing, Tidy, dense, shown

AGAIN = "Download the file again."


def is_jsonstat(content: object) -> bool:
    if not isinstance(content, dict):
        return False
    return content.get("class") == "dataset" or isinstance(content.get("dataset"), dict) or {"id", "size", "dimension"} <= content.keys()


def read_jsonstat(refusing: Refusing, content: object) -> Tidy:
    assert isinstance(content, dict)
    first = "dataset" in content and content.get("class") != "dataset"
    root = "dataset" if first else ""
    table = content["dataset"] if first else content
    holder = table.get("dimension")
    if not isinstance(holder, dict):
        raise refusing.no(_path(root, "dimension"), "the dimensions are missing", "figures without them mean nothing", AGAIN)
    head, head_path = (holder, _path(root, "dimension")) if first else (table, root)
    names = _list(refusing, head.get("id"), _path(head_path, "id"))
    sizes = _list(refusing, head.get("size"), _path(head_path, "size"))
    if len(names) != len(sizes) or not names:
        raise refusing.no(_path(head_path, "size"), f"{len(sizes)} sizes stand beside {len(names)} dimensions", "figures would land in the wrong place", AGAIN)
    counts = []
    for i, size in enumerate(sizes):
        if isinstance(size, bool) or not isinstance(size, int) or size < 1:
            raise refusing.no(f"{_path(head_path, 'size')}[{i}]", f"{shown(size)} is no size", "a dimension has at least one category", AGAIN)
        counts.append(size)
    cells = refusing.room(_path(head_path, "size"), counts)
    dimensions = tuple(
        _dimension(refusing, holder, refusing.label(f"{_path(head_path, 'id')}[{i}]", name), count, _path(root, "dimension"))
        for i, (name, count) in enumerate(zip(names, counts, strict=True))
    )
    if len({one.code for one in dimensions}) != len(dimensions):
        raise refusing.no(_path(head_path, "id"), "a dimension stands twice", "figures would land in the wrong place", AGAIN)
    values = _values(refusing, table.get("value"), cells, _path(root, "value"))
    statuses = _statuses(refusing, table.get("status"), _path(root, "status"))
    title = refusing.label(_path(root, "label"), table.get("label") or "")
    where = _path(root, "value")
    return Tidy(
        refusing.file, "JSON-stat 1" if first else "JSON-stat 2", title, dimensions,
        dense(counts, values, lambda i: statuses.get(i, ""), lambda i: f"{where}[{i}]"),
    )


def _path(root: str, name: str) -> str:
    return f"{root}.{name}" if root else name


def _list(refusing: Refusing, value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise refusing.no(where, "a list is expected here", "the order of the figures hangs on it", AGAIN)
    return value


def _dimension(refusing: Refusing, holder: dict[str, object], name: str, count: int, root: str) -> Dimension:
    where = f"{root}.{name}"
    described = holder.get(name)
    category = described.get("category") if isinstance(described, dict) else None
    if not isinstance(described, dict) or not isinstance(category, dict):
        raise refusing.no(where, "its categories are missing", "figures without them mean nothing", AGAIN)
    labels = category.get("label") or {}
    index = category.get("index", list(labels) if isinstance(labels, dict) else None)
    if not isinstance(labels, dict) or not isinstance(index, (dict, list)):
        raise refusing.no(f"{where}.category", "its codes are missing", "figures without them mean nothing", AGAIN)
    if isinstance(index, dict):
        if any(isinstance(at, bool) or not isinstance(at, int) for at in index.values()) or sorted(index.values()) != list(range(len(index))):
            raise refusing.no(f"{where}.category.index", "the positions are not 0, 1, 2 and so on", "figures would land in the wrong place", AGAIN)
        codes: list[object] = sorted(index, key=index.__getitem__)
    else:
        codes = index
    if len(codes) != count:
        raise refusing.no(f"{where}.category.index", f"{len(codes)} categories stand where size says {count}", "figures would land in the wrong place", AGAIN)
    made = []
    for code in codes:
        plain = refusing.label(f"{where}.category.index", code)
        text = labels.get(code, plain) if isinstance(code, str) else plain
        made.append(Category(plain, refusing.label(f"{where}.category.label", text)))
    if len({one.code for one in made}) != len(made):
        raise refusing.no(f"{where}.category.index", "a code stands twice", "only one of them could count", AGAIN)
    return Dimension(name, refusing.label(f"{where}.label", described.get("label") or name), tuple(made))


def _position(refusing: Refusing, text: str, cells: int, where: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) < cells):
        raise refusing.no(f"{where}[{shown(text)}]", f"there is no such cell among {cells}", "the figure would be lost", AGAIN)
    return int(text)


def _values(refusing: Refusing, value: object, cells: int, where: str) -> list[float | None]:
    if isinstance(value, list):
        if len(value) != cells:
            raise refusing.no(where, f"{len(value)} figures stand where the sizes say {cells}", "they would land in the wrong place", AGAIN)
        return [refusing.number(f"{where}[{i}]", one) for i, one in enumerate(value)]
    if isinstance(value, dict):
        made: list[float | None] = [None] * cells
        for at, one in value.items():
            made[_position(refusing, at, cells, where)] = refusing.number(f"{where}[{at}]", one)
        return made
    raise refusing.no(where, "the figures are missing", "there is nothing to read", AGAIN)


def _statuses(refusing: Refusing, status: object, where: str) -> dict[int, str]:
    if isinstance(status, list):
        return {i: one for i, one in enumerate(status) if isinstance(one, str)}
    if isinstance(status, dict):
        return {int(at): one for at, one in status.items() if isinstance(one, str) and at.isascii() and at.isdigit() and len(at) < 10}
    return {}
