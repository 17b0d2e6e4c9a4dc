"""What must hold before the first request is served."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from accounts.models import User


def refuse_example_accounts() -> None:
    """Stop production while accounts of the example profile exist; raises ImproperlyConfigured."""
    if settings.PROFILE == "produksi" and User.objects.filter(is_example=True).exists():
        raise ImproperlyConfigured(
            "Profil produksi menolak basis data yang berisi akun contoh. "
            "Pakai basis data kosong, atau jalankan dengan PORTAL_PROFILE=contoh."
        )
