"""Settings of the events process: the site's, without what streaming does not need."""

from backend.config.settings import *  # noqa: F403  # every setting, so that signatures agree

ROOT_URLCONF = "backend.config.events_urls"
# the address is signed: no session, no cookie, no form
MIDDLEWARE = ["backend.common.trail.follow"]
# nobody signs in here, and allauth asks for its own middleware wherever it is installed
INSTALLED_APPS = [
    name
    for name in INSTALLED_APPS  # noqa: F405  # likewise
    if name.partition(".")[0] != "allauth"
]
