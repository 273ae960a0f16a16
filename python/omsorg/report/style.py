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

CSS = f"""
:root {{ color-scheme: light; }}
* {{ box-sizing: border-box; }}
html {{ -webkit-text-size-adjust: 100%; }}
body {{ margin: 0; background: {GROUND}; color: {TEXT};
  font: 17px/1.55 "Source Serif 4", Charter, "Bitstream Charter", Cambria, Georgia, "DejaVu Serif", serif; }}
main, header.top, footer {{ max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }}
header.top {{ padding-top: 2.6rem; }}
.kicker, nav, th, td, caption, .facts dt, figcaption, .note, .legend, footer, svg text, h1 small {{
  font-family: Inter, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }}
.kicker {{ margin: 0 0 .6rem; color: {QUIET}; font-size: .86rem; letter-spacing: .02em; }}
h1 {{ margin: 0 0 1rem; font-size: 2.05rem; line-height: 1.22; font-weight: 600; text-wrap: balance; }}
h2 {{ margin: 3.2rem 0 .6rem; padding-top: .9rem; border-top: 2px solid {TEXT}; font-size: 1.45rem; line-height: 1.25; }}
h3 {{ margin: 2rem 0 .35rem; font-size: 1.12rem; line-height: 1.3; }}
p {{ margin: .45rem 0 .9rem; max-width: 44rem; }}
ul {{ max-width: 44rem; padding-left: 1.2rem; }}
li {{ margin: .25rem 0; }}
.lead {{ font-size: 1.12rem; }}
a {{ color: {PLAN_COLOURS[0]}; }}
nav {{ margin: 1.4rem 0 0; padding: .7rem 0; border-top: 1px solid {LINE}; border-bottom: 1px solid {LINE}; font-size: .86rem; }}
nav a {{ display: inline-block; margin: .1rem 1.1rem .1rem 0; }}
.facts {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; margin: 1.4rem 0; }}
.fact {{ background: {PANEL}; padding: .9rem 1.1rem 1rem; border-left: 5px solid {QUIET}; }}
.fact.plan0 {{ border-left-color: {PLAN_COLOURS[0]}; }}
.fact.plan1 {{ border-left-color: {PLAN_COLOURS[1]}; }}
.fact p {{ margin: 0; }}
.fact .name {{ font: 600 .86rem/1.4 Inter, "Segoe UI", Roboto, Arial, "DejaVu Sans", sans-serif; color: {QUIET}; }}
.fact .big {{ font-size: 1.75rem; line-height: 1.25; font-weight: 600; }}
.fact .small {{ font: .86rem/1.45 Inter, "Segoe UI", Roboto, Arial, "DejaVu Sans", sans-serif; color: {QUIET}; }}
.note {{ background: {PANEL}; padding: .9rem 1.1rem; font-size: .92rem; line-height: 1.5; max-width: none; }}
.note h3 {{ margin-top: 0; }}
ul.columns {{ max-width: none; columns: 3 17rem; column-gap: 2rem; padding-left: 0; list-style: none; font-size: .8rem; line-height: 1.4; }}
ul.columns li {{ break-inside: avoid; }}
.note p:last-child, .note ul:last-child {{ margin-bottom: 0; }}
figure {{ margin: .6rem 0 1rem; }}
figcaption {{ font-size: .92rem; color: {QUIET}; max-width: 46rem; margin-bottom: .3rem; }}
svg {{ display: block; width: 100%; height: auto; max-width: 54rem; }}
svg text {{ font-size: 12.5px; }}
svg .axis {{ fill: {QUIET}; }}
svg .grid {{ stroke: {LINE}; stroke-width: 1; }}
svg .base {{ stroke: {QUIET}; stroke-width: 1; }}
svg .end {{ font-weight: 600; }}
.scroll {{ overflow-x: auto; margin: .5rem 0 1.2rem; }}
table {{ border-collapse: collapse; font-size: .84rem; line-height: 1.35; font-variant-numeric: tabular-nums; }}
caption {{ text-align: left; color: {QUIET}; padding-bottom: .35rem; min-width: 26rem; }}
table.wide td {{ min-width: 5rem; }}
th, td {{ padding: .28rem .8rem .28rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid {LINE}; }}
thead th {{ border-bottom: 1.5px solid {TEXT}; vertical-align: bottom; font-weight: 600; }}
tbody th {{ font-weight: 400; }}
.n {{ text-align: right; white-space: nowrap; }}
table.wide {{ width: 100%; }}
table.wide .n {{ white-space: normal; }}
details {{ margin: .2rem 0 1.4rem; }}
summary {{ cursor: pointer; font: .86rem/1.5 Inter, "Segoe UI", Roboto, Arial, "DejaVu Sans", sans-serif; color: {PLAN_COLOURS[0]}; }}
code {{ font: .86em/1.4 "DejaVu Sans Mono", Consolas, Menlo, monospace; overflow-wrap: anywhere; }}
pre {{ background: {PANEL}; padding: .7rem 1rem; overflow-x: auto; font-size: .84rem; }}
.fit {{ max-width: 22rem; }}
.weak {{ font-weight: 600; color: {PLAN_COLOURS[1]}; }}
footer {{ margin-top: 3rem; padding-bottom: 3rem; color: {QUIET}; font-size: .82rem; }}
:focus-visible {{ outline: 3px solid {PLAN_COLOURS[0]}; outline-offset: 2px; }}
@media print {{
  body {{ font-size: 10.5pt; background: #fff; }}
  nav, summary {{ display: none; }}
  main, header.top, footer {{ max-width: none; padding: 0; }}
  h2 {{ break-after: avoid; }} h3, figcaption {{ break-after: avoid; }}
  figure, tr, .fact, .note {{ break-inside: avoid; }}
  details::details-content {{ content-visibility: visible; display: block; }}
  .scroll {{ overflow: visible; }}
  a {{ color: inherit; text-decoration: none; }}
}}
"""
