# SPDX-License-Identifier: MIT
"""Headless Chromium by WebDriver: opens pages, and evaluates JavaScript in them until it gives something."""

import contextlib
import json
import subprocess
import time
import urllib.request


class Browser:
    def __init__(self, port):
        self.base = f"http://127.0.0.1:{port}"
        self.session = None

    def _call(self, path, body=None, method=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def start(self):
        options = {"args": ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1200,1600"]}
        capabilities = {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}}
        self.session = "/session/" + self._call("/session", capabilities)["sessionId"]

    def stop(self):
        self._call(self.session, method="DELETE")

    def open(self, address):
        self._call(self.session + "/url", {"url": address})

    def evaluate(self, script, *arguments):
        return self._call(self.session + "/execute/sync", {"script": script, "args": list(arguments)})

    def until(self, script, *arguments, seconds=60):
        """The first result of the script that is neither null, false nor 0."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            result = self.evaluate(script, *arguments)
            if result:
                return result
            time.sleep(0.2)
        raise TimeoutError(f"nothing after {seconds} s from: {script}")

    def screenshot(self):
        return self._call(self.session + "/screenshot")


@contextlib.contextmanager
def browser():
    """A browser of its own. Raises FileNotFoundError if chromedriver is not installed."""
    driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        for line in driver.stdout:
            if "started successfully on port" in line:
                result = Browser(line.rstrip(". \n").split()[-1])
                break
        result.start()
        yield result
        result.stop()
    finally:
        driver.terminate()
