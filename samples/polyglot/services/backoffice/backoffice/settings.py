"""The settings of Django, as few as there can be: no database, no sessions, no templates."""

import os
import secrets
from pathlib import Path

# Nothing is signed here that outlives the process; a service with sessions takes the key from its environment.
SECRET_KEY = secrets.token_urlsafe(50)
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "backoffice localhost 127.0.0.1").split()
ROOT_URLCONF = "backoffice.urls"
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "whitenoise.middleware.WhiteNoiseMiddleware"]
WHITENOISE_ROOT = Path(__file__).parent.parent / "public"
