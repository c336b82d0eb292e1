"""Reads a web page saved from a browser: its article as plain text, and its metadata."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from raes_cli.errors import UsageError
from raes_cli.text import both, one_line

_NOISE = "script, style, noscript, template, svg, nav, header, footer, aside, form, button, iframe, figure, [hidden]"
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li blockquote td th div section article main ul ol table tr dd dt pre figcaption".split()  # noqa: SIM905
)
_LEAST = 25
"""Letters below which a block of text is not part of the article."""
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)


class Page(NamedTuple):
    """The article of a page as text, and the day, address, outlet and language that the page states."""

    text: str
    published: str | None
    url: str | None
    outlet: str | None
    language: str | None


def is_page(content: bytes, name: str) -> bool:
    """Return whether a file is HTML, by its name or by its first bytes."""
    return name.lower().endswith((".html", ".htm", ".xhtml")) or bool(
        _MARKUP.match(content.removeprefix(b"\xef\xbb\xbf"))
    )


def read(html: str, name: str) -> Page:
    """Return the article and the metadata of a page.

    Raises `UsageError` if the page has no text, or if the HTML parser is not installed.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        message = both("reading HTML requires another package", "для HTML нужен ещё один пакет")
        hint = both(
            "from the checkout: pip install '.[html]'; or save the page as text",
            "из копии проекта: pip install '.[html]'; или сохраните страницу как текст",
        )
        raise UsageError(message, hint) from None
    tree = LexborHTMLParser(html)
    told = _told(tree)
    for node in tree.css(_NOISE):
        if not _is_title(node):
            node.decompose()
    text = _text(_article(tree))
    if not re.search(r"[^\W\d_]{2}", text):
        shown = one_line(name)
        raise UsageError(both(f"'{shown}' has no text", f"в '{shown}' нет текста"))
    return Page(text, **told)


def _told(tree: Any) -> dict[str, str | None]:  # noqa: ANN401 - the parser's own class
    """Return the metadata of a page: the day in ISO format, the address, the outlet and the language."""
    meta = {
        (node.attributes.get(key) or "").lower(): (node.attributes.get("content") or "").strip()
        for key in ("itemprop", "name", "property")
        for node in tree.css(f"meta[{key}]")
    }
    stated = [meta.get(key, "") for key in ("article:published_time", "datepublished", "date", "dc.date", "pubdate")]
    stated += [node.attributes.get("datetime") or "" for node in tree.css("time[datetime]")]
    days = (re.match(r"\d{4}-\d\d-\d\d", one) for one in stated)
    links = [node.attributes.get("href") or "" for node in tree.css('link[rel="canonical"]')]
    root = tree.css_first("html")
    language = re.match(r"[a-zA-Z]{2}\b", (root.attributes.get("lang") if root else None) or "")
    return {
        "published": next((one[0] for one in days if one), None),
        "url": next((one for one in (*links, meta.get("og:url", "")) if one.startswith("http")), None),
        "outlet": meta.get("og:site_name") or None,
        "language": language[0].lower() if language else None,
    }


def _is_title(node: Any) -> bool:  # noqa: ANN401 - the parser's own class
    """Return whether an element that is usually noise is a header with the title of the article."""
    return node.tag == "header" and node.css_first("h1") is not None and node.css_first("nav, form") is None


def _article(tree: Any) -> Any:  # noqa: ANN401 - the parser's own class
    """Return the node of the article: the one marked as such, else the one with most text in its paragraphs."""
    for selector in ("article", '[itemprop="articleBody"]', "main", '[role="main"]'):
        if nodes := [node for node in tree.css(selector) if len(node.text(strip=True)) > _LEAST * 4]:
            return max(nodes, key=lambda node: len(node.text(strip=True)))
    weights: dict[int, tuple[int, Any]] = {}
    for paragraph in tree.css("p"):
        if (parent := paragraph.parent) is not None:
            size = len(paragraph.text(strip=True))
            weight, _ = weights.get(parent.mem_id, (0, parent))
            weights[parent.mem_id] = weight + size * (size >= _LEAST), parent
    best = max(weights.values(), key=lambda one: one[0], default=(0, None))
    return best[1] if best[0] else tree.body or tree.root


def _text(node: Any) -> str:  # noqa: ANN401 - the parser's own class
    """Return the text of a node, with each block as a paragraph."""
    pieces: list[str] = []
    _gather(node, pieces)
    blocks = (" ".join(block.split()) for block in "".join(pieces).split("\n"))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _gather(node: Any, pieces: list[str]) -> None:  # noqa: ANN401 - the parser's own class
    """Append the text of a node to `pieces`, with a newline around each block.

    It does not recurse, because pages may be nested deeply.
    """
    stack: list[Any] = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            pieces.append(one)
        elif one.tag == "-text":
            pieces.append((one.text(deep=False) or "").replace("\n", " "))
        elif one.tag in ("br", "hr"):
            pieces.append("\n")
        else:
            ends = "\n" if one.tag in _BLOCKS else ""
            children = list(one.iter(include_text=True))
            stack += [ends, *reversed(children), ends] if ends else reversed(children)
