"""A headless browser with default settings, for the tests of the page."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--lang=en",
)  # fmt: skip


@contextmanager
def started(profile: Path) -> Iterator[Any]:
    """Start a browser with the profile folder `profile`, logging console messages and requests."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*_FLAGS, f"--user-data-dir={profile}", "about:blank"):  # no page of its own, late on a slow machine
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


def opened(browser: Any, address: str) -> None:
    """Open a page written by the program, and wait until it can answer."""
    from selenium.webdriver.support.wait import WebDriverWait

    browser.get(address)
    ready = "return performance.getEntriesByName('raes-ready').length && location.href === new URL(arguments[0]).href"
    WebDriverWait(browser, 60).until(lambda _: browser.execute_script(ready, address))


def complaints(browser: Any) -> list[str]:
    """Return the errors that the page has logged since the last call."""
    return [entry["message"] for entry in browser.get_log("browser")]


def asked_for(browser: Any) -> list[str]:
    """Return the requests of the page since the last call, without those the browser makes on its own at startup."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    return [url for url in asked if not url.startswith(("file:", "about:", "chrome:", "chrome-untrusted:", "data:"))]
