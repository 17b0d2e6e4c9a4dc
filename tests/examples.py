"""How many made-up values a property is tried on: few in bin/test, many with PORTAL_CONTOH=2000."""

import os

from hypothesis import HealthCheck, settings

FEW = int(os.environ.get("PORTAL_CONTOH", "60"))
# The same values on every run, so that a red suite is red again; fixtures of one test serve all its values.
few = settings(
    max_examples=FEW,
    deadline=None,
    derandomize="PORTAL_CONTOH" not in os.environ,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
