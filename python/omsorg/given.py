# SPDX-License-Identifier: MIT
"""What a word on the command line may be: a count, a share, names apart by commas, KEY=VALUE."""

from __future__ import annotations

import argparse


def count(text: str) -> int:
    value = int(text)
    if not 1 <= value < 2**32:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to {2**32 - 1}")
    return value


def seed(text: str) -> int:
    value = int(text)
    if not 0 <= value < 2**64:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 0 to {2**64 - 1}")
    return value


def share(text: str) -> float:
    value = float(text)
    if not 0 < value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return value


def names(text: str) -> list[str]:
    found = [name.strip() for name in text.split(",") if name.strip()]
    if not found:
        raise argparse.ArgumentTypeError("name at least one")
    return found


def years(text: str) -> list[int]:
    try:
        return [int(year) for year in names(text)]
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a year, or several such as 2030,2035") from None


def pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key.strip():
        raise argparse.ArgumentTypeError(f"{text!r} is not KEY=VALUE")
    return key.strip(), value.strip()
