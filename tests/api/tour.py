"""Everything that the API can do, asked once of a running site."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from pathlib import Path

import httpx

from tests.api.recording import Json, Recorder
from tests.backend.study.cards.decks import a_deck, a_picture

API = "/api/v1"
SAMPLES = Path("ml/zoo/samples")


def walk(recorder: Recorder) -> str:
    """The whole tour but for deletions and refusals; the id of its run."""
    course(recorder)
    networks(recorder)
    run = runs(recorder)
    shared(recorder, run)
    for body in PROBES:
        probe(recorder, run, body)
    recorder.ask("GET", f"{API}/runs/{run}/probes/", expect=200)
    cards(recorder, run)
    imports(recorder)
    practice(recorder)
    quiz(recorder)
    interviews(recorder)
    return run


def course(recorder: Recorder) -> None:
    listed = recorder.ask("GET", f"{API}/concepts/", expect=200).json()
    slug = next(one["slug"] for one in listed if one["cards"] and "recognising" in one["slug"])
    for part in ("", "cards/", "questions/", "activities/drills/"):
        recorder.ask("GET", f"{API}/concepts/{slug}/{part}", expect=200)
    recorder.ask("GET", f"{API}/concepts/suggestions/", expect=200, params={"q": "recep"})


def networks(recorder: Recorder) -> None:
    ask = recorder.ask
    base = f"{API}/networks/faces/"
    ask("GET", f"{API}/networks/", expect=200)
    for part in ("", "layers/", "layers/parts/", "film/"):
        ask("GET", base + part, expect=200)
    unit = ask("GET", f"{base}layers/parts/units/7/", expect=200).json()
    ask("GET", unit["pictures"]["optimised"]["url"], expect=200)
    sample = ask("GET", f"{API}/samples/", expect=200).json()[0]
    ask("GET", sample["picture_url"], expect=200)
    ask("GET", f"{API}/transforms/", expect=200)


def runs(recorder: Recorder) -> str:
    ask = recorder.ask
    name = ask("GET", f"{API}/samples/", expect=200).json()[0]["name"]
    started = ask("POST", f"{API}/runs/", expect=202, json={"sample": name})
    place = started.headers["Location"]
    events(recorder, "run_events", started.json())
    ask("POST", f"{API}/runs/", expect=200, json={"sample": name, "network": ["faces", "cars"]})
    picture = max(SAMPLES.glob("*.webp"))  # another than the gallery begins with
    file = ("picture.webp", picture.read_bytes(), "image/webp")
    ask("POST", f"{API}/runs/", expect=202, files={"image": file}, data={"network": "cars"})
    ask("GET", place, expect=200)
    pictures(recorder, place)
    for part in ("numbers.json", "numbers.npz", "picture.jpg", "repeat.py"):
        ask("GET", place + part, expect=200)
    ask("GET", f"{place}events/", expect=307)
    return str(started.json()["id"])


def pictures(recorder: Recorder, place: str) -> None:
    """Those of a run that is read at this place, by the addresses in its answer."""
    found = recorder.ask("GET", place, expect=200).json()
    edges = found["networks"]["faces"]["layers"][0]["atlas"]
    for address in (found["picture"]["url"], *_both(found["input"]), *_both(edges)):
        recorder.ask("GET", address, expect=200)


def _both(picture: Json) -> tuple[str, str]:
    """As bytes, and as PNG."""
    return picture["url"], picture["png_url"]


def shared(recorder: Recorder, run: str) -> None:
    ask = recorder.ask
    share = f"{API}/runs/{run}/share/"
    ask("GET", share, expect=200)
    token = ask("POST", share, expect=200).json()["token"]
    pictures(recorder, f"{API}/shared/{token}/")
    ask("DELETE", share, expect=204)


PROBES: list[Json] = [
    {
        "kind": "change",
        "transform": [{"name": "rotate", "strength": 20}],
        "occlude": {
            "fill": "mean",
            "shapes": [{"shape": "disc", "centre": [40, 44], "radius": 6}],
        },
        "silence": [{"network": "faces", "layer": "parts", "index": 7}],
        "prediction": {"network": "faces", "about": "output", "expects": "no face"},
    },
    {
        "kind": "attribute",
        "network": "faces",
        "method": "integrated_gradients",
        "target": {"layer": "parts", "index": 7},
    },
    {"kind": "curve", "vary": {"name": "rotate", "start": -90, "stop": 90, "count": 5}},
    {"kind": "multiply", "network": "cars", "layer": "edges", "index": 0, "at": [20, 30]},
    {"kind": "follow", "network": "faces"},
    {"kind": "failure", "failure": "channels"},
]


def parts_of(found: Json) -> list[str]:
    """Some of the pictures that a probe's answer gives addresses of."""
    if found["kind"] == "attribute":
        return [*_both(found["attribution"])]
    if found["kind"] == "failure":
        return [found["exhibits"][0]["png_url"]]
    if found["kind"] != "change":
        return []
    edges = found["networks"]["faces"]["layers"][0]["atlas"]
    return [*_both(found["input"]), *_both(edges)]


def probe(recorder: Recorder, run: str, body: Json) -> None:
    ask = recorder.ask
    started = ask("POST", f"{API}/runs/{run}/probes/", expect=202, json=body)
    place = started.headers["Location"]
    events(recorder, "probe_events", started.json())
    ask("GET", f"{place}events/", expect=307)
    for address in parts_of(ask("GET", place, expect=200).json()):
        ask("GET", address, expect=200)
    for name in ("numbers.json", "numbers.npz", "repeat.py") if body["kind"] == "change" else ():
        ask("GET", place + name, expect=200)
    again = ask("POST", f"{API}/runs/{run}/probes/", expect=200, json=body).json()
    ask("DELETE", f"{API}/runs/{run}/probes/{again['id']}/", expect=204)


def events(recorder: Recorder, operation: str, started: Json) -> None:
    """Listen until the end, as a program does, at the signed address."""
    answer = httpx.get(started["events_url"], timeout=60)
    assert "event: done" in answer.text, answer.text[-600:]
    path = f"{API}/runs/{started.get('run', started['id'])}/"
    path += f"probes/{started['id']}/events/" if "run" in started else "events/"
    recorder.keep("GET", path, answer, {})


def cards(recorder: Recorder, run: str) -> None:
    ask = recorder.ask
    study = f"{API}/study"
    due = ask("GET", f"{study}/due/", expect=200, params={"concept": _slug(recorder)}).json()
    review = {
        "id": str(uuid.uuid4()),
        "card": due["cards"][0]["key"],
        "grade": "good",
        "at": datetime.now(UTC).isoformat(),
        "milliseconds": 4200,
    }
    ask("POST", f"{study}/reviews/", expect=200, json={"reviews": [review]})
    ask("POST", f"{study}/reviews/{review['id']}/undo/", expect=200)
    sides = {"front": "What is a receptive field?", "back": "The square one activation can see."}
    own = ask("POST", f"{study}/cards/", expect=201, json=sides).json()["key"]
    pictured = ask("POST", f"{study}/cards/", expect=201, json=sides | {"run": run}).json()["key"]
    ask("GET", f"{study}/cards/{pictured}/picture/", expect=200)
    ask("GET", f"{study}/cards/", expect=200)
    ask("PATCH", f"{study}/cards/{own}/", expect=200, json={"flagged": True})
    ask("DELETE", f"{study}/cards/{own}/", expect=204)
    ask("GET", f"{study}/plan/", expect=200)
    ask("PATCH", f"{study}/plan/", expect=200, json={"new_per_day": 15})
    slug = due["cards"][0]["concept"]["slug"]
    for ending in ("apkg", "csv", "md"):
        ask("GET", f"{study}/export.{ending}", expect=200, params={"concept": slug})
    ask("GET", f"{study}/due.ics", expect=200)
    ask("GET", f"{study}/progress/", expect=200)


def imports(recorder: Recorder) -> None:
    ask, place = recorder.ask, f"{API}/study/imports/"
    deck = a_deck(
        '<img src="red square.png">|Red <img src="also red.png">',
        "What is a stride?|By how much the window moves.",
        "only one side",
        **{"red square__png": a_picture(kind="PNG"), "also red__png": a_picture(kind="PNG")},
    )
    file = {"file": ("deck.apkg", deck, "application/octet-stream")}
    shown = ask("POST", place, expect=201, files=file).json()["id"]
    told = {"concept": _slug(recorder), "pictures": [{"number": 1, "alt": "A red square"}]}
    ask("POST", f"{place}{shown}/accept/", expect=200, json=told)
    listed = ask("GET", f"{API}/study/cards/", expect=200).json()
    pictured = next(card["key"] for card in listed if card["back_alt"] is not None)
    ask("GET", f"{API}/study/cards/{pictured}/picture/back/", expect=200)
    spoilt = {"file": ("deck.csv", b"front,back\nonly one side\n", "text/csv")}
    ask("POST", place, expect=200, files=spoilt)
    ask("DELETE", f"{place}{shown}/", expect=204)


def practice(recorder: Recorder) -> None:
    ask, slug = recorder.ask, _slug(recorder)
    shown = {
        name: recorder.client.get(f"{API}/concepts/{slug}/activities/{name}/").json()
        for name in ("drills", "failures", "order")
    }
    drill, failing = shown["drills"]["drills"][0], shown["failures"]["failures"][0]
    choices = {"cause": failing["causes"][0]["id"], "remedy": failing["remedies"][0]["id"]}
    setting = {knob["name"]: knob["values"][0]["value"] for knob in drill["turn"]}
    answers: dict[str, tuple[str, Json]] = {
        "drill": (drill["id"], {"setting": setting, "prediction": drill["choices"][0]["id"]}),
        "failure": (failing["id"], choices),
        "order": (shown["order"]["id"], {"order": [one["id"] for one in shown["order"]["steps"]]}),
    }
    for kind, (item, answer) in answers.items():
        body = {"concept": slug, "kind": kind, "item": item, "answer": answer}
        ask("POST", f"{API}/study/attempts/", expect=200, json=body)
    ask("GET", f"{API}/study/coverage/{slug}/", expect=200)


def quiz(recorder: Recorder) -> None:
    ask = recorder.ask
    slug = _slug(recorder)
    begun = ask("POST", f"{API}/study/quizzes/", expect=201, json={"concept": slug}).json()
    place = f"{API}/study/quizzes/{begun['id']}/"
    ask("GET", place, expect=200)
    reply = {"item": begun["item"]["id"], "answer": guess(begun["item"])}
    ask("POST", f"{place}replies/", expect=200, json=reply)
    stale = {"item": "not-asked", "answer": {"choice": "a"}}
    ask("POST", f"{place}replies/", expect=409, json=stale)


def guess(item: Json) -> Json:
    """Some answer to a quiz's item, of the form that it asks for."""
    keys = [one["key"] for one in item.get("options", ())]
    if item["kind"] == "order":
        return {"order": keys}
    if item["kind"] == "match":
        left = [one["key"] for one in item["left"]]
        return {"pairs": dict(zip(left, keys, strict=True))}
    return {"choice": keys[0]} if keys else {"number": 1}


def interviews(recorder: Recorder) -> None:
    ask = recorder.ask
    study, slug = f"{API}/study", _slug(recorder)
    found = ask("GET", f"{study}/interviews/", expect=200, params={"concept": slug}).json()
    question = found["questions"][0]
    notes = {"concept": slug, "question": question["key"], "notes": "Weights shared over places."}
    ask("PUT", f"{study}/interviews/notes/", expect=204, json=notes)
    met = [point["key"] for point in question["rubric"][:2]]
    answer = notes | {"key": str(uuid.uuid4()), "met": met, "seconds": 95}
    ask("POST", f"{study}/interviews/answers/", expect=200, json=answer)
    mock = ask("POST", f"{study}/mocks/", expect=201, json={"count": 2, "minutes": 10}).json()
    ask("GET", f"{study}/mocks/{mock['id']}/", expect=200)
    ask("POST", f"{study}/mocks/{mock['id']}/end/", expect=200)


def _slug(recorder: Recorder) -> str:
    return str(recorder.operations["read_concept"]["parameters"]["slug"])
