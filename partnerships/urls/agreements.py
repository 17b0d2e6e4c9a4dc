"""Addresses of texts that are decided in the villages and signed with an outside party."""

from django.urls import path

from partnerships.views import agreements, deliberations

TEXT = "naskah/<id:pk>/"
PARTNER = TEXT + "pihak-ketiga/"

urlpatterns = [
    path(
        "kerja-sama/<id:pk>/musyawarah/naskah/<village:code>/",
        deliberations.village_text_schedule,
        name="village-text-schedule",
    ),
    path(PARTNER, agreements.partner_link, name="partner-link"),
    path(PARTNER + "<id:confirmation>/tarik/", agreements.partner_link_withdraw, name="partner-link-withdraw"),
    path(PARTNER + "tanda-tangan/", agreements.partner_sign, name="partner-sign"),
    path(TEXT + "tanda-tangan/<id:signature>/umumkan/", agreements.signature_announce, name="signature-announce"),
    path("konfirmasi/<str:token>/", agreements.partner_confirm, name="partner-confirm"),
]
