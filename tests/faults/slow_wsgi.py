"""The portal on a database that takes its time for every write, so that a kill falls between two of them."""

import time

from django.db.backends.signals import connection_created

from kerjasama_portal.wsgi import application

__all__ = ["application"]
PAUSE = 0.04


def slowly(execute, sql, params, many, context):
    """Wait before and after each write."""
    if not sql.startswith(("INSERT", "UPDATE", "DELETE")):
        return execute(sql, params, many, context)
    time.sleep(PAUSE)
    done = execute(sql, params, many, context)
    time.sleep(PAUSE)
    return done


def slow_down(connection, **more):
    """Each new connection."""
    if slowly not in connection.execute_wrappers:
        connection.execute_wrappers.append(slowly)


connection_created.connect(slow_down, dispatch_uid="tests.faults.slow")
