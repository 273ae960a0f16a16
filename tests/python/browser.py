# SPDX-License-Identifier: MIT
"""A headless Chromium, driven over its DevTools pipe: opens a page, runs our questions in it, prints and pictures it.

The page's own policy would let no question in, so it is bypassed here, and here only. The browser has no network: every
host name leads nowhere, and each request that is not the page itself is remembered as an intrusion.
"""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run", "--remote-debugging-pipe",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--disable-component-update", "--force-device-scale-factor=1",
    "--force-color-profile=srgb", "--font-render-hinting=none",
)
# Set before any page script could run: whoever reaches it has executed.
TRAP = "window.pwned = []; for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = (...words) => window.pwned.push(name);"


def program() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser:
    """One page at a time; what happened in it beside our questions lies in `intrusions`."""

    def __init__(self, profile: Path) -> None:
        to_read, self._out = os.pipe()
        self._in, to_write = os.pipe()

        def hand_over() -> None:  # Chromium listens on descriptor 3 and answers on 4
            kept = [os.dup(to_read), os.dup(to_write)]
            os.dup2(kept[0], 3)
            os.dup2(kept[1], 4)

        found = program()
        assert found, "no Chromium is installed"
        self._process = subprocess.Popen(  # noqa: S603
            [found, *FLAGS, f"--user-data-dir={profile}", "about:blank"], preexec_fn=hand_over, close_fds=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._rest = b""
        self._numbers = itertools.count(1)
        self._session: str | None = None
        self._events: list[dict[str, Any]] = []
        self.intrusions: list[str] = []
        target = next(one for one in self.ask("Target.getTargets")["targetInfos"] if one["type"] == "page")
        self._session = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")
        self.ask("Page.setBypassCSP", enabled=True)
        self.ask("Page.addScriptToEvaluateOnNewDocument", source=TRAP)

    def ask(self, method: str, **parameters: Any) -> Any:
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return answer["result"]
            self._notice(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = os.read(self._in, 1 << 16)
            assert piece, "the browser has gone"
            self._rest += piece
        message, self._rest = self._rest.split(b"\0", 1)
        found: dict[str, Any] = json.loads(message)
        return found

    def _notice(self, event: dict[str, Any]) -> None:
        self._events.append(event)
        kind, facts = event.get("method"), event.get("params", {})
        if kind == "Network.requestWillBeSent" and facts["request"]["url"] != self._address:
            self.intrusions.append(f"request {facts['request']['url']}")
        elif kind in ("Page.javascriptDialogOpening", "Page.windowOpen", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            self.intrusions.append(f"{kind} {json.dumps(facts)[:300]}")
        elif kind == "Log.entryAdded" and facts["entry"]["level"] == "error":
            self.intrusions.append(f"log {facts['entry']['text']}")

    def open(self, page: Path, width: int = 1280, height: int = 900) -> None:
        self._address = page.resolve().as_uri()
        self._events, self.intrusions = [], []
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.ask("Page.navigate", url=self._address)
        while not any(event.get("method") == "Page.loadEventFired" for event in self._events):
            self._notice(self._next())

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        found = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def picture(self, box: Sequence[float] | None = None) -> bytes:
        """The window, or a box (left, top, width, height) of the page, as a PNG."""
        if box is None:
            return base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"])
        clip = dict(zip(("x", "y", "width", "height"), box, strict=True), scale=1)
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)["data"])

    def pdf(self) -> bytes:
        found = self.ask("Page.printToPDF", preferCSSPageSize=True, generateTaggedPDF=True, generateDocumentOutline=True, printBackground=True)
        return base64.b64decode(found["data"])

    def close(self) -> None:
        with contextlib.suppress(AssertionError, OSError):
            self._session = None
            self.ask("Browser.close")
        os.close(self._out)
        os.close(self._in)
        self._process.wait(timeout=20)


@contextlib.contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    one = Browser(profile)
    try:
        yield one
    finally:
        one.close()
