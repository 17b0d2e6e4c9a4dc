"""Outside parties asked by name to answer the announcement: when that may be, and what their list shows."""

from accounts.permissions import Permission as P
from partnerships.models import Announcement, Cooperation, PartnerInvitation, Track
from records.moves import Move, Moves
from records.verdict import YES, Verdict, no

Status = PartnerInvitation.Status
Stage = Cooperation.Stage


def is_announced(invitation: PartnerInvitation) -> Verdict:
    """All outside parties answer the same announcement with its KAK (Permendagri 96/2017 pasal 14 ayat (3) huruf a)."""
    if Announcement.objects.filter(cooperation=invitation.cooperation_id).exists():
        return YES
    return no("Umumkan penawaran dulu, supaya semua pihak ketiga membaca syarat yang sama.")


def offers_come_in(invitation: PartnerInvitation) -> Verdict:
    """Before the text nobody was chosen yet."""
    cooperation = invitation.cooperation
    if cooperation.stage in (Stage.PREPARATION, Stage.OFFER):
        return YES
    return no(f"Pihak ketiga diundang sebelum naskah disusun. Tahap sekarang “{cooperation.get_stage_display()}”.")


INVITATION_MOVES = Moves(
    "invitation",
    PartnerInvitation,
    "status",
    lambda invitation: invitation.cooperation.place,
    [
        Move(
            "invite",
            "Undang menawar",
            (Status.CANDIDATE,),
            Status.INVITED,
            P.OFFER_SEND,
            (is_announced, offers_come_in),
        ),
        Move("offer", "Catat penawarannya", (Status.CANDIDATE, Status.INVITED), Status.OFFERED, P.COOPERATION_EDIT),
        Move("decline", "Catat penolakan", (Status.INVITED,), Status.DECLINED, P.COOPERATION_EDIT, (offers_come_in,)),
        Move("set_aside", "Tidak diundang", (Status.CANDIDATE,), Status.SET_ASIDE, P.COOPERATION_EDIT),
        Move("reconsider", "Pertimbangkan lagi", (Status.SET_ASIDE,), Status.CANDIDATE, P.COOPERATION_EDIT),
    ],
)


def may_invite(cooperation: Cooperation) -> Verdict:
    """Only the village's own initiative asks outside parties by name (R20)."""
    if cooperation.track != Track.THIRD_BY_VILLAGE:
        return no("Undangan menawar hanya untuk kerja sama dengan pihak ketiga atas prakarsa desa.")
    if cooperation.stage not in (Stage.PREPARATION, Stage.OFFER):
        return no(f"Pihak ketiga diundang sebelum naskah disusun. Tahap sekarang “{cooperation.get_stage_display()}”.")
    return YES
