"""Load and answer times of the page of a large base: `python bench/page.py [FACTS]`; needs Chromium.

Reports the time from opening the file until the first answer is possible and, for each question, the median and the
slowest of several answers; the limits for 10,000 facts are 2 s and 100 ms.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from selenium import webdriver

HERE = Path(__file__).parent
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
)  # fmt: skip
TIMES = 9
ASKED = """
const [line, times] = arguments;
const found = [];
for (let time = 0; time < times; time += 1) {
  const began = performance.now();
  raes.ask(line);
  found.push(performance.now() - began);
}
return [found, raes.ask(line).ids.length];
"""
READY = """
const [done] = arguments;
const look = () => {
  const [mark] = performance.getEntriesByName("raes-ready");
  if (mark) done(mark.startTime);
  else setTimeout(look, 5);
};
look();
"""
SHOWN_AT = """
const [place, done] = arguments;
const began = performance.now();
addEventListener("hashchange", () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - began))), { once: true });
location.hash = place;
"""


def questions(page: Path) -> list[str]:
    """Return questions of each sort: a name, a date, a kind, two of these, words, and an unknown word."""
    import json

    text = page.read_text(encoding="utf-8")
    data = json.loads(text[text.index('id="data">') + 10 :].split("</script>", 1)[0])
    person = next(one for one in data["records"] if one["type"] == "person")["name"]["en"]
    return [
        person,
        f"{person} 1750",
        "meetings 1800",
        "lighthouse",
        "lighthouse record",
        "последняя встреча",
        "trade",
        "zzzunknown",
    ]


def main() -> None:
    facts = sys.argv[1] if len(sys.argv) > 1 else "10000"
    with tempfile.TemporaryDirectory() as folder:
        base, page = Path(folder, "base"), Path(folder, "page.html")
        subprocess.run([sys.executable, HERE / "generate.py", facts, base], check=True)
        subprocess.run([sys.executable, "-m", "raes_cli", "export", "--facts", base, "-o", page], check=True)
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for flag in (*FLAGS, f"--user-data-dir={folder}/profile"):
            options.add_argument(flag)
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            loads = []
            for _ in range(5):
                driver.get("about:blank")
                driver.get(page.as_uri())
                loads.append(driver.execute_async_script(READY))
            print(
                f"{page.stat().st_size / 1e6:.1f} MB; ready after {statistics.median(loads):.0f} ms, at most {max(loads):.0f} ms"
            )
            for line in questions(page):
                times, count = driver.execute_script(ASKED, line, TIMES)
                shown = driver.execute_async_script(SHOWN_AT, f"#/?q={line}")
                print(
                    f"{statistics.median(times):6.1f} ms, at most {max(times):6.1f}; shown in {shown:4.0f}  {line} ({count})"
                )
            for place in ("#/timeline", "#/people", "#/figures", "#/statements", "#/sources"):
                print(f"shown in {driver.execute_async_script(SHOWN_AT, place):4.0f} ms  {place}")
        finally:
            driver.quit()


if __name__ == "__main__":
    main()
