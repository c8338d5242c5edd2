"""The S3-compatible store, where the settings name one."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage

_THERE = ("BucketAlreadyOwnedByYou", "BucketAlreadyExists")


def ensure_bucket() -> None:
    """Make the bucket unless it is there. Raises botocore's errors where the store refuses."""
    store: Any = default_storage
    client, name = store.connection.meta.client, store.bucket_name
    try:
        client.head_bucket(Bucket=name)
    except client.exceptions.ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
            raise
        _make(client, name)


def _make(client: Any, name: str) -> None:
    try:
        client.create_bucket(Bucket=name)
    except client.exceptions.ClientError as error:  # made by another in this moment
        if error.response["Error"]["Code"] not in _THERE:
            raise
