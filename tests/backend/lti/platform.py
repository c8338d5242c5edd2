"""A learning platform of our own making: its keys, its sign-in, its gradebook, on a real server."""

from __future__ import annotations

import json
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT_ID = "concept-lab-at-the-school"
DEPLOYMENT = "deployment-1"
SUBJECT = "person-7f3a"
LTI = "https://purl.imsglobal.org/spec/lti/claim"
SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score"
STUDENT = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"
TEACHER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

Claims = dict[str, Any]


def key_pair() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class School(ThreadingHTTPServer):
    """Publishes its keys, gives tokens to whoever proves to be the tool, and keeps scores.

    `tool_keys` are the tool's, as its own address published them.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.key = key_pair()
        self.reset()

    def reset(self) -> None:
        self.kid = "school-1"
        self.tool_keys: dict[str, Any] = {"keys": []}
        self.token = ""
        self.asked_for: list[str] = []  # paths
        self.scopes: list[str] = []
        self.scores: list[dict[str, Any]] = []
        self.status = 200  # of the score service

    def registration(self) -> dict[str, Any]:
        return {
            "name": "The School",
            "issuer": self.url,
            "client_id": CLIENT_ID,
            "auth_url": f"{self.url}/auth",
            "token_url": f"{self.url}/token",
            "keys_url": f"{self.url}/keys",
            "deployments": [DEPLOYMENT],
            "origins": [self.url],
        }

    def announcement(self, **more: str) -> dict[str, str]:
        """What a platform sends a tool's login address."""
        return {
            "iss": self.url,
            "client_id": CLIENT_ID,
            "login_hint": f"hint-of-{SUBJECT}",
            "lti_message_hint": "activity-12",
            "target_link_uri": "https://testserver/lti/launch/",
        } | more

    def launch(self, location: str, **changes: Any) -> dict[str, str]:
        """What the platform posts to the tool after its login was answered with `location`.

        `changes` are claims by their last words; None takes one away.
        """
        asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        assert location.startswith(f"{self.url}/auth?")
        assert asked["client_id"] == CLIENT_ID
        assert asked["login_hint"] == f"hint-of-{SUBJECT}"
        assert asked["redirect_uri"] == "https://testserver/lti/launch/"
        assert (asked["response_type"], asked["response_mode"]) == ("id_token", "form_post")
        return {"state": asked["state"], "id_token": self.sign(self.claims(asked), **changes)}

    def claims(self, asked: dict[str, str]) -> Claims:
        now = int(time.time())
        return {
            "iss": self.url,
            "aud": CLIENT_ID,
            "sub": SUBJECT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            "name": "Ada Lovelace",
            "given_name": "Ada",
            "email": "ada@example.org",
            f"{LTI}/message_type": "LtiResourceLinkRequest",
            f"{LTI}/version": "1.3.0",
            f"{LTI}/deployment_id": DEPLOYMENT,
            f"{LTI}/target_link_uri": "https://testserver/lti/launch/",
            f"{LTI}/resource_link": {"id": "link-3", "title": "Edges"},
            f"{LTI}/roles": [STUDENT],
            f"{LTI}/custom": {"concept": "edges"},
            "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint": {
                "scope": [SCORE, f"{SCORE[:-5]}lineitem"],
                "lineitem": f"{self.url}/items/7?type=3",
            },
        }

    def sign(self, claims: Claims, **changes: Any) -> str:
        """Signed by the platform's key, unless `key`, `alg` or `kid` say otherwise."""
        key = changes.pop("key", self.key)
        alg = changes.pop("alg", "RS256")
        kid = changes.pop("kid", self.kid)
        ends = {name.rpartition("/")[2]: name for name in claims}
        changed = claims | {ends.get(name, name): value for name, value in changes.items()}
        told = {name: value for name, value in changed.items() if value is not None}
        return jwt.encode(told, "" if alg == "none" else key, alg, headers={"kid": kid})

    def key_set(self) -> dict[str, Any]:
        told = RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [told | {"kid": self.kid, "alg": "RS256", "use": "sig"}]}

    def token_for(self, form: dict[str, list[str]]) -> dict[str, Any] | None:
        """An access token, for an assertion that the tool signed."""
        assertion = form["client_assertion"][0]
        kid = jwt.get_unverified_header(assertion)["kid"]
        key = jwt.PyJWKSet.from_dict(self.tool_keys)[kid]
        jwt.decode(assertion, key, ["RS256"], audience=f"{self.url}/token", issuer=CLIENT_ID)
        assert form["client_assertion_type"] == [ASSERTION]
        self.scopes = form["scope"][0].split()
        self.token = uuid.uuid4().hex
        return {"access_token": self.token, "token_type": "Bearer", "expires_in": 3600}


class _Handler(BaseHTTPRequestHandler):
    server: School

    def do_GET(self) -> None:
        self.server.asked_for.append(self.path)
        self._answer(200, self.server.key_set()) if self.path == "/keys" else self._answer(404, {})

    def do_POST(self) -> None:
        self.server.asked_for.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/token":
            self._answer(200, self.server.token_for(parse_qs(body)))
            return
        assert self.path == "/items/7/scores?type=3"
        assert self.headers["Content-Type"] == "application/vnd.ims.lis.v1.score+json"
        right = self.headers["Authorization"] == f"Bearer {self.server.token}"
        status = self.server.status if right else 401
        if status == 200:
            self.server.scores.append(json.loads(body))
        self._answer(status, None)

    def _answer(self, status: int, told: Any) -> None:
        data = json.dumps(told).encode() if told is not None else b""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Nothing on the screen."""


@contextmanager
def open_school() -> Iterator[School]:
    with School() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()
