# SPDX-License-Identifier: MIT
"""The report: one static HTML file that answers first and shows its grounds after."""

from omsorg.report.page import render, write

__all__ = ["render", "write"]
