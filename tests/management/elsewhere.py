"""The project's settings, with files of its own: for commands that a test runs in a process of their own."""

import os
from pathlib import Path

from timeline.settings import *  # noqa: F403

VAR_DIR = Path(os.environ["TEST_VAR_DIR"])
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
