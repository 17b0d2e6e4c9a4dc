"""Old addresses under a village's page: a village that moved to another code is found under that one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from villages.queries import village_at


class MovedVillages:
    """A page that isn't there under an old code is looked for under the code of now; nothing is ever sent there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception):
        match = request.resolver_match
        if request.method not in ("GET", "HEAD") or not isinstance(error, Http404):
            return None
        if match is None or match.namespace != "villages" or "code" not in match.kwargs:
            return None
        code = code_of_now(match.kwargs["code"])
        if code == match.kwargs["code"]:
            return None
        answer = redirect(match.view_name, **(match.kwargs | {"code": code}))
        if asked := request.GET.urlencode():
            answer["Location"] += f"?{asked}"
        return answer


def code_of_now(code: str) -> str:
    """The code under which the village of this code is found today; the same when there is none other."""
    try:
        return village_at(code).code
    except Http404:
        return code
