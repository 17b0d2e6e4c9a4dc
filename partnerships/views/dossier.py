"""Everything on paper about one cooperation as one ZIP."""

from django.http import StreamingHttpResponse
from django.views.decorators.http import require_POST

from accounts.access import access
from accounts.permissions import Permission
from partnerships.actions.dossier import export_dossier
from partnerships.dossier.archive import stream
from partnerships.sight import cooperation_for


@require_POST
@access(Permission.EXPORT_DOWNLOAD)
def dossier(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.EXPORT_DOWNLOAD)
    found = export_dossier(cooperation=cooperation, by=request.user)
    answer = StreamingHttpResponse(stream(found), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="berkas-{found.root}.zip"'
    answer["Content-Encoding"] = "identity"  # packed already; packing it again costs time and saves nothing
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
