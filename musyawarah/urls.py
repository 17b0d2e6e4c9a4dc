"""Addresses of this app."""

from django.urls import path

from musyawarah.views import agenda, attendance, deliberations, files, follow_ups, papers

app_name = "musyawarah"
urlpatterns = [
    path("", deliberations.deliberation_list, name="deliberation-list"),
    path("<id:pk>/", deliberations.deliberation_detail, name="deliberation-detail"),
    path("<id:pk>/ubah/", deliberations.deliberation_edit, name="deliberation-edit"),
    path("<id:pk>/batal/", deliberations.deliberation_cancel, name="deliberation-cancel"),
    path("<id:pk>/sahkan/", deliberations.deliberation_adopt, name="deliberation-adopt"),
    path("<id:pk>/langkah/<slug:move>/", deliberations.deliberation_move, name="deliberation-move"),
    path("<id:pk>/pimpinan/", deliberations.officers_edit, name="officers-edit"),
    path("<id:pk>/undangan/", attendance.invitation_add, name="invitation-add"),
    path("<id:pk>/undangan/surat/", attendance.letter_issue, name="letter-issue"),
    path("<id:pk>/undangan/surat/<id:letter>/", papers.invitation_letter, name="invitation-letter"),
    path("<id:pk>/hadir/", attendance.attendance_list, name="attendance-list"),
    path("<id:pk>/hadir/tambah/", attendance.attendance_add, name="attendance-add"),
    path("<id:pk>/hadir/banyak/", attendance.attendance_bulk, name="attendance-bulk"),
    path("<id:pk>/hadir/<id:person>/hapus/", attendance.attendance_remove, name="attendance-remove"),
    path("<id:pk>/agenda/tambah/", agenda.agenda_add, name="agenda-add"),
    path("<id:pk>/agenda/<id:item>/notulen/", agenda.minutes_edit, name="minutes-edit"),
    path("<id:pk>/agenda/<id:item>/keputusan/", agenda.decision_edit, name="decision-edit"),
    path("<id:pk>/tindak-lanjut/tambah/", follow_ups.follow_up_add, name="follow-up-add"),
    path("<id:pk>/tindak-lanjut/<id:follow_up>/selesai/", follow_ups.follow_up_close, name="follow-up-close"),
    path("<id:pk>/berkas/unggah/<slug:kind>/", files.file_upload, name="file-upload"),
    path("<id:pk>/berkas/berita-acara/", papers.official_record, name="official-record"),
    path("<id:pk>/berkas/<id:file>/", files.file_download, name="file-download"),
    path("<id:pk>/cetak/", papers.official_record_draft, name="official-record-draft"),
]
