"""Take the pictures of the page as Chromium shows it: `python docs/pages.py`.

Text is rendered differently on every machine, so no test compares the pictures: look at them before you commit.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from PIL import Image
from selenium import webdriver

from raes_cli.cli import app

PICTURES = Path(__file__).parent / "pictures"
DESKTOP, PHONE = (900, 820), (360, 740)
Shown = tuple[str, str, tuple[int, int], str]
SHOWN: dict[str, Shown] = {
    "page-chart": ("en", "light", DESKTOP, "#/figures"),
    "page-answer": ("ru", "dark", DESKTOP, "#/?q=" + quote("встречи Путина и Алиева в 2024")),
    "page-phone-fact": ("en", "dark", PHONE, "#trade-2023"),
    "page-phone": ("ru", "light", PHONE, "#/"),
}
"""Name of a picture → language, colours, size, and the part of the page it shows."""
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--hide-scrollbars",
)  # fmt: skip
COLORS = 64


def main() -> None:
    """Take every picture, with few colours, because they consist of text."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "raes.html")
        assert app.run(["export", "--lang", "en", "-q", "-o", str(page)]) == 0
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for flag in (*FLAGS, f"--user-data-dir={folder}/profile"):
            options.add_argument(flag)
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            for name, shown in SHOWN.items():
                picture = Image.open(io.BytesIO(taken(driver, page, shown)))
                picture.quantize(COLORS).save(PICTURES / f"{name}.png", optimize=True)
        finally:
            driver.quit()


def taken(driver: Any, page: Path, shown: Shown) -> bytes:  # noqa: ANN401 - of a browser
    """Return one picture as PNG bytes."""
    lang, theme, size, place = shown
    width, height = size
    screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == PHONE}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    features = [{"name": "prefers-color-scheme", "value": theme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    driver.get("about:blank")
    driver.get(f"{page.as_uri()}{place}")
    if driver.execute_script("return document.documentElement.lang") != lang:
        driver.find_element("id", "language").click()
        driver.execute_script("document.activeElement.blur()")
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": 1, "y": 1})
    picture: bytes = driver.get_screenshot_as_png()
    return picture


if __name__ == "__main__":
    main()
