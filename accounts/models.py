"""People and the roles granted to them, at a region or for a body, from–until."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property

from accounts import regions, secrets
from accounts.access import can
from accounts.permissions import Permission, Place
from accounts.roles import ROLES, Role
from records.abstract import Record, new_id


class UserManager(BaseUserManager):
    """Finds people by user name; they are made by accounts.actions."""

    def get_by_natural_key(self, username):
        return self.get(username__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in; deactivated, never deleted."""

    key = models.CharField("kunci alamat", max_length=10, unique=True, default=new_id, editable=False)
    username = models.CharField("nama pengguna", max_length=60, unique=True, validators=[ASCIIUsernameValidator()])
    name = models.CharField("nama", max_length=120)
    email = models.EmailField("surel", blank=True)
    is_active = models.BooleanField("aktif", default=True)
    is_example = models.BooleanField("akun contoh", default=False)
    date_joined = models.DateTimeField("dibuat pada", default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.name

    @cached_property
    def active_grants(self) -> list["Grant"]:
        """The grants in force now, read once per request: all of them, since so plain a question is answered sooner."""
        if not self.is_active:
            return []
        return [grant for grant in self.grants.order_by("created_at", "pk") if grant.is_in_force]

    @property
    def is_staff(self) -> bool:
        """The admin site is for administrators only."""
        return any(Permission.ADMIN_SITE in ROLES[grant.role].rights for grant in self.active_grants)

    @property
    def roles(self) -> set[str]:
        """The roles held now."""
        return {grant.role for grant in self.active_grants}

    @property
    def title(self) -> str:
        """The office as people say it; the first of several."""
        return self.active_grants[0].title if self.active_grants else self.name

    def title_at(self, code: str) -> str:
        """The office in which the person acts at a place; the first one held when none covers it, else their name."""
        covering = [grant for grant in self.active_grants if grant.touches(code)]
        return covering[0].title if covering else self.title

    @property
    def place_names(self) -> list[str]:
        """The places they were ever given; such words make weak passwords."""
        return list(self.grants.values_list("place_name", flat=True)) if self.pk else []

    def can(self, permission: str, at: Place | str) -> bool:
        """May this person do this there?"""
        return can(self, permission, at)


ONE_SCOPE = (
    Q(nationwide=True, region_code="", body="")
    | (Q(nationwide=False, body="") & ~Q(region_code=""))
    | (Q(nationwide=False, region_code="") & ~Q(body=""))
)


class GrantQuerySet(models.QuerySet):
    """Which grants count."""

    def in_force(self) -> "GrantQuerySet":
        """Begun, not past, not withdrawn; judged by the clock of this moment."""
        today = timezone.localdate()
        return self.filter(
            Q(ends__isnull=True) | Q(ends__gte=today), starts__lte=today, ended_at__isnull=True
        ).order_by("created_at", "pk")

    def not_over(self) -> "GrantQuerySet":
        """In force, or still to begin."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=timezone.localdate()), ended_at__isnull=True)


ACTING = [("Pj.", "Pj."), ("Plt.", "Plt.")]


class Grant(Record):
    """A role for one person: nationwide, at a region code, or for one body; exactly one of the three."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="orang", on_delete=models.PROTECT, related_name="grants"
    )
    role = models.CharField("peran", max_length=20, choices=Role)
    nationwide = models.BooleanField("seluruh Indonesia", default=False)
    region_code = models.CharField("kode wilayah", max_length=13, blank=True)
    body = models.CharField("badan", max_length=10, blank=True)
    place_name = models.CharField("nama tempat", max_length=120, blank=True)
    acting = models.CharField("penjabat", max_length=4, blank=True, choices=ACTING)
    starts = models.DateField("mulai", default=timezone.localdate)
    ends = models.DateField("sampai", null=True, blank=True)
    ended_at = models.DateTimeField("diakhiri pada", null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = "wewenang"
        verbose_name_plural = "wewenang"
        constraints = [
            models.CheckConstraint(
                condition=ONE_SCOPE,
                name="accounts_grant_one_scope",
                violation_error_message="Pilih satu: seluruh Indonesia, satu wilayah, atau satu badan.",
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="accounts_grant_dates_in_order",
                violation_error_message="Tanggal sampai tidak boleh sebelum tanggal mulai.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The office with its place, "Pj." or "Plt." before it when acting."""
        return " ".join(part for part in (self.acting, self.get_role_display(), self.place_name) if part)

    def clean(self) -> None:
        """A region is named by a code of the grammar; raises ValidationError."""
        if self.region_code and not regions.is_code(self.region_code):
            raise ValidationError({"region_code": "Kode wilayah tidak dikenal. Contoh: 35.02.19 untuk satu kecamatan."})

    def touches(self, code: str) -> bool:
        """Does the grant cover this code?"""
        return self.nationwide or regions.covers(self.region_code, code)

    @property
    def is_over(self) -> bool:
        """Withdrawn, or its last day is past."""
        return self.ended_at is not None or bool(self.ends and self.ends < timezone.localdate())

    @property
    def is_in_force(self) -> bool:
        """Begun, not past, not withdrawn: what GrantQuerySet.in_force finds."""
        return self.starts <= timezone.localdate() and not self.is_over


class InvitationQuerySet(models.QuerySet):
    """Which invitations still open a door."""

    def open(self) -> "InvitationQuerySet":
        """Not used, not withdrawn, not expired; judged by the clock of this moment."""
        return self.filter(used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=timezone.now())

    def of_secret(self, secret: str) -> "InvitationQuerySet":
        """The one whose link or typed code this is."""
        return self.filter(Q(token_hash=secrets.digest(secret)) | Q(code_hash=secrets.digest(secrets.tidy(secret))))


class Invitation(Record):
    """A one-time way in: for a new person with a first role, or for a known one who lost the password."""

    class Kind(models.TextChoices):
        NEW = "undangan", "Undangan"
        SLIP = "surat_masuk", "Surat masuk"
        RESET = "lupa_sandi", "Lupa kata sandi"

    kind = models.CharField("jenis", max_length=12, choices=Kind, default=Kind.NEW)
    name = models.CharField("nama", max_length=120)
    email = models.EmailField("surel", blank=True)
    role = models.CharField("peran", max_length=20, choices=Role, blank=True)
    nationwide = models.BooleanField("seluruh Indonesia", default=False)
    region_code = models.CharField("kode wilayah", max_length=13, blank=True)
    body = models.CharField("badan", max_length=10, blank=True)
    place_name = models.CharField("nama tempat", max_length=120, blank=True)
    acting = models.CharField("penjabat", max_length=4, blank=True, choices=ACTING)
    starts = models.DateField("mulai", null=True, blank=True)
    ends = models.DateField("sampai", null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="orang",
        on_delete=models.PROTECT,
        related_name="invitations",
        null=True,
        blank=True,
    )
    replaces = models.ForeignKey(
        Grant,
        verbose_name="jabatan yang diserahkan",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    token_hash = models.CharField("sidik tautan", max_length=64, unique=True)
    code_hash = models.CharField("sidik kode", max_length=64, unique=True)
    expires_at = models.DateTimeField("berlaku sampai")
    used_at = models.DateTimeField("dipakai pada", null=True, blank=True)
    withdrawn_at = models.DateTimeField("ditarik pada", null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "undangan"
        verbose_name_plural = "undangan"
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="undangan") & ~Q(role="") & ONE_SCOPE)
                | (~Q(kind="undangan") & Q(user__isnull=False)),
                name="accounts_invitation_to_one_office_or_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """The office it invites to; empty for a known person's slip."""
        return " ".join(part for part in (self.acting, self.get_role_display(), self.place_name) if part)

    @property
    def is_new(self) -> bool:
        """Does it make an account?"""
        return self.kind == self.Kind.NEW

    @property
    def is_open(self) -> bool:
        """Can it still be used?"""
        return not self.used_at and not self.withdrawn_at and self.expires_at > timezone.now()

    @property
    def state(self) -> str:
        """In one word, as the list shows it."""
        if self.used_at:
            return "Sudah dipakai"
        if self.withdrawn_at:
            return "Ditarik"
        return "Menunggu" if self.is_open else "Lewat waktu"
