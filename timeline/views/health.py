"""Alive; able to serve."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.views.decorators.cache import never_cache


@never_cache
def healthz(request):
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


@never_cache
def readyz(request):
    """200 where the database answers and every migration is applied, else 503 and why."""
    problem = unreadiness()
    return HttpResponse(f"{problem or 'ready'}\n", status=503 if problem else 200, content_type="text/plain; charset=utf-8")


def unreadiness():
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return "the database does not answer"
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"migrations to apply: {len(waiting)}" if waiting else ""
