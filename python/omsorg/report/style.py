# SPDX-License-Identifier: MIT
"""How the report looks. Every text colour has a contrast of at least 4.5:1 on its ground; see test_report_style."""

GROUND = "#fdfdfb"
PANEL = "#f2f4ef"
TEXT = "#1c2321"
QUIET = "#4c5552"
LINE = "#d5dad3"

# One colour and one line style for each plan, in their order; the style tells them apart without colour.
PLAN_COLOURS = ("#14507f", "#a13d12", "#4a6314", "#6b3a86", "#1f6663", "#7a5200")
PLAN_DASHES = ("", "7 4", "2 3", "10 3 2 3", "5 2", "1 2")

SANS = 'Inter, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif'
SERIF = '"Source Serif 4", Charter, "Bitstream Charter", Cambria, Georgia, "DejaVu Serif", serif'
MONO = '"DejaVu Sans Mono", Consolas, Menlo, monospace'

CSS = f"""
:root {{ color-scheme: light; }}
* {{ box-sizing: border-box; }}
html {{ -webkit-text-size-adjust: 100%; }}
body {{ margin: 0; background: {GROUND}; color: {TEXT}; font: 17px/1.55 {SERIF}; overflow-wrap: break-word; }}
main, header.top, footer {{ max-width: 66rem; margin: 0 auto; padding: 0 1.5rem; }}
header.top {{ padding-top: 2.6rem; }}
.kicker, nav, table, .name, .small, .said, .note, summary, footer, svg text {{ font-family: {SANS}; }}
.kicker {{ margin: 0 0 .7rem; color: {QUIET}; font-size: .86rem; letter-spacing: .02em; }}
h1 {{ margin: 0 0 1.2rem; font-size: 2rem; line-height: 1.22; font-weight: 600; max-width: 52rem; text-wrap: balance; }}
h2 {{ margin: 3.4rem 0 .7rem; padding-top: .9rem; border-top: 2px solid {TEXT}; font-size: 1.45rem; line-height: 1.25; }}
h2.first {{ margin: 2.2rem 0 .4rem; padding: 0; border: 0; font-size: 1.12rem; line-height: 1.3; }}
h3 {{ margin: 2.2rem 0 .35rem; font-size: 1.12rem; line-height: 1.3; }}
p {{ margin: .45rem 0 .9rem; max-width: 44rem; }}
ul {{ max-width: 44rem; padding-left: 1.2rem; }}
li {{ margin: .25rem 0; }}
.lead {{ font-size: 1.08rem; }}
a {{ color: {PLAN_COLOURS[0]}; }}
nav {{ margin: 2rem 0 0; padding: .8rem 0; border-top: 1px solid {LINE}; border-bottom: 1px solid {LINE}; font-size: .86rem; }}
nav a {{ display: inline-block; margin: .15rem 1.3rem .15rem 0; }}
.facts {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 1rem; margin: 1.4rem 0; }}
.fact {{ background: {PANEL}; padding: .9rem 1.1rem 1rem; border-left: 5px solid {QUIET}; }}
.fact.plan0 {{ border-left-color: {PLAN_COLOURS[0]}; }}
.fact.plan1 {{ border-left-color: {PLAN_COLOURS[1]}; }}
.fact.plan2 {{ border-left-color: {PLAN_COLOURS[2]}; }}
.fact.plan3 {{ border-left-color: {PLAN_COLOURS[3]}; }}
.fact p {{ margin: 0; }}
.fact .name {{ font-weight: 600; font-size: .86rem; line-height: 1.4; color: {QUIET}; }}
.fact .big {{ font-size: 1.75rem; line-height: 1.3; font-weight: 600; }}
.fact .small {{ font-size: .84rem; line-height: 1.45; color: {QUIET}; }}
.note {{ background: {PANEL}; margin-top: 1.6rem; padding: 1rem 1.2rem; font-size: .9rem; line-height: 1.5; }}
.note h2.first {{ margin-top: 0; font-family: {SERIF}; font-size: 1.12rem; }}
ul.columns {{ max-width: none; margin: .6rem 0 0; columns: 2 22rem; column-gap: 2rem; padding-left: 0; list-style: none; font-size: .8rem; line-height: 1.45; }}
ul.columns li {{ margin: 0 0 .5rem; }}
.note strong {{ color: {PLAN_COLOURS[1]}; }}
.said {{ margin-bottom: .7rem; font-size: .9rem; line-height: 1.5; color: {QUIET}; max-width: 46rem; }}
.beside {{ display: flex; flex-wrap: wrap; gap: .6rem 2rem; align-items: flex-start; }}
.beside > * {{ min-width: 0; max-width: 100%; }}
.beside > .picture {{ flex: 0 1 39rem; }}
.picture, .scroll {{ overflow-x: auto; }}
.picture svg {{ display: block; width: 100%; height: auto; min-width: 34rem; max-width: 40rem; }}
svg text {{ font-size: 12.5px; }}
svg .axis {{ fill: {QUIET}; }}
svg .name {{ fill: {TEXT}; }}
svg .grid {{ stroke: {LINE}; stroke-width: 1; }}
svg .base {{ stroke: {QUIET}; stroke-width: 1; }}
svg .end {{ font-weight: 600; }}
.scroll {{ margin: .5rem 0 1.2rem; }}
table {{ border-collapse: collapse; font-size: .82rem; line-height: 1.4; font-variant-numeric: tabular-nums; }}
caption {{ text-align: left; color: {QUIET}; padding-bottom: .4rem; min-width: 17rem; }}
th, td {{ padding: .3rem 1rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid {LINE}; }}
th:last-child, td:last-child {{ padding-right: 0; }}
thead th {{ border-bottom: 1.5px solid {TEXT}; vertical-align: bottom; font-weight: 600; }}
tbody th {{ font-weight: 400; }}
tr.group th {{ padding-top: .8rem; font-weight: 600; color: {QUIET}; }}
.n {{ text-align: right; white-space: nowrap; }}
table.wide {{ width: 100%; }}
table.wide th, table.wide td {{ white-space: normal; }}
table.wide td {{ min-width: 5.5rem; }}
table.keys td, table.keys tbody th {{ overflow-wrap: anywhere; min-width: 3.2rem; }}
table.keys th:first-child {{ min-width: 15rem; }}
table.keys td:nth-child(2) {{ min-width: 9rem; }}
table.keys td:nth-child(4), table.keys td:nth-child(6) {{ min-width: 13rem; }}
table.keys td:nth-child(5) {{ white-space: nowrap; padding-right: .6rem; }}
table.keys code {{ display: block; }}
table.rank {{ font-size: .77rem; }}
table.rank th, table.rank td {{ padding-right: .6rem; }}
table.rank td {{ min-width: 4.4rem; }}
table.rank tbody th {{ min-width: 8.5rem; }}
.below, .under {{ display: block; font-size: .93em; color: {QUIET}; font-weight: 400; }}
.below {{ white-space: nowrap; }}
.better {{ font-weight: 600; color: {PLAN_COLOURS[2]}; }}
.worse {{ font-weight: 600; color: {PLAN_COLOURS[1]}; }}
.unseen {{ color: {QUIET}; }}
svg .axis.small, svg .name.small {{ font-size: 11px; }}
table.stress td {{ min-width: 7rem; }}
table.stress td:last-child {{ max-width: 46rem; font-family: {SERIF}; font-size: .92rem; line-height: 1.5; }}
table.stress ul {{ margin: .3rem 0; }}
details {{ margin: .2rem 0 1.4rem; }}
summary {{ cursor: pointer; font-size: .86rem; line-height: 1.5; color: {PLAN_COLOURS[0]}; }}
code {{ font: .86em/1.4 {MONO}; overflow-wrap: anywhere; }}
pre {{ background: {PANEL}; padding: .7rem 1rem; font-size: .84rem; white-space: pre-wrap; }}
.whole {{ white-space: nowrap; }}
.weak {{ font-weight: 600; color: {PLAN_COLOURS[1]}; }}
footer {{ margin-top: 3rem; padding-bottom: 3rem; color: {QUIET}; font-size: .82rem; }}
:focus-visible {{ outline: 3px solid {PLAN_COLOURS[0]}; outline-offset: 2px; }}
@media (max-width: 40rem) {{
  body {{ font-size: 16px; }}
  main, header.top, footer {{ padding: 0 1rem; }}
  header.top {{ padding-top: 1.4rem; }}
  h1 {{ font-size: 1.5rem; }}
}}
@page {{ size: A4; margin: 16mm 15mm 18mm; }}
@media print {{
  body {{ font-size: 10pt; background: #fff; }}
  nav, summary {{ display: none; }}
  main, header.top, footer {{ max-width: none; padding: 0; }}
  header.top {{ padding: 0; }}
  h1 {{ font-size: 18pt; }}
  h2, h3, .said, caption {{ break-after: avoid; }}
  .picture, tr, .fact {{ break-inside: avoid; }}
  details::details-content {{ content-visibility: visible; display: block; }}
  .picture, .scroll {{ overflow: visible; }}
  .picture svg {{ min-width: 0; }}
  .beside {{ flex-wrap: nowrap; gap: 5mm; }}
  .beside > .picture {{ flex: 0 0 106mm; }}
  .beside:has(table.wide) {{ display: block; }}
  .beside div:has(> details) > .scroll {{ display: none; }}
  section.figure {{ break-inside: avoid; }}
  section.figure:has(table.wide) {{ break-inside: auto; }}
  table {{ font-size: 7.6pt; line-height: 1.3; }}
  th, td {{ padding: 1.2pt 7pt 1.2pt 0; }}
  h2 {{ margin-top: 2rem; }}
  h3 {{ margin-top: 1.2rem; }}
  table th, table td {{ min-width: 0 !important; white-space: normal; }}
  caption {{ min-width: 0; }}
  ul.columns {{ font-size: 7.4pt; columns: 3; }}
  a {{ color: inherit; text-decoration: none; }}
}}
"""
