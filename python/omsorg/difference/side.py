# SPDX-License-Identifier: MIT
"""What stands on either side of a comparison: a study, with everything that can be read of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from omsorg.difference import resolved
from omsorg.difference.resolved import Resolved, Said, Step
from omsorg.study import Study


NAMED = 3  # so many of the settings that were changed for a run are named with it


class NotComparable(ValueError):
    """The two sides cannot be compared; says which file or side, why, and what to try."""


@dataclass(frozen=True)
class Side:
    """One state of a study under one of its plans."""

    name: str
    plan: str
    resolved: Resolved
    tables: Mapping[str, bytes]
    labels: Mapping[str, tuple[str, str]]
    effects: frozenset[str]
    plan_labels: Mapping[str, tuple[str, str]]

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.resolved.steps(self.plan)

    @property
    def first_year(self) -> int:
        return int(self.resolved.head["start"][:4]) + 1

    @property
    def last_year(self) -> int:
        return int(self.resolved.head["end"][:4])

    def label(self, key: str) -> tuple[str, str]:
        return self.labels.get(key, (key, key))

    def said(self, key: str) -> Said | None:
        return self.resolved.base.get(key)


def of_study(study: Study, plan: str) -> Side:
    """Raises StudyError for a plan nobody knows, NotComparable when a table's file has changed since the study was read."""
    study.choose([plan])
    read = resolved.read(study.core.resolved_text)
    settings = study.settings
    return Side(
        name=_name(study),
        plan=plan,
        resolved=read,
        tables=_tables(study, read),
        labels={one.key: (one.label_sv or one.key, one.label_en or one.key) for one in settings},
        effects=frozenset(one.key for one in settings if one.effect),
        plan_labels={one.name: (one.label("sv"), one.label("en")) for one in study.plans},
    )


def _name(study: Study) -> str:
    """Its folder, and what was set on top of it."""
    said = [f"{key} = {value}" for key, value in study.overrides.items()]
    if not said:
        return str(study.path)
    more = f", ... ({len(said)})" if len(said) > NAMED else ""
    return f"{study.path} ({', '.join(said[:NAMED])}{more})"


def _tables(study: Study, read: Resolved) -> dict[str, bytes]:
    files = study.core.input_files
    by_digest = {digest: files[name] for name, digest in study.core.inputs}
    tables = {}
    for name, digest in read.tables.items():
        content = by_digest[digest].read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            raise NotComparable(f"{by_digest[digest]}: the file has changed since the study was read. Load the study again.")
        tables[name] = content
    return tables
