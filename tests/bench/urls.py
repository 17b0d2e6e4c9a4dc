"""The addresses of the stock side: the bare list, the same behind a sign-in, the admin."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from tests.bench.stock import site
from villages.models import Potential

FIELDS = ("pk", "name", "kind", "quantity", "unit", "owner", "status", "measured_on", "verified_at")


def bare_list(request):
    """The simplest list of real rows: one indexed query, 25 rows of 9 cells, one small template."""
    rows = Potential.objects.order_by("pk").only(*FIELDS)[:25]
    return render(request, "bare.html", {"rows": rows})


urlpatterns = [
    path("polos/", bare_list),
    path("polos-masuk/", login_required(bare_list)),
    path("stok/", site.urls),
    path("healthz", lambda request: HttpResponse("ok")),
]
