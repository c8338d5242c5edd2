"""A client of one site. Answers are the API's own JSON; its schema is at /api/v1/schema/."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urljoin

import httpx

from concept_lab.events import END, Event, parsed
from concept_lab.problems import Unanswered, check

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

API = "/api/v1"
BROKEN = (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError)  # ended unanswered
TRIES = 5  # to resume a stream that broke off
Json = dict[str, Any]


class Client:
    """Asks the site at `url`, with a token or as a guest; close it, or use it in a `with` block.

    Every method raises Problem for what the site refuses and httpx.HTTPError where it cannot be
    reached. A connection that ends without an answer is tried once more, writes too: a review
    carries its own key, and the same picture or probe twice costs a run that expires.
    """

    def __init__(self, url: str, *, token: str = "", timeout: float = 30.0) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._url = url
        self._http = httpx.Client(base_url=url, headers=headers, timeout=timeout)
        self._streams = httpx.Client(timeout=timeout)  # addresses of events are signed: no token

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()
        self._streams.close()

    # The course, and what was learnt ------------------------------------------------------

    def concepts(self) -> list[Json]:
        return self._list("/concepts/")

    def concept(self, slug: str) -> Json:
        return self._json("GET", f"/concepts/{slug}/")

    def networks(self) -> list[Json]:
        return self._list("/networks/")

    def layer(self, network: str, layer: str) -> Json:
        return self._json("GET", f"/networks/{network}/layers/{layer}/")

    def unit(self, network: str, layer: str, index: int) -> Json:
        return self._json("GET", f"/networks/{network}/layers/{layer}/units/{index}/")

    def samples(self) -> list[Json]:
        return self._list("/samples/")

    def file(self, address: str) -> bytes:
        """Whatever an answer gives the address of: a picture, raw bytes, a program."""
        return self._ask("GET", address).content

    # Runs and probes ----------------------------------------------------------------------

    def start_run(
        self,
        *,
        picture: bytes | Path | None = None,
        sample: str = "",
        networks: tuple[str, ...] = ("faces", "cars"),
    ) -> Json:
        """Send a picture (a file or its bytes) or name a sample; both networks by default."""
        if (picture is None) == (not sample):
            raise ValueError("Give either a picture or the name of a sample.")
        if picture is None:
            return self._json("POST", "/runs/", json={"sample": sample, "network": networks})
        data = picture.read_bytes() if isinstance(picture, Path) else picture
        files = {"image": ("picture", data)}
        return self._json("POST", "/runs/", data={"network": networks}, files=files)

    def run(self, identity: str) -> Json:
        return self._json("GET", f"/runs/{identity}/")

    def probe(self, run: Json, **question: Any) -> Json:
        """Ask about a run: `probe(run, kind="change", silence=[…])`."""
        return self._json("POST", f"/runs/{run['id']}/probes/", json=question)

    def delete(self, subject: Json) -> None:
        """Delete a run or a probe with all that belongs to it."""
        self._ask("DELETE", _path(subject))

    def events(self, subject: Json) -> Iterator[Event]:
        """What happens to a run or a probe, from its beginning, until it has ended."""
        last, fails = "", 0
        while True:
            try:
                for event in self._listen(subject["events_url"], last):
                    yield event
                    last, fails = event.id, 0
                    if event.name in END:
                        return
            except httpx.TransportError:
                fails += 1
                if fails == TRIES:
                    raise

    def wait(self, subject: Json) -> Json:
        """The run or probe once it has ended; look at its `status` and `error`."""
        for _ in self.events(subject):
            pass
        return self._json("GET", _path(subject))

    def maps(self, run: Json, network: str, layer: str) -> NDArray[np.float32]:
        """All activation maps of a layer, (units, height, width); needs the extra `numpy`.

        Maps travel as bytes, so a value is exact to 1/255 of its unit's largest.
        """
        import numpy as np  # the extra

        found = next(one for one in run["networks"][network]["layers"] if one["name"] == layer)
        atlas, (count, height, width) = found["atlas"], found["shape"]
        raw = np.frombuffer(self.file(atlas["url"]), np.uint8)
        sheet = raw.reshape(atlas["height"] // height, height, atlas["columns"], width)
        tiles = sheet.transpose(0, 2, 1, 3).reshape(-1, height, width)[:count]  # (C, H, W)
        most = np.zeros(count, np.float32)
        for unit in found["units"]:
            most[unit["index"]] = unit["max"]
        scaled = tiles.astype(np.float32) / 255 * most[:, None, None]
        return scaled.astype(np.float32)

    # Studying -----------------------------------------------------------------------------

    def due(self, concept: str = "") -> Json:
        return self._json("GET", "/study/due/", params={"concept": concept} if concept else {})

    def review(self, card: str, grade: str, *, at: datetime | None = None) -> Json:
        """Keep a graded recall: `again`, `hard`, `good` or `easy`."""
        when = (at or datetime.now(UTC)).isoformat()
        one = {"id": str(uuid.uuid4()), "card": card, "grade": grade, "at": when}
        return self._json("POST", "/study/reviews/", json={"reviews": [one]})

    def preview_import(self, file: Path) -> Json:
        """What a CSV file or an Anki package would make, row by row; nothing becomes a card."""
        return self._json("POST", "/study/imports/", files={"file": (file.name, file.read_bytes())})

    def accept_import(self, preview: Json, *, concept: str = "", pictures: Any = ()) -> Json:
        """Make the cards that a preview shows; asked twice, they are made once.

        `pictures` puts them into words: `[{"number": 3, "alt": "A leaf", "back_alt": "…"}]`.
        """
        asked: Json = {"pictures": list(pictures)} | ({"concept": concept} if concept else {})
        return self._json("POST", f"/study/imports/{preview['id']}/accept/", json=asked)

    def import_cards(self, file: Path, *, concept: str = "") -> Json:
        """Make cards of all rows that can become one; the preview says of the others why not.

        Gives the preview with `cards`, how many were made.
        """
        preview = self.preview_import(file)
        made = self.accept_import(preview, concept=concept)["cards"] if preview["id"] else 0
        return preview | {"cards": made}

    # How it asks --------------------------------------------------------------------------

    def _ask(self, method: str, path: str, **sent: Any) -> httpx.Response:
        address = path if path.startswith(API) else API + path
        form_token = self._http.cookies.get("csrftoken")  # a guest's; a token needs none
        headers = {"X-CSRFToken": form_token} if form_token else {}
        try:
            answer = self._send(method, address, headers=headers, **sent)
        except BROKEN as error:
            raise Unanswered(with_file="files" in sent) from error
        return check(answer)

    def _send(self, method: str, address: str, **sent: Any) -> httpx.Response:
        try:
            return self._http.request(method, address, **sent)
        except BROKEN:  # as when a site refused a body unread and closed what is reused here
            return self._http.request(method, address, **sent)

    def _json(self, method: str, path: str, **sent: Any) -> Json:
        found: Json = self._ask(method, path, **sent).json()
        return found

    def _list(self, path: str) -> list[Json]:
        found: list[Json] = self._ask("GET", path).json()
        return found

    def _listen(self, address: str, last: str) -> Iterator[Event]:
        headers = {"Last-Event-ID": last} if last else {}
        with self._streams.stream("GET", urljoin(self._url, address), headers=headers) as answer:
            if answer.status_code >= 400:
                answer.read()
            check(answer)
            yield from parsed(answer.iter_lines())


def _path(subject: Json) -> str:
    """Where a run or a probe is read."""
    if "run" in subject:
        return f"/runs/{subject['run']}/probes/{subject['id']}/"
    return f"/runs/{subject['id']}/"
