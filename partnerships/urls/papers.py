"""Addresses of papers: letters of offer, Perdes, decrees about a BKAD, printed reports, KAK and analyses."""

from django.urls import path

from partnerships.views import dossier, papers, programme_papers

HERE = "kerja-sama/<id:pk>/"
PROGRAMME = HERE + "program/<id:programme>/"
PERDES = "perdes/<village:code>/"
DECREES = "bkad/<id:pk>/keputusan/"

urlpatterns = [
    path(HERE + "berkas/seluruhnya/", dossier.dossier, name="dossier"),
    path(HERE + "penawaran/surat/<id:party>/", papers.offer_letter, name="offer-letter"),
    path(HERE + "laporan/<id:report>/cetak/", papers.report_print, name="report-print"),
    path(HERE + "kak/cetak/", programme_papers.terms_print, name="terms-print"),
    path(HERE + "manfaat-biaya/cetak/", programme_papers.analysis_print, name="analysis-print"),
    path(PROGRAMME + "kak/cetak/", programme_papers.programme_terms_print, name="programme-terms-print"),
    path(
        PROGRAMME + "manfaat-biaya/cetak/", programme_papers.programme_analysis_print, name="programme-analysis-print"
    ),
    path(PERDES + "cetak/", papers.regulation_draft, name="regulation-draft"),
    path(PERDES + "berkas/final/", papers.regulation_paper, name="regulation-paper"),
    path(DECREES + "cetak/", papers.joint_decree_draft, name="joint-decree-draft"),
    path(DECREES + "terbitkan/", papers.joint_decree_issue, name="joint-decree-issue"),
    path(DECREES + "desa/<village:code>/", papers.village_decree, name="village-decree"),
    path(DECREES + "<id:decree>/", papers.decree_paper, name="decree-paper"),
]
