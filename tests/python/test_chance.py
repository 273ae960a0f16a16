# SPDX-License-Identifier: MIT
"""The block function behind every draw, held against an implementation that is not ours."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from omsorg._core import philox4x64
from omsorg.engine import Distribution, Stream

WORD = 2**64
COUNTERS = 2**256
KEYS = 2**128


def words(number: int, count: int) -> list[int]:
    """A long number as words of 64 bits, the lowest first."""
    return [(number >> 64 * i) % WORD for i in range(count)]


def ours(counter: int, key: int, blocks: int) -> list[int]:
    """NumPy moves its counter before it makes its first block, so its first is the block of counter + 1."""
    return [word for i in range(1, blocks + 1) for word in philox4x64(words((counter + i) % COUNTERS, 4), words(key, 2))]


def theirs(counter: int, key: int, blocks: int) -> list[int]:
    return np.random.Philox(counter=counter, key=key).random_raw(4 * blocks).tolist()


@given(st.integers(0, COUNTERS - 1), st.integers(0, KEYS - 1), st.integers(1, 20))
@example(0, 0, 1)
@example(WORD - 2, 1, 4)  # the counter carries into its second word, its third, its fourth, and starts anew
@example(2**128 - 2, WORD, 4)
@example(2**192 - 2, KEYS - 1, 4)
@example(COUNTERS - 2, KEYS - 1, 4)
def test_blocks_are_those_of_numpy(counter, key, blocks):
    assert ours(counter, key, blocks) == theirs(counter, key, blocks)


def test_a_long_walk_is_that_of_numpy():
    assert ours(2026, 0x6F6D736F7267, 20_000) == theirs(2026, 0x6F6D736F7267, 20_000)


def test_the_offset_is_one_block():
    """So that the comparison above cannot pass by accident: at the same counter the two differ."""
    assert philox4x64(words(7, 4), words(3, 2)) != theirs(7, 3, 1)
    assert philox4x64(words(7, 4), words(3, 2)) == theirs(6, 3, 1)


@pytest.mark.parametrize(
    ("counter", "key"),
    [([0, 0, 0], [0, 0]), ([0] * 4, [0]), ([0] * 4, [0] * 3), ([-1, 0, 0, 0], [0, 0]), ([0.5, 0, 0, 0], [0, 0]), ([WORD, 0, 0, 0], [0, 0])],
)
def test_four_words_and_a_key_of_two_are_asked_for(counter, key):
    with pytest.raises(TypeError):
        philox4x64(counter, key)


def test_a_mirrored_future_has_what_is_left_of_one():
    seen, opposite = Stream(2026, 1001, 17), Stream(2026, 1001, 17, mirrored=True)
    wait = Distribution.exponential(3)
    for who in range(1000):
        u = seen.uniform(who, index=4)
        assert opposite.uniform(who, index=4) == 1 - u and 0 < opposite.uniform(who, index=4) < 1
        assert opposite.draw(wait, who, index=4) == wait.quantile(1 - u)
    assert Stream(2026, 1001, 17, mirrored=False).uniform(5) == seen.uniform(5)
