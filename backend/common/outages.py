"""What it looks like when a service is away: nobody's mistake, and over some time."""

from __future__ import annotations

from django import db
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from backend.common.errors import UnavailableError

DATABASE = (db.OperationalError, db.InterfaceError)
QUEUE = (RedisError, OperationalError)
AWAY = (UnavailableError, *QUEUE, *DATABASE)
