"""Acts on invitations: made, renewed, withdrawn, used once; slips for who lost the password."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions.grants import ENDED_ALREADY, end_grant, judge_office, write_grant
from accounts.actions.people import make_user, write_password
from accounts.giving import NO_BODIES, Bodies, is_backed, require_giver, require_manager
from accounts.models import Grant, Invitation, User
from accounts.secrets import Secret, digest, new_secret, tidy
from records import trail
from records.mail import queue_mail
from records.verdict import Refused

LASTS = timedelta(hours=72)  # security.md §2, 6.4.1
RESET_LASTS = timedelta(hours=2)
WAITING_ALREADY = "Undangan untuk {} dengan peran ini masih menunggu. Buka undangannya untuk membuat tautan baru."
TAKEN = "Desa ini sudah punya kepala desa, {}. Hubungi Dinas PMD kabupaten Anda."
NOT_OPEN = "Undangan ini sudah dipakai atau ditarik."
GONE = "Tautan atau kode ini tidak berlaku lagi. Minta yang baru ke Dinas PMD."
NOT_FOR_YOURSELF = "Surat masuk bukan untuk akun sendiri. Ganti kata sandi di halaman akun Anda."
INACTIVE = "Akun ini tidak aktif. Aktifkan dulu, lalu buat surat masuk."
OFFICE_FIELDS = ("role", "region_code", "body", "nationwide", "place_name", "acting", "starts", "ends")


@dataclass(frozen=True)
class Issued:
    """A written invitation with its secret, which is shown now and never again."""

    invitation: Invitation
    secret: Secret

    @property
    def url(self) -> str:
        """The link; its base is the portal's own address, whatever the request called it."""
        return settings.PORTAL_URL + reverse("accounts:way-in", args=[self.secret.token])


def write_invitation(invitation: Invitation, *, lasts: timedelta, by: User | None) -> Issued:
    """Write an invitation and its event in the caller's transaction; only hashes of the secret are kept."""
    secret = new_secret()
    invitation.token_hash, invitation.code_hash = digest(secret.token), digest(tidy(secret.code))
    invitation.expires_at = timezone.now() + lasts
    invitation.full_clean()
    invitation.save(force_insert=True)
    facts = {field: getattr(invitation, field) for field in ("kind", "name", *OFFICE_FIELDS, "expires_at")}
    trail.record("invitation.issue", invitation, by=by, region_code=invitation.region_code, new=facts)
    return Issued(invitation, secret)


def send_link(issued: Issued, sentence: str) -> None:
    """Queue the mail with the link; it names nobody."""
    body = f"{sentence}\n\n{issued.url}\n\nTautan ini hanya bisa dipakai sekali. Jangan teruskan ke orang lain."
    key = f"undangan-{issued.invitation.token_hash[:40]}"
    queue_mail(to=issued.invitation.email, subject="Masuk ke Portal Kerja Sama Desa", body=body, key=key)


@transaction.atomic
def invite(
    *,
    name: str,
    role: str,
    by: User,
    region_code: str = "",
    body: str = "",
    nationwide: bool = False,
    place_name: str = "",
    acting: str = "",
    starts: date | None = None,
    ends: date | None = None,
    email: str = "",
    replaces: Grant | None = None,
    keeps: bool = True,
    note: str = "",
    bodies: Bodies = NO_BODIES,
) -> Issued:
    """Invite a new person to a first office; with `replaces` it hands over that office, whose holder may keep it."""
    scope = {"region_code": region_code, "body": body, "nationwide": nationwide}
    office = {"place_name": place_name, "acting": acting, "starts": starts or timezone.localdate(), "ends": ends}
    invitation = Invitation(name=name, email=email, role=role, **scope, **office, replaces=replaces, created_by=by)
    require_giver(by, invitation, bodies)
    if replaces is not None and replaces.is_over:
        raise Refused(ENDED_ALREADY)
    judge_office(invitation, replaces=replaces)
    if Invitation.objects.open().filter(name__iexact=name, role=role, **scope).exists():
        raise Refused(WAITING_ALREADY.format(name))
    if replaces is not None and not keeps:
        end_grant(replaces, by=by, note=note, last_day=invitation.starts - timedelta(days=1))
    issued = write_invitation(invitation, lasts=LASTS, by=by)
    send_link(issued, "Anda diundang memakai Portal Kerja Sama Desa. Buka tautan ini dalam 72 jam:")
    return issued


@transaction.atomic
def renew_link(*, invitation: Invitation, by: User, bodies: Bodies = NO_BODIES) -> Issued:
    """Another link and code for the same invitation, for 72 hours; the old ones are dead."""
    require_giver(by, invitation, bodies)
    secret = new_secret()
    fresh = {"token_hash": digest(secret.token), "code_hash": digest(tidy(secret.code))}
    fresh["expires_at"] = timezone.now() + LASTS
    unused = Invitation.objects.filter(pk=invitation.pk, used_at__isnull=True, withdrawn_at__isnull=True)
    if unused.update(**fresh, created_by=by) != 1:
        raise Refused(NOT_OPEN)
    facts = {"expires_at": fresh["expires_at"]}
    trail.record("invitation.renew", invitation, by=by, region_code=invitation.region_code, new=facts)
    issued = Issued(Invitation.objects.get(pk=invitation.pk), secret)
    send_link(issued, "Ini tautan baru untuk Portal Kerja Sama Desa. Buka dalam 72 jam:")
    return issued


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User, bodies: Bodies = NO_BODIES) -> None:
    """Nobody can use it any more."""
    require_giver(by, invitation, bodies)
    unused = Invitation.objects.filter(pk=invitation.pk, used_at__isnull=True, withdrawn_at__isnull=True)
    if unused.update(withdrawn_at=timezone.now()) != 1:
        raise Refused(NOT_OPEN)
    trail.record("invitation.withdraw", invitation, by=by, region_code=invitation.region_code)


def for_person(user: User, *, kind: str, lasts: timedelta, by: User | None) -> Issued:
    """A way in for a known person, in the caller's transaction; earlier ones of theirs are dead.

    What anybody may ask for, a link by mail, never kills a slip that is on its way on paper.
    """
    earlier = user.invitations.open().exclude(kind=Invitation.Kind.NEW)
    if kind == Invitation.Kind.RESET:
        earlier = earlier.filter(kind=kind)
    earlier.update(withdrawn_at=timezone.now())
    slip = Invitation(kind=kind, name=user.name, email=user.email, user=user, created_by=by or user)
    return write_invitation(slip, lasts=lasts, by=by)


@transaction.atomic
def issue_slip(*, user: User, by: User | None, bodies: Bodies = NO_BODIES) -> Issued:
    """A sign-in slip on paper for who lost the password; nothing changes until it is used."""
    require_manager(by, user, bodies)
    if user == by:
        raise Refused(NOT_FOR_YOURSELF)
    if not User.objects.filter(pk=user.pk, is_active=True).exists():
        raise Refused(INACTIVE)
    return for_person(user, kind=Invitation.Kind.SLIP, lasts=LASTS, by=by)


@transaction.atomic
def request_reset(*, email: str) -> int:
    """Queue a link for everybody with this address and a password to lose; the caller tells nobody how many."""
    people = User.objects.filter(email__iexact=email, is_active=True) if email else User.objects.none()
    known = [user for user in people if user.has_usable_password()]
    for user in known:
        issued = for_person(user, kind=Invitation.Kind.RESET, lasts=RESET_LASTS, by=None)
        send_link(issued, "Buka tautan ini dalam 2 jam untuk memilih kata sandi baru:")
    return len(known)


def hold_office(invitation: Invitation) -> None:
    """Two who accept the same office at once wait for each other."""
    same = {field: getattr(invitation, field) for field in ("kind", "role", "region_code", "body", "nationwide")}
    list(Invitation.objects.select_for_update().filter(**same).order_by("pk").values_list("pk"))


@transaction.atomic
def accept(*, invitation: Invitation, password: str, username: str = "") -> User:
    """Use an invitation, once: an account with its office, or a new password for a known person; gives them."""
    if not is_backed(invitation):
        raise Refused(GONE)
    if invitation.is_new:
        hold_office(invitation)
        judge_office(invitation, replaces=invitation.replaces, since=invitation.created_at, taken=TAKEN)
    if Invitation.objects.open().filter(pk=invitation.pk).update(used_at=timezone.now()) != 1:
        raise Refused(GONE)
    if not invitation.is_new:
        write_password(invitation.user, password, by=invitation.user)
        trail.record("invitation.use", invitation, by=invitation.user)
        return invitation.user
    facts = {"username": username.lower(), "name": invitation.name, "email": invitation.email}
    user = make_user(**facts, password=password, by=invitation.created_by)
    office = {field: getattr(invitation, field) for field in OFFICE_FIELDS}
    write_grant(Grant(user=user, **office, created_by=invitation.created_by), by=invitation.created_by)
    Invitation.objects.filter(pk=invitation.pk).update(user=user)
    trail.record("invitation.use", invitation, by=user, region_code=invitation.region_code)
    return user
