"""A concept's page out of two caches, beside what each is held to: `make bench ONLY=cache`.

Behind the site a proxy (deploy/nginx.conf, with ports and folders of this machine) keeps whole
pages: its page is compared with a file of the same bytes that it hands out itself. In the site the
page that a process made a moment ago is compared with the page made anew.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from scripts import machine
from scripts.address import any_free
from scripts.paths import ROOT
from scripts.supervisor import Program, Supervisor
from scripts.test import scratch
from tests.benchmarks import report
from tests.benchmarks.pages import CONNECTIONS, PAGE, serve
from tests.whole_site import running_site

REQUESTS = 100_000  # of the proxy, which is quick
BUNDLE = 100  # requests sent before the first answer is read
FILE = "/same"
PROXY_AIM, SITE_AIM = 0.8, 5.0


def measure(requests: int = REQUESTS) -> str:
    with scratch() as (folder, supervisor), running_site(folder / "var") as site:
        kept = serve(site.address.url, PAGE, max(64, requests // 10)).per_second
        anew = serve(site.address.url, f"{PAGE}?anew", max(64, requests // 100)).per_second
        with proxy(supervisor, folder, site.address.url) as url:
            page, file = beside(url, requests)
    return "\n".join(
        [
            f"Requests a second of one concept’s page, gzip, {CONNECTIONS} connections that stay "
            f"open, client and servers on the same cores; {report.machine()}.",
            "",
            "| what | requests/s | |",
            "|---|---:|---|",
            f"| page behind the proxy’s cache (nginx) | {page:,.0f} "
            f"| {page / file:.2f} × the file; aim ≥ {PROXY_AIM} |",
            f"| the same bytes as a file, from the same proxy | {file:,.0f} | |",
            f"| page that the site keeps, no proxy | {kept:,.0f} "
            f"| {kept / anew:.1f} × made anew; aim ≥ {SITE_AIM:.0f} |",
            f"| page made anew for each | {anew:,.0f} | |",
        ]
    )


@contextmanager
def proxy(supervisor: Supervisor, folder: Path, site: str) -> Iterator[str]:
    """The cache of deploy/nginx.conf in front of a site; its address."""
    nginx = machine.nginx()
    assert nginx, "nginx is missing: on Debian, apt-get install nginx-light"
    port, files = any_free().port, folder / "files"
    files.mkdir()
    text = (ROOT / "deploy" / "nginx.conf").read_text().replace("/tmp/", f"{folder}/")
    text = text.replace("web:8000", urlsplit(site).netloc).replace("8081", f"127.0.0.1:{port}")
    same = f"location = {FILE} {{ root {files}; add_header Content-Encoding gzip; }}"
    text = text.replace("location / {", f"{same}\n\t\tlocation / {{", 1)
    if os.geteuid() == 0:
        text = f"user root;\n{text}"  # the folder is this account's
    configuration = folder / "nginx.conf"
    configuration.write_text(text)
    words = [nginx, "-c", str(configuration), "-g", "daemon off;"]
    supervisor.start(Program("nginx", words, dict(os.environ)))
    address = f"http://127.0.0.1:{port}"
    supervisor.wait_until(lambda: _listens(port), "nginx", within=10)
    head, body = _one(address, PAGE)
    assert b"content-encoding: gzip" in head.lower()
    (files / FILE[1:]).write_bytes(body)
    yield address


def beside(url: str, requests: int) -> tuple[float, float]:
    """Answers a second of the kept page and of the file, in turns."""
    found: dict[str, list[float]] = {PAGE: [], FILE: []}
    for _ in range(4):
        for path, rates in found.items():
            rates.append(rate(url, path, requests // 4))
    return max(found[PAGE]), max(found[FILE])


def rate(url: str, path: str, requests: int) -> float:
    """Answers a second, all of one length: read as they come, and only counted.

    Raises AssertionError where an answer is another.
    """
    whole = b"".join(_one(url, path))
    bundles = max(1, requests // CONNECTIONS // BUNDLE)

    def ask(_: int) -> None:
        with _connected(url) as line:
            for _ in range(bundles):
                line.sendall(_request(url, path) * BUNDLE)
                last = _take(line, len(whole) * BUNDLE)
                assert last.endswith(whole[-1000:]), "an answer was another"

    started = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(ask, range(CONNECTIONS)))
    return bundles * BUNDLE * CONNECTIONS / (time.perf_counter() - started)


def _take(line: socket.socket, length: int) -> bytes:
    """Read so many bytes; the last some of them."""
    tail, left = b"", length
    while left:
        part = line.recv(min(left, 1 << 20))
        assert part, "the server ended the connection"
        left -= len(part)
        tail = (tail + part)[-4096:]
    return tail


def _one(url: str, path: str) -> tuple[bytes, bytes]:
    """One answer: its head with the empty line, and its body."""
    with _connected(url) as line:
        line.sendall(_request(url, path))
        got = b""
        while b"\r\n\r\n" not in got:
            got += line.recv(1 << 16)
        head, _, body = got.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        lengths = [one for one in head.split(b"\r\n") if one.lower().startswith(b"content-length")]
        length = int(lengths[0].partition(b":")[2])
        while len(body) < length:
            body += line.recv(1 << 16)
    return head + b"\r\n\r\n", body


def _request(url: str, path: str) -> bytes:
    host = urlsplit(url).netloc
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n\r\n".encode()


def _connected(url: str) -> socket.socket:
    place = urlsplit(url)
    assert place.hostname
    assert place.port
    return socket.create_connection((place.hostname, place.port), timeout=30)


def _listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


if __name__ == "__main__":
    report.run_part("cache", "Pages out of caches", measure, __doc__)
