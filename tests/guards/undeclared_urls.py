"""A URLconf with faults on purpose: a view that declares nothing, and one that declares a right and never asks."""

from django.http import HttpResponse
from django.urls import include, path

from accounts.access import access, ask
from accounts.permissions import Permission


def silent(request):
    return HttpResponse("terbuka")


@access(Permission.COOPERATION_VIEW)
def forgetful(request):
    return HttpResponse("terbuka")


@access(Permission.COOPERATION_VIEW)
def careful(request):
    ask(request.user, Permission.COOPERATION_VIEW, "35.02.19.2007")
    return HttpResponse("terbuka")


urlpatterns = [
    path("diam/", silent, name="silent"),
    path("lupa/", forgetful, name="forgetful"),
    path("tanya/", careful, name="careful"),
    path("", include("kerjasama_portal.urls")),
]
