"""When may it happen: the tables of moves of cooperations, parties, Perdes, texts and signatures."""

from accounts.permissions import Permission as P
from partnerships.capacity.claims import capacity_fits
from partnerships.models import (
    BETWEEN_VILLAGES,
    Cooperation,
    Instrument,
    Party,
    Proposal,
    Signature,
    Track,
    VillageRegulation,
)
from partnerships.needs import (
    chosen_party_exists,
    consultation_recorded,
    decided_on_this_text,
    is_agreement,
    is_joint_regulation,
    is_offered,
    is_old_data,
    on_track,
    ready_to_sign,
    regulations_ready,
    rules_hold,
    signed_by_all,
    village_deliberated,
    within_one_district,
    within_several_districts,
)
from partnerships.old_names import no_village_ended
from partnerships.review_bars import why_no_review
from records.moves import Move, Moves

Stage, Side, Bid = Cooperation.Stage, Party.Status, Proposal.Status
Perdes, Text, Sign = VillageRegulation.Status, Instrument.Status, Signature.Status


COOPERATION_MOVES = Moves(
    "cooperation",
    Cooperation,
    "stage",
    lambda cooperation: cooperation.place,
    [
        Move(
            "send_offer",
            "Kirim surat penawaran",
            (Stage.PREPARATION,),
            Stage.OFFER,
            P.OFFER_SEND,
            (
                on_track(*BETWEEN_VILLAGES),
                rules_hold("R4", "R5", "R6", "R7", lead_only=True),
                chosen_party_exists,
                no_village_ended,
            ),
        ),
        Move(
            "announce",
            "Umumkan penawaran",
            (Stage.PREPARATION,),
            Stage.OFFER,
            P.OFFER_SEND,
            (
                on_track(Track.THIRD_BY_VILLAGE),
                rules_hold("R4", "R5", "R6", "R7", "R12a", "R12b", "R13", "R16", lead_only=True),
                no_village_ended,
            ),
        ),
        Move(
            "accept_proposal",
            "Terima proposal",
            (Stage.PREPARATION,),
            Stage.OFFER,
            P.OFFER_SEND,
            (
                on_track(Track.THIRD_BY_PARTNER),
                rules_hold("R4", "R5", "R6", "R7", "R21", lead_only=True),
                no_village_ended,
            ),
        ),
        Move(
            "start_drafting",
            "Mulai menyusun naskah",
            (Stage.OFFER,),
            Stage.DRAFTING,
            P.DRAFTING_START,
            (rules_hold("R2", "R2b", "R19", "R20", "R21a", "R22"), no_village_ended),
        ),
        Move(
            "declare_in_force",
            "Nyatakan berlaku",
            (Stage.DRAFTING,),
            Stage.IN_FORCE,
            P.IN_FORCE_DECLARE,
            (rules_hold("R45", "R46", "R47", "R49"), capacity_fits),
        ),
        Move(
            "start_running",
            "Mulai pelaksanaan",
            (Stage.IN_FORCE,),
            Stage.RUNNING,
            P.RUN_START,
            (rules_hold("R53", "R54", "R55"),),
        ),
        Move("suspend", "Tunda", (Stage.RUNNING,), Stage.SUSPENDED, P.REFLECTION_DECIDE),
        Move("resume", "Lanjutkan lagi", (Stage.SUSPENDED,), Stage.RUNNING, P.REFLECTION_DECIDE),
        Move("end", "Akhiri", (Stage.RUNNING, Stage.SUSPENDED), Stage.ENDED, P.REFLECTION_DECIDE),
        Move(
            "close",
            "Tutup rencana",
            (Stage.PREPARATION, Stage.OFFER, Stage.DRAFTING),
            Stage.CLOSED,
            P.OFFER_SEND,
        ),
        Move(
            "withdraw_old",
            "Salah catat",
            (Stage.RUNNING, Stage.SUSPENDED, Stage.ENDED),
            Stage.CLOSED,
            P.OLD_DATA_KEEP,
            (is_old_data,),
        ),
    ],
)

# What the lead village does with a candidate.
PARTY_MOVES = Moves(
    "party",
    Party,
    "status",
    lambda party: party.cooperation.place,
    [
        Move("choose", "Pilih sebagai mitra", (Side.CANDIDATE,), Side.CHOSEN, P.COOPERATION_EDIT),
        Move("set_aside", "Tidak dipilih", (Side.CANDIDATE, Side.CHOSEN), Side.SET_ASIDE, P.COOPERATION_EDIT),
        Move("reconsider", "Pertimbangkan lagi", (Side.SET_ASIDE,), Side.CANDIDATE, P.COOPERATION_EDIT),
        Move("invite", "Undang", (Side.CHOSEN,), Side.INVITED, P.OFFER_SEND),
        Move("leave_out", "Lanjutkan tanpa desa ini", (Side.DECLINED,), Side.LEFT_OUT, P.OFFER_SEND),
    ],
)

# What the lead village does with the offer of an outside party.
PROPOSAL_MOVES = Moves(
    "proposal",
    Proposal,
    "status",
    lambda proposal: proposal.place,
    [
        Move("choose", "Pilih penawaran ini", (Bid.RECEIVED,), Bid.CHOSEN, P.COOPERATION_EDIT),
        Move("set_aside", "Tidak dipilih", (Bid.RECEIVED, Bid.CHOSEN), Bid.SET_ASIDE, P.COOPERATION_EDIT),
        Move("reconsider", "Pertimbangkan lagi", (Bid.SET_ASIDE,), Bid.RECEIVED, P.COOPERATION_EDIT),
        Move("accept", "Terima proposal", (Bid.RECEIVED,), Bid.CHOSEN, P.OFFER_SEND),
    ],
)

# What each invited village answers for itself.
REPLY_MOVES = Moves(
    "party",
    Party,
    "status",
    lambda party: party.place,
    [
        Move(
            "accept",
            "Terima penawaran",
            (Side.INVITED,),
            Side.ACCEPTED,
            P.OFFER_ANSWER,
            (is_offered, rules_hold("R7", party=True)),
        ),
        Move(
            "decline",
            "Tolak penawaran",
            (Side.INVITED,),
            Side.DECLINED,
            P.OFFER_ANSWER,
            (is_offered, village_deliberated),
        ),
        Move("confirm_old", "Benarkan data lama", (Side.INVITED,), Side.ACCEPTED, P.OLD_DATA_KEEP, (is_old_data,)),
    ],
)

REGULATION_MOVES = Moves(
    "village_regulation",
    VillageRegulation,
    "status",
    lambda regulation: regulation.place,
    [
        Move(
            "discuss",
            "Bahas dengan BPD",
            (Perdes.DRAFT,),
            Perdes.DISCUSSED,
            P.REGULATION_DRAFT,
            (consultation_recorded,),
        ),
        Move("agree", "Sepakati rancangan Perdes", (Perdes.DISCUSSED,), Perdes.AGREED, P.REGULATION_AGREE),
        Move("enact", "Tetapkan Perdes", (Perdes.AGREED,), Perdes.ENACTED, P.REGULATION_ENACT),
        Move("promulgate", "Undangkan Perdes", (Perdes.ENACTED,), Perdes.PROMULGATED, P.REGULATION_PROMULGATE),
    ],
)

BEFORE_REVIEW = rules_hold("R9", "R12", "R12a", "R13", "R14", "R14a", "R16", "R22", "R23", "R24", "R25", "R26", "R46a")

INSTRUMENT_MOVES = Moves(
    "instrument",
    Instrument,
    "status",
    lambda instrument: instrument.place,
    [
        Move(
            "send_to_district",
            "Kirim untuk ditinjau",
            (Text.DRAFT,),
            Text.DISTRICT_REVIEW,
            P.INSTRUMENT_SUBMIT,
            (within_one_district, BEFORE_REVIEW, regulations_ready),
        ),
        Move(
            "send_to_regency",
            "Kirim untuk ditinjau",
            (Text.DRAFT,),
            Text.REGENCY_REVIEW,
            P.INSTRUMENT_SUBMIT,
            (within_several_districts, BEFORE_REVIEW, regulations_ready),
        ),
        Move(
            "recommend_district",
            "Boleh ditandatangani",
            (Text.DISTRICT_REVIEW,),
            Text.REGENCY_REVIEW,
            P.REVIEW_DISTRICT,
            barred=why_no_review,
        ),
        Move(
            "return_district",
            "Kembalikan untuk diperbaiki",
            (Text.DISTRICT_REVIEW,),
            Text.DRAFT,
            P.REVIEW_DISTRICT,
            barred=why_no_review,
        ),
        Move(
            "recommend_regency",
            "Boleh ditandatangani",
            (Text.REGENCY_REVIEW,),
            Text.READY,
            P.REVIEW_REGENCY,
            barred=why_no_review,
        ),
        Move(
            "return_regency",
            "Kembalikan untuk diperbaiki",
            (Text.REGENCY_REVIEW,),
            Text.DRAFT,
            P.REVIEW_REGENCY,
            barred=why_no_review,
        ),
        Move("complete", "Lengkapi tanda tangan", (Text.READY,), Text.SIGNED, P.INSTRUMENT_SIGN, (signed_by_all,)),
        Move("enter_into_force", "Berlakukan naskah", (Text.SIGNED,), Text.IN_FORCE, P.IN_FORCE_DECLARE),
    ],
)

SIGNATURE_MOVES = Moves(
    "signature",
    Signature,
    "status",
    lambda signature: signature.place,
    [
        Move(
            "sign",
            "Tandatangani",
            (Sign.WAITING,),
            Sign.SIGNED,
            P.INSTRUMENT_SIGN,
            (ready_to_sign, decided_on_this_text, lambda row: no_village_ended(row.instrument.cooperation)),
        ),
        Move(
            "promulgate",
            "Undangkan",
            (Sign.SIGNED,),
            Sign.PROMULGATED,
            P.INSTRUMENT_PROMULGATE,
            (is_joint_regulation, lambda signature: signed_by_all(signature.instrument)),
        ),
        Move(
            "announce",
            "Umumkan kepada warga",
            (Sign.SIGNED,),
            Sign.ANNOUNCED,
            P.INSTRUMENT_PROMULGATE,
            (is_agreement, lambda signature: signed_by_all(signature.instrument)),
        ),
        Move("disseminate", "Sebarluaskan", (Sign.PROMULGATED,), Sign.DISSEMINATED, P.INSTRUMENT_PROMULGATE),
    ],
)
