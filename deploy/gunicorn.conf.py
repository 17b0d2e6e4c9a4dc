"""The web server of one node. Address and number of workers come from the environment; the rest fits every node."""

import os

from kerjasama_portal import logs

bind = f"{os.environ.get('PORTAL_HOST') or '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"
worker_class = "gthread"
workers = int(os.environ.get("PORTAL_WORKERS") or 2)
threads = 4  # waiting for the database costs a thread, not a process
timeout = 30
graceful_timeout = 20  # a request that has begun is answered before the node stops
max_requests = 2000
max_requests_jitter = 200
limit_request_line = 8190
control_socket_disable = True
# The proxy on this machine says whether the browser came by TLS; X-Forwarded-For is judged by the portal itself.
forwarded_allow_ips = os.environ.get("PORTAL_PROXY_ADDRESSES") or "127.0.0.1,::1"
logconfig_dict = logs.configuration(as_json=os.environ.get("PORTAL_PROFILE") == "produksi") | {
    "incremental": False,
    "root": {"handlers": ["console"], "level": "WARNING"},
}
logconfig_dict["loggers"] |= {
    "gunicorn.error": {"level": "WARNING", "handlers": [], "propagate": True},
    "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": True},
}
