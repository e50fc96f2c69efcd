# SPDX-License-Identifier: MIT
"""site.py <folder of the built site>: its plots are drawn, its pages are there, and its search finds a word."""

import base64
import functools
import http.server
import pathlib
import sys
import threading

from browser import browser

PICTURES = """
const pictures = [...document.images];
return pictures.every(one => one.complete) ? pictures.map(one => [one.src, one.naturalWidth]) : null;
"""
OPEN_SEARCH = "document.querySelector('[data-md-toggle=search]').click(); return true;"
SEARCH = """
const field = document.querySelector("input[data-md-component=search-query]");
if (field.value !== arguments[0]) {
    field.focus();
    field.value = arguments[0];
    field.dispatchEvent(new Event("keyup", {bubbles: true}));
}
return document.querySelectorAll(".md-search-result__item").length;
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main():
    site = pathlib.Path(sys.argv[1])
    for file in site.rglob("*.html"):
        text = file.read_text()
        headings = text.count("<h1")
        if headings != 1 and file.name != "404.html":
            sys.exit(f"{file.relative_to(site)} has {headings} first headings: a block of code was read as text")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    with browser() as page:
        page.open(address + "activations.html")
        drawn = page.until(PICTURES)
        missing = [name for name, width in drawn if width == 0]
        if len(drawn) < 30 or missing:
            sys.exit(f"of {len(drawn)} pictures these are not drawn: {missing}")
        page.open(address + "start.html")
        if page.evaluate("return document.querySelector('h1').textContent.trim().startsWith('Start')") is not True:
            sys.exit("start.html has no heading")
        (site.parent / "start.png").write_bytes(base64.b64decode(page.screenshot()))
        page.until(OPEN_SEARCH)
        found = page.until(SEARCH, "temperature")
    print(f"{len(drawn)} pictures are drawn, and the search finds {found} pages")


main()
