# SPDX-License-Identifier: MIT
"""What a notebook shows of an object: a still card, without script, with every text escaped, in Swedish or English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Shown:
    """A card in the language that was asked for."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


class Showing:
    """An object with a card. A notebook shows it in English by itself, and in Swedish by `.show("sv")`."""

    def html(self, language: str) -> str:
        """The card as HTML, with its style; it runs nothing and fetches nothing."""
        raise NotImplementedError

    def show(self, language: str = "sv") -> Shown:
        return Shown(self.html(language))

    def _repr_html_(self) -> str:
        return self.html("en")
