"""Every setting of the site, read from the environment (12-factor); see docs/settings.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from redis.backoff import NoBackoff
from redis.retry import Retry

from backend.config import environment as given
from backend.config import social
from backend.config.logs import logging_settings

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(given.text("VAR_DIR") or BASE_DIR / "var").resolve()
VAR_DIR.mkdir(parents=True, exist_ok=True)

# Who may ask, and how -------------------------------------------------------------------
SECRET_KEY = given.secret_key("SECRET_KEY", VAR_DIR / "secret_key")
DEBUG = given.flag("DEBUG", False)
ALLOWED_HOSTS = given.names("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = given.names("CSRF_TRUSTED_ORIGINS", [])
HTTPS = given.flag("HTTPS", False)  # behind a proxy that ends TLS
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]  # asked from inside, without TLS
X_FRAME_OPTIONS = "DENY"
PROXIES = given.whole("PROXIES", 0, least=0, most=10)  # how many of them to trust for addresses

# Parts ----------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.admin.apps.SimpleAdminConfig",  # one site of our own: operate/admin
    "django.contrib.humanize",  # allauth's page of passkeys asks for it
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_vite",
    "backend.common",
    "backend.accounts",
    "backend.accounts.tokens",
    "backend.concepts",
    "backend.lab",
    "backend.study.practice",
    "backend.study.interviews",
    "backend.study.quizzes",
    "backend.study.cards",
    "backend.study.statements",
    "backend.lti",
    "backend.operate",
]
MIDDLEWARE = [
    "backend.common.trail.follow",
    "backend.concepts.caching.KeptPages",
    "backend.common.gate.Headers",
    "django.middleware.security.SecurityMiddleware",
    "backend.common.gate.Bounds",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "backend.common.gate.Refusals",
]
ROOT_URLCONF = "backend.config.urls"
WSGI_APPLICATION = "backend.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "frontend" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 365
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"
LOGGING = logging_settings(given.choice("LOG_FORMAT", "text", among=("text", "json")))

# People ----------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/account/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False  # a mail program that opens links confirms nothing
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Concept-Lab] "
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    # a classroom signs in at once from one address; a password is tried five times
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/300s/key",
    "signup": "120/m/ip",
}
PASSKEYS = given.flag("PASSKEYS", True)  # to sign in with, or as a second factor
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", *(["webauthn"] if PASSKEYS else [])]
MFA_PASSKEY_LOGIN_ENABLED = PASSKEYS
MFA_TOTP_ISSUER = "Concept-Lab"
MFA_TOTP_TOLERANCE = 1  # a code typed as it changes still counts, as RFC 6238, 5.2, advises
MFA_ADAPTER = "backend.accounts.adapters.SecretsAdapter"
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
ADMIN_PATH = given.folder("ADMIN_PATH", "admin")
STAFF_SECOND_FACTOR = given.flag("STAFF_SECOND_FACTOR", True)
if HTTPS and not STAFF_SECOND_FACTOR:
    raise ImproperlyConfigured(
        "STAFF_SECOND_FACTOR=false is for a machine of one's own. Allowed with HTTPS: true."
    )
_EMAIL = given.email("EMAIL_URL", "consolemail://")
EMAIL_BACKEND = _EMAIL["EMAIL_BACKEND"]
EMAIL_FILE_PATH = _EMAIL["EMAIL_FILE_PATH"]
EMAIL_HOST, EMAIL_PORT = _EMAIL.get("EMAIL_HOST", "localhost"), _EMAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _EMAIL.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _EMAIL.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = bool(_EMAIL.get("EMAIL_USE_TLS", False))
EMAIL_USE_SSL = bool(_EMAIL.get("EMAIL_USE_SSL", False))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = given.text("EMAIL_FROM") or "Concept-Lab <lab@localhost>"
# where no e-mail leaves the machine, nobody waits for one, nor needs one for a second factor
MFA_ALLOW_UNVERIFIED_EMAIL = "smtp" not in str(EMAIL_BACKEND)
ACCOUNT_EMAIL_VERIFICATION = given.choice(
    "EMAIL_VERIFICATION",
    "mandatory" if "smtp" in str(EMAIL_BACKEND) else "optional",
    among=("mandatory", "optional", "none"),
)
SOCIAL_SIGN_IN = social.names(given.names("SOCIAL_SIGN_IN", []))
SOCIALACCOUNT_PROVIDERS = social.providers(
    SOCIAL_SIGN_IN,
    github=(given.text("GITHUB_ID"), given.text("GITHUB_SECRET")),
    google=(given.text("GOOGLE_ID"), given.text("GOOGLE_SECRET")),
)
if SOCIAL_SIGN_IN:
    INSTALLED_APPS += ["allauth.socialaccount", *social.apps(SOCIAL_SIGN_IN)]

# Seeing it run ----------------------------------------------------------------------------
METRICS_TOKEN = given.text("METRICS_TOKEN")
TRACES = given.address("TRACES", "", schemes=("http", "https"))

# Learning records, told to a store (docs/xapi.md) -----------------------------------------
XAPI_URL = given.address("XAPI_URL", "", schemes=("http", "https"))  # none: nothing is told
XAPI_SITE = given.address("XAPI_SITE", "", schemes=("http", "https"))
XAPI_KEY, XAPI_SECRET = given.text("XAPI_KEY"), given.text("XAPI_SECRET")
if XAPI_URL and not (XAPI_SITE and XAPI_KEY and XAPI_SECRET):
    raise ImproperlyConfigured(
        "XAPI_URL needs XAPI_SITE (the address of this site), XAPI_KEY and XAPI_SECRET."
    )

# Launched from learning platforms (docs/lti.md) ---------------------------------------------
LTI = given.flag("LTI", False)

# Database -------------------------------------------------------------------------------
DATABASES: dict[str, dict[str, Any]] = {
    "default": given.database(
        "DATABASE_URL",
        f"sqlite:///{VAR_DIR / 'db.sqlite3'}",
        password=given.text("DATABASE_PASSWORD"),
    )
}
DATABASES["default"]["CONN_MAX_AGE"] = 60
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        # writers queue at their first statement instead of failing at their last
        "transaction_mode": "IMMEDIATE",
        # WAL: reading and writing at once, and a commit need not wait for the disk
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# Redis: broker, events, shared counters -----------------------------------------------------
REDIS_URL = given.address(
    "REDIS_URL",
    f"unix://{VAR_DIR / 'redis' / 'redis.sock'}",
    schemes=("unix", "redis", "rediss"),
)
CACHES: dict[str, dict[str, Any]] = {
    "pages": {  # those that a process made a moment ago (backend/concepts/caching.py)
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
    },
    "shared": {
        "BACKEND": "backend.common.shared_cache.SharedCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "shared",
        "OPTIONS": {
            "socket_timeout": 0.6,
            "socket_connect_timeout": 0.6,
            "retry": Retry(NoBackoff(), 1),  # redis-py itself waits between several tries
        },
    },
}
CACHES["default"] = CACHES["shared"]  # sign-in counts its attempts here: one count for all

# Work ---------------------------------------------------------------------------------------
CELERY_BROKER_URL = given.broker_address(REDIS_URL)
CELERY_IMPORTS = ["backend.lab.worker"]
CELERY_TASK_IGNORE_RESULT = True  # state lives in the database
CELERY_TASK_DEFAULT_QUEUE = "interactive"
_LOOKS = ("lab.sweep", "study.sweep", "statements.look", "lti.look")
CELERY_TASK_ROUTES = {name: {"queue": "batch"} for name in _LOOKS}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_ACKS_ON_FAILURE_OR_TIMEOUT = False  # a task cut off is taken up again, and counted
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_PROC_ALIVE_TIMEOUT = 120  # a child loads torch and weights before it counts as up
WORKER_MEMORY_MB = given.whole("WORKER_MEMORY_MB", 1024, least=0)  # of one child; 0: no limit
# kB; a child that has grown to three quarters is replaced once its task is done
CELERY_WORKER_MAX_MEMORY_PER_CHILD = WORKER_MEMORY_MB * 768 or None
CELERY_WORKER_LOST_WAIT = 1.0  # seconds until a killed child's task is put back
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for Redis as long as it takes
CELERY_BROKER_CHANNEL_ERROR_RETRY = True  # likewise for one that is full and refuses all writing
CELERY_TASK_PUBLISH_RETRY = False  # a student is told at once rather than kept waiting
CELERY_TASK_TIME_LIMIT = given.whole("TASK_SECONDS", 6, least=2, most=3600)
CELERY_TASK_SOFT_TIME_LIMIT = CELERY_TASK_TIME_LIMIT - 1
# a task held longer than this is handed to another worker even where its own lives: it must exceed
# the hard limit, or a long task starts again beside itself
TASK_HELD_SECONDS = CELERY_TASK_TIME_LIMIT + 2
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # a worker not heard of for so long is lost, and its tasks are another's; it says each second
    # that it lives (backend/lab/transport.py)
    "visibility_timeout": 4,
    "queue_order_strategy": "backend.lab.transport:Turns",  # in the order of --queues
    "unacked_restore_interval": 1,  # the default sweep is every 10 × 10 s
    "unacked_restore_throttle": 1,
    "unacked_mutex_expire": 5,  # whoever dies while sweeping keeps the others from it no longer
    "socket_timeout": 5,
    "socket_connect_timeout": 1,
    "max_retries": 0,
}

# Files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = given.text("STATIC_ROOT") or None
DIST_DIR = BASE_DIR / "frontend" / "dist"
DIST_DIR.mkdir(parents=True, exist_ok=True)  # absent until the front end is built
STATICFILES_DIRS = [DIST_DIR]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "backend.concepts.assets.CourseFiles",  # style sheets and the course's pictures
]
WHITENOISE_USE_FINDERS = True  # serves the built files where they lie; no collectstatic needed
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+[-.][0-9A-Za-z_-]{8,12}\..+$"  # Vite's hashed names
DJANGO_VITE = {"default": {"manifest_path": DIST_DIR / ".vite" / "manifest.json"}}
MEDIA_ROOT = Path(given.text("MEDIA_ROOT") or VAR_DIR / "media")
_FILES: dict[str, dict[str, Any]] = {
    "files": {
        "BACKEND": "backend.common.storage.Folder",
        "OPTIONS": {"location": MEDIA_ROOT},
    },
    "s3": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": given.text("S3_BUCKET"),
            "endpoint_url": given.text("S3_ENDPOINT") or None,
            "region_name": given.text("S3_REGION") or None,
            "access_key": given.text("S3_ACCESS_KEY") or None,  # else where boto3 looks
            "secret_key": given.text("S3_SECRET_KEY") or None,
            "addressing_style": "path",  # a store of one's own has one name, not one a bucket
            "default_acl": "private",
            "file_overwrite": True,
        },
    },
}
STORAGE = given.choice("STORAGE", "files", among=tuple(_FILES))
if STORAGE == "s3" and not _FILES["s3"]["OPTIONS"]["bucket_name"]:
    raise ImproperlyConfigured("STORAGE=s3 needs S3_BUCKET: the name of the bucket.")
if STORAGE == "s3":
    from botocore.config import Config  # only here: it takes a tenth of a second to import

    # a student waits: refuse soon rather than try for minutes. Both tries, with botocore's pause of
    # up to a second, end within a task's soft limit: that would count as the picture's own fault
    _silence = min(5.0, max(0.5, CELERY_TASK_SOFT_TIME_LIMIT / 2 - 1))
    _patience = Config(connect_timeout=1, read_timeout=_silence, retries={"total_max_attempts": 2})
    _FILES["s3"]["OPTIONS"]["client_config"] = _patience
STORAGES = {
    "default": _FILES[STORAGE],
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# What a student may send ----------------------------------------------------------------------
UPLOAD_MAX_BYTES = given.whole("UPLOAD_MAX_BYTES", 10 * 1024 * 1024, least=1024)
UPLOAD_MAX_PIXELS = given.whole("UPLOAD_MAX_PIXELS", 40_000_000, least=10_000)
DECODERS = given.whole("DECODERS", 2, most=64)  # children of each web process
DECODE_SECONDS = given.whole("DECODE_SECONDS", 10, most=600)  # for one picture
# a picture, or cards to import, and the form around them; longer ones are not read at all
REQUEST_MAX_BYTES = max(UPLOAD_MAX_BYTES, 10 * 1024 * 1024) + 64 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024  # fields beside the picture
DATA_UPLOAD_MAX_NUMBER_FILES = 4
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
RUN_LIFETIME_HOURS = given.whole("RUN_LIFETIME_HOURS", 24, most=24 * 31)
RUN_ATTEMPTS = 3  # a run that loses its worker this often is set aside
RUNS_PER_MINUTE = given.whole("RUNS_PER_MINUTE", 60, most=10**6)  # one learner
RUNS_PER_MINUTE_ADDRESS = given.whole("RUNS_PER_MINUTE_ADDRESS", 600, most=10**6)  # one classroom
RUNS_PER_HOUR = given.whole("RUNS_PER_HOUR", 600, most=10**6)  # one learner
BYTES_PER_DAY = given.whole("BYTES_PER_DAY", 2**30, most=2**50)  # of one learner's uploads
BYTES_PER_DAY_ADDRESS = given.whole("BYTES_PER_DAY_ADDRESS", 20 * 2**30, most=2**50)
WORK_AT_ONCE = given.whole("WORK_AT_ONCE", 12, most=10**6)  # open runs and probes of one learner
QUEUE_LENGTH = given.whole("QUEUE_LENGTH", 500, most=10**6)  # waiting, beyond which none is taken
PROBES_PER_MINUTE = given.whole("PROBES_PER_MINUTE", 600, most=10**6)  # one learner
PROBES_PER_MINUTE_ADDRESS = given.whole("PROBES_PER_MINUTE_ADDRESS", 6000, most=10**6)
PROBES_PER_RUN = given.whole("PROBES_PER_RUN", 500, most=10**6)  # kept at a time
ATTEMPTS_PER_MINUTE = given.whole("ATTEMPTS_PER_MINUTE", 120, most=10**6)  # one learner
ATTEMPTS_PER_MINUTE_ADDRESS = given.whole("ATTEMPTS_PER_MINUTE_ADDRESS", 1200, most=10**6)
IMPORTS_PER_HOUR = given.whole("IMPORTS_PER_HOUR", 60, most=10**6)  # files of cards, one learner
IMPORTS_PER_HOUR_ADDRESS = given.whole("IMPORTS_PER_HOUR_ADDRESS", 600, most=10**6)
TOKEN_REQUESTS_PER_MINUTE = given.whole("TOKEN_REQUESTS_PER_MINUTE", 600, most=10**6)
EVENTS_URL = given.address("EVENTS_URL", "", schemes=("http", "https"))

# API ------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "backend.common.parsers.JSONParser",
        "rest_framework.parsers.FormParser",
        "rest_framework.parsers.MultiPartParser",
    ],
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "backend.accounts.tokens.authentication.BearerAuthentication",
        "backend.accounts.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["backend.accounts.tokens.permissions.WithinScope"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "backend.common.negotiation.OneForm",
    "DEFAULT_SCHEMA_CLASS": "backend.common.schema.Documented",
    "EXCEPTION_HANDLER": "backend.common.problems.handle",
    "NUM_PROXIES": PROXIES,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Concept-Lab",
    "DESCRIPTION": (
        "See how a trained network sees. Errors are RFC 9457 problem details. Reading the course, "
        "the networks and the gallery needs nothing; runs and study belong to whoever asks: a "
        "guest by session, an account by session or by a personal access token."
    ),
    "TAGS": [
        {"name": "concepts", "description": "The course."},
        {"name": "networks", "description": "What the two networks learnt."},
        {"name": "samples", "description": "Pictures that ship with the project."},
        {"name": "runs", "description": "A picture through the networks."},
        {"name": "probes", "description": "Experiments on a run."},
        {"name": "downloads", "description": "Runs and probes as files."},
        {"name": "sharing", "description": "A run for others to look at."},
        {"name": "study", "description": "Cards, quizzes, interviews, coverage."},
    ],
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "backend.config.openapi.complete",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "ENUM_NAME_OVERRIDES": {
        "NetworkEnum": "ml.contracts.NETWORKS",
        "LayerEnum": "ml.contracts.LAYERS",
        "TransformEnum": "backend.lab.probes.changing.NAMES",
        "StatusEnum": "backend.lab.models.Status",
        "FailureKindEnum": ["failure"],
        "CheckKindEnum": "backend.study.practice.coverage.CHECKS",
        "CheckStateEnum": ["right", "wrong", "open"],
    },
}
_EVENTS_SOURCE = [EVENTS_URL] if EVENTS_URL else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "connect-src": ["'self'", *_EVENTS_SOURCE],
        "img-src": ["'self'", "data:", "blob:"],
        "media-src": ["'self'", "blob:"],  # an answer recorded in the browser, played there
        # sheets are files, but for that of alone.html (500, 503), which has to stand alone
        "style-src": ["'self'", "'sha256-6kVPMBnkGgH6mZ5934wFH/9eSDICYNjWlI5+DjdhiqU='"],
        "worker-src": ["'self'", "blob:"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'", *social.origins(SOCIAL_SIGN_IN)],
        "object-src": ["'none'"],
    }
}
