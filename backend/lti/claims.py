"""What is read of a launch; names, e-mail addresses and all else that it may say are not."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field, StringConstraints

SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score"

Text = Annotated[str, StringConstraints(min_length=1, max_length=255)]
Address = Annotated[str, StringConstraints(max_length=500)]


class Endpoint(BaseModel):
    """Where grades go, and what of it is allowed."""

    scope: list[str] = []
    lineitem: Address = ""


class Choosing(BaseModel):
    """How a teacher's choice is given back."""

    deep_link_return_url: Address
    accept_types: list[str]


class Claims(BaseModel):
    """Those of a launch whose signature is right. Raises pydantic.ValidationError."""

    iss: Text
    sub: Text
    roles: list[str] = Field(alias="https://purl.imsglobal.org/spec/lti/claim/roles")
    deployment: Text = Field(alias="https://purl.imsglobal.org/spec/lti/claim/deployment_id")
    target: Address = Field("", alias="https://purl.imsglobal.org/spec/lti/claim/target_link_uri")
    resource: dict[str, Any] = Field(
        {}, alias="https://purl.imsglobal.org/spec/lti/claim/resource_link"
    )
    custom: dict[str, Any] = Field({}, alias="https://purl.imsglobal.org/spec/lti/claim/custom")
    endpoint: Endpoint | None = Field(
        None, alias="https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
    )
    choosing: Choosing | None = Field(
        None, alias="https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"
    )
