"""WSGI entry point; refuses to serve production with example accounts."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kerjasama_portal.settings")
os.environ["PORTAL_WEB"] = "1"  # the database gives up early here: a person waits
application = get_wsgi_application()

from kerjasama_portal.startup import refuse_example_accounts  # noqa: E402  (needs the app registry)

refuse_example_accounts()
