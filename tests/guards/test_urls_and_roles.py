"""Every address × every role: who gets in, who is told no, who learns nothing. A new address without a row fails."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import invite
from accounts.roles import Role
from musyawarah import actions as meetings
from partnerships.actions import decrees, swot
from partnerships.models import Delegate, FundingLine, Mandate, SignatureScan
from records.documents import judge_scan
from records.importing.kind import registry
from records.pictures import judge_photo
from tests.agreement_road import agreement_at, linked
from tests.conftest import NGEBEL, SAHANG, make_user, signed_in
from tests.factories import cases, cooperation_at, regulation_in_draft, regulation_in_force, returned
from tests.guards.test_views import ours
from tests.musyawarah.build import fill, scan
from tests.partnerships import capacity_world, partner_world, register_world, shortlist_world
from tests.partnerships.legacy_cases import entered
from tests.records.import_kind import bring
from tests.villages.plan_rows import plan_row
from villages import actions as villages
from villages.models import PotentialPhoto, Topic, Unit

# The columns of the table, each with who stands there. Ngebel leads, Sahang is the other party, Talun is neither.
ACTORS = {
    "kades": "kades_ngebel",
    "sekdes": "sekdes_ngebel",
    "perangkat": "perangkat_ngebel",
    "bpd": "bpd_ngebel",
    "kades of the partner": "kades_sahang",
    "sekdes of the partner": "sekdes_sahang",
    "sekdes of a neighbour": "sekdes_talun",
    "pendamping": "pendamping",
    "camat": "camat",
    "dpmd": "dpmd",
    "bkad": "bkad",
    "inspektorat": "inspektorat",
    "pembaca": "pembaca",
    "admin": "admin",
    "camat of another kecamatan": "camat_pulung",
    "sekdes of another kabupaten": "asing",
    "publik": "",
}
# y: in, with the code of the row · r: sent on (302) · x: 403 · .: 404 · m: to sign-in
#   kades sekdes perangkat bpd | kades and sekdes of the partner | neighbour | pendamping camat dpmd | bkad inspektorat
#   pembaca admin | other kecamatan, other kabupaten | publik
TABLE: dict[str, tuple[int, str]] = {
    # the portal's own pages
    "front": (200, "yyyy yy y yyy yyyy yy y"),
    "home": (200, "yyyy yy y yyy yyyy yy m"),
    "register-list": (200, "yyyy yy y yyy yyyy yy y"),
    "register-detail": (200, "yyyy yy y yyy yyyy yy y"),
    "verify": (200, "yyyy yy y yyy yyyy yy y"),
    "verify-code": (200, "yyyy yy y yyy yyyy yy y"),
    "verify-pdf": (200, "yyyy yy y yyy yyyy yy y"),
    "rules": (200, "yyyy yy y yyy yyyy yy y"),
    "admin-password": (302, "rrrr rr r rrr rrrr rr m"),
    # one's own account, and the doors; everybody gave their password just now
    "accounts:account": (200, "yyyy yy y yyy yyyy yy m"),
    "accounts:password-change": (200, "yyyy yy y yyy yyyy yy m"),
    "accounts:session-end": (302, "yyyy yy y yyy yyyy yy m"),
    "accounts:second-factor-enrol": (200, "yyyy yy y yyy yyyy yy m"),
    "accounts:recovery-codes": (302, "rrrr rr r rrr rrrr rr m"),
    "accounts:second-factor-remove": (302, "rrrr rr r rrr rrrr rr m"),
    "accounts:way-in": (200, "yyyy yy y yyy yyyy yy y"),
    "accounts:way-in-code": (200, "yyyy yy y yyy yyyy yy y"),
    "accounts:forgotten": (200, "yyyy yy y yyy yyyy yy y"),
    # people and access
    "access:person-list": (200, "xxxx xx x xxy xxxy xx m"),
    "access:person-detail": (200, "xxxx xx x xxy xxxy xx m"),
    "access:person-deactivate": (200, "xxxx xx x xxy xxxy xx m"),
    "access:person-activate": (409, "xxxx xx x xxy xxxy xx m"),
    "access:person-slip": (200, "xxxx xx x xxy xxxy xx m"),
    "access:person-sessions-end": (302, "xxxx xx x xxy xxxy xx m"),
    "access:person-second-factor-take": (200, "xxxx xx x xxy xxxy xx m"),
    "access:grant-give": (200, "xxxx xx x xxy xxxy xx m"),
    "access:grant-end": (200, "xxxx xx x xxy xxxy xx m"),
    "access:hand-over": (200, "xxxx xx x xxy xxxy xx m"),
    "access:invite": (200, "xxxx xx x xxy xxxy xx m"),
    "access:invitation-list": (200, "xxxx xx x xxy xxxy xx m"),
    "access:invitation-detail": (200, "xxxx xx x xxy xxxy xx m"),
    "access:invitation-withdraw": (302, "xxxx xx x xxy xxxy xx m"),
    "access:invitation-renew": (302, "xxxx xx x xxy xxxy xx m"),
    "access:slip": (302, "xxxx xx x xxr xxxr xx m"),
    # imports; the run is the sekdes's
    "imports:start": (200, "xyyx xy y yxy xxxx xy m"),
    "imports:upload": (200, "xyyx xy y yxy xxxx xy m"),
    "imports:template": (200, "xyyx xy y yxy xxxx xy m"),
    "imports:export": (200, "xyxx xy y yxy xxxx xy m"),
    "imports:run": (200, ".y.. .. . ... .... .. m"),
    "imports:state": (200, ".y.. .. . ... .... .. m"),
    "imports:answer": (422, ".y.. .. . ... .... .. m"),
    "imports:confirm": (422, ".y.. .. . ... .... .. m"),
    "imports:cancel": (302, ".y.. .. . ... .... .. m"),
    "imports:resume": (409, ".y.. .. . ... .... .. m"),
    "imports:undo": (200, ".y.. .. . ... .... .. m"),
    "imports:refused": (200, ".y.. .. . ... .... .. m"),
    "healthz": (200, "yyyy yy y yyy yyyy yy y"),
    "readyz": (200, "yyyy yy y yyy yyyy yy y"),
    # villages
    "villages:village-list": (200, "yyyy yy y yyy yyyy yy m"),
    "villages:potential-search": (200, "yyyy yy y yyy yyyy yy m"),
    "villages:profile": (200, "yyyy rr r yyy ryyr rr m"),
    "villages:summary": (200, "yyyy yy y yyy yyyy yy m"),
    "villages:origins": (200, "yyyy yy y yyy yyyy yy y"),
    "village-sheet": (200, "yyyy rr r yyy ryyr rr m"),
    "villages:year-list": (200, "yyyy .. . yyy .... .. m"),
    "villages:year-create": (200, "yyyx .. . yxx .... .. m"),
    "villages:year-edit": (200, "yyyx .. . yxx .... .. m"),
    "villages:plan-list": (200, "yyyy .. . yyy .... .. m"),
    "villages:plan-create": (200, "yyyx .. . y.. .... .. m"),
    "villages:plan-edit": (200, "yyyx .. . y.. .... .. m"),
    "villages:plan-remove": (302, "yyyx .. . y.. .... .. m"),
    "villages:letterhead": (200, "yyyx .. . xxx .... .. m"),
    "villages:letterhead-sample": (200, "yyyx .. . xxx .... .. m"),
    "villages:potential-create": (200, "yyyx .. . y.. .... .. m"),
    "villages:potential-submit-all": (200, "yyyx .. . y.. .... .. m"),
    "villages:potential-detail": (200, "yyyy .. . y.. .... .. m"),
    "villages:potential-photo": (200, "yyyy .. . y.. .... .. m"),
    "villages:photo-remove": (302, "yyyx .. . y.. .... .. m"),
    "villages:verification-queue": (200, "yyyy yy y yyy yyyy yy m"),
    "villages:verification-case": (200, "yyxx .. . yxx .... .. m"),
    "villages:verification-verify": (302, "yyxx .. . yxx .... .. m"),
    "villages:potential-edit": (200, "yyyx .. . y.. .... .. m"),
    "villages:potential-return": (200, "yyxx .. . y.. .... .. m"),
    "villages:potential-reopen": (302, "yyyx .. . y.. .... .. m"),
    "villages:potential-move": (302, "yyyx .. . y.. .... .. m"),
    "villages:need-create": (200, "yyyx .. . y.. .... .. m"),
    "villages:need-edit": (200, "yyyx .. . y.. .... .. m"),
    "villages:swot": (200, "yyyx .. . yxx .... .. m"),
    "villages:swot-remove": (302, "yyyx .. . yxx .... .. m"),
    "villages:swot-edit": (200, "yyyx .. . yxx .... .. m"),
    "villages:strengths": (200, "yyyy .. . yyy .... .. m"),
    "villages:calendar": (200, "yyyy .. . yyy .... .. m"),
    "villages:season-create": (200, "yyyx .. . yxx .... .. m"),
    "villages:season-edit": (200, "yyyx .. . yxx .... .. m"),
    "villages:season-remove": (302, "yyyx .. . yxx .... .. m"),
    "villages:priorities": (200, "yyyy .. . yyy .... .. m"),
    "villages:priorities-save": (409, "yyyx .. . yxx .... .. m"),
    "villages:priority-weights": (200, "yyyx .. . yxx .... .. m"),
    "villages:priority-order": (200, "yyyx .. . yxx .... .. m"),
    "villages:need-score": (200, "yyyx .. . yxx .... .. m"),
    "villages:potential-score": (200, "yyyx .. . y.. .... .. m"),
    # topics and units; only an administrator of the whole country keeps them (tests/portal/test_access_added.py)
    "topics:topic-list": (200, "yyyy yy y yyy yyyy yy m"),
    "topics:topic-create": (200, "xxxx xx x xxx xxxx xx m"),
    "topics:topic-edit": (200, "xxxx xx x xxx xxxx xx m"),
    "topics:unit-list": (200, "yyyy yy y yyy yyyy yy m"),
    "topics:unit-create": (200, "xxxx xx x xxx xxxx xx m"),
    "topics:unit-edit": (200, "xxxx xx x xxx xxxx xx m"),
    # musyawarah
    "musyawarah:deliberation-list": (200, "yyyy yy y yyy yyyy yy m"),
    "musyawarah:deliberation-detail": (200, "yyyy yy . yyy yy.. .. m"),
    "musyawarah:deliberation-edit": (200, "xyxy .. . yxx .... .. m"),
    "musyawarah:deliberation-cancel": (200, "xyxy .. . yxx .... .. m"),
    "musyawarah:deliberation-adopt": (200, "xxxy .. . xxx .... .. m"),
    "musyawarah:deliberation-move": (302, "xxxy .. . xxx .... .. m"),
    "musyawarah:officers-edit": (200, "xyyy .. . yxx .... .. m"),
    "musyawarah:invitation-add": (200, "xyxy .. . yxx .... .. m"),
    "musyawarah:letter-issue": (200, "xyxy .. . yxx .... .. m"),
    "musyawarah:invitation-letter": (200, "yyyy .. . y.. .... .. m"),
    "musyawarah:attendance-list": (200, "yyyy .. . yyy .y.. .. m"),
    "musyawarah:attendance-add": (200, "xyyy .. . yxx .... .. m"),
    "musyawarah:attendance-bulk": (200, "xyyy .. . yxx .... .. m"),
    "musyawarah:attendance-remove": (302, "xyyy .. . yxx .... .. m"),
    "musyawarah:agenda-add": (200, "xyyy .. . yxx .... .. m"),
    "musyawarah:minutes-edit": (200, "xyyy .. . yxx .... .. m"),
    "musyawarah:decision-edit": (200, "xyyy .. . yxx .... .. m"),
    "musyawarah:follow-up-add": (200, "xyyy .. . yxx .... .. m"),
    "musyawarah:follow-up-close": (200, "xyyy .. . yxx .... .. m"),
    "musyawarah:file-upload": (200, "xyyy .. . yxx .... .. m"),
    "musyawarah:official-record": (200, "yyyy .. . y.. .... .. m"),
    "musyawarah:file-download": (200, "yyyy .. . y.. .... .. m"),
    "musyawarah:official-record-draft": (200, "yyyy .. . y.. .... .. m"),
    # partnerships
    "partnerships:cooperation-list": (200, "yyyy yy y yyy yyyy yy m"),
    "partnerships:cooperation-detail": (200, "yyyy yy . yyy yyyx .. m"),
    "partnerships:cooperation-step": (200, "yyyy yy . yyy yyyx .. m"),
    "partnerships:cooperation-history": (200, "yyyy yy . yyy yyyx .. m"),
    "partnerships:cooperation-create": (200, "yyxx yy y yxx xxxx xy m"),
    "partnerships:legacy-create": (200, "yyxx yy y yxx xxxx xy m"),
    "partnerships:legacy-confirm": (200, "xxxx yy . xxx .xxx .. m"),
    "partnerships:legacy-scan": (200, "yyxx xx . xxx .x.. .. m"),
    "partnerships:legacy-file": (200, "yyyy yy . yyy .x.. .. m"),
    "partnerships:cooperation-edit": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:capacity": (200, "yyyy yy . yyy yyyx .. m"),
    "partnerships:claim-add": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:claim-edit": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:claim-withdraw": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:potential-ledger": (200, "yyyy yy y yyy yyyy yy m"),
    "partnerships:basis-edit": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:cooperation-move": (200, "yxxx .. . xxx .x.. .. m"),
    "partnerships:reason-write": (200, "yyxx xx . yxx xxxx .. m"),
    "partnerships:analysis": (200, "yyyy yy . yyy yyxx .. m"),
    "partnerships:analysis-add": (200, "yyyx xx . yxx xx.. .. m"),
    "partnerships:analysis-take": (200, "yyyx xx . yxx xx.. .. m"),
    "partnerships:analysis-edit": (200, "yyyx xx . yxx xx.. .. m"),
    "partnerships:analysis-remove": (302, "yyyx xx . yxx xx.. .. m"),
    "partnerships:journal-list": (200, "yyxx yy . yyy xx.. .. m"),
    "partnerships:journal-create": (200, "xxxx xx . yxx xx.. .. m"),
    # the search for partners, and whom it finds
    "partnerships:need-match": (200, "yyyy .. . yyy xxxx .. m"),
    "partnerships:potential-match": (200, "yyyy .. . yyy xxxx .. m"),
    "partnerships:village-match": (200, "yyyy .. . yyy xxxx .. m"),
    "partnerships:need-keep": (409, "yyyx .. . yxx .... .. m"),
    "partnerships:potential-keep": (409, "yyyx .. . yxx .... .. m"),
    "partnerships:village-keep": (409, "yyyx .. . yxx .... .. m"),
    "partnerships:shortlist": (200, "yyyy .. . yyy xxxx .. m"),
    "partnerships:shortlist-drop": (302, "yyyx .. . yxx .... .. m"),
    "partnerships:shortlist-start": (302, "yyxx .. . yxx .x.. .. m"),
    "partnerships:invitation-list": (200, "yyyy .. . yyy .yxx .. m"),
    "partnerships:invitation-add": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:invitation-invite": (200, "yxxx .. . xxx .x.. .. m"),
    "partnerships:invitation-decline": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:invitation-set-aside": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:invitation-reconsider": (409, "yyyx .. . yxx .x.. .. m"),
    "partnerships:candidate-add": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:offer-send": (200, "yxxx .. . xxx .x.. .. m"),
    "partnerships:offer-detail": (200, "yyyy yy . yyy yyyx .. m"),
    "partnerships:offer-letter": (200, "yyyy yy . yyy yyyx .. m"),
    "partnerships:contact-add": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:offer-answer": (200, "xxxx yx . xxx xx.. .. m"),
    "partnerships:delegate-list": (200, "yyxy xx . xxx .x.. .. m"),
    "partnerships:delegate-remove": (302, "yyxy xx . xxx .x.. .. m"),
    "partnerships:party-move": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:appraisal-edit": (200, "yyyy .. . yyy .yxx .. m"),
    "partnerships:terms-edit": (200, "yyyy .. . yyy .yxx .. m"),
    "partnerships:announce": (200, "yxxx .. . xxx .x.. .. m"),
    "partnerships:announcement-paper": (200, "yyyy .. . yyy .yxx .. m"),
    "partnerships:proposal-list": (200, "yyyy .. . yyy .yxx .. m"),
    "partnerships:proposal-add": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:proposal-edit": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:partner-edit": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:proposal-file": (200, "yyyy .. . yyy .yxx .. m"),
    "partnerships:proposal-evaluate": (200, "yyyx .. . yxx .x.. .. m"),
    "partnerships:proposal-answer": (200, "yxxx .. . xxx .x.. .. m"),
    "partnerships:proposal-move": (200, "yyyx .. . yxx .x.. .. m"),
    # the register of outside parties; one that Ngebel proposed
    "partnerships:partner-list": (200, "yyyy yy y yyy yyyy yy y"),
    "partnerships:partner-create": (200, "yyyx yy y yxy xxxx xy m"),
    "partnerships:partner-queue": (200, "xxxx xx x xxy xxxx xx m"),
    "partnerships:partner-detail": (200, "yyy. .. . y.y .... .. ."),
    "partnerships:partner-entry-edit": (200, "yyyx .. . yxy xxxx x. m"),
    "partnerships:partner-coverage": (200, "yyyx .. . yxy xxxx x. m"),
    "partnerships:partner-topics": (200, "yyyx .. . yxy xxxx x. m"),
    "partnerships:partner-topic-edit": (200, "yyyx .. . yxy xxxx x. m"),
    "partnerships:partner-topic-remove": (302, "yyyx .. . yxy xxxx x. m"),
    "partnerships:partner-proof-add": (200, "yyyx .. . yxy xxxx x. m"),
    "partnerships:partner-proof": (200, "yyyx .. . yxy xxxx x. m"),
    "partnerships:partner-proof-withdraw": (302, "yyyx .. . yxy xxxx x. m"),
    "partnerships:partner-conflict": (200, "yyyx .. . yxy xxxx x. m"),
    "partnerships:partner-verify": (302, "xxxx xx x xxy xxxx xx m"),
    "partnerships:partner-refuse": (200, "xxxx xx x xxy xxxx xx m"),
    "partnerships:partner-reopen": (200, "xxxx xx x xxy xxxx xx m"),
    "partnerships:partner-merge": (200, "xxxx xx x xxy xxxx xx m"),
    "partnerships:village-text-schedule": (200, "xyxy .. . yxx .... .. m"),
    "partnerships:partner-link": (200, "yyxx .. . yxx .x.. .. m"),
    "partnerships:partner-link-withdraw": (302, "yyxx .. . yxx .x.. .. m"),
    "partnerships:partner-confirm": (200, "xxxx xx x xxx xxxx xx y"),
    "partnerships:partner-sign": (200, "yxxx .. . xxx .x.. .. m"),
    "partnerships:signature-announce": (200, "xyxx .. . xxx .x.. .. m"),
    "partnerships:announcement-list": (200, "yyyy yy y yyy yyyy yy y"),
    "partnerships:announcement-public": (200, "yyyy yy y yyy yyyy yy y"),
    "partnerships:announcement-file": (200, "yyyy yy y yyy yyyy yy y"),
    "partnerships:programme-create": (200, "yyyx xx . yxx xx.. .. m"),
    "partnerships:programme-detail": (200, "yyyy yy . yyy .yxx .. m"),
    "partnerships:programme-edit": (200, "yyyx xx . yxx .x.. .. m"),
    "partnerships:funding-add": (200, "yyyx xx . yxx .x.. .. m"),
    "partnerships:funding-remove": (302, "yyyx xx . yxx .x.. .. m"),
    "partnerships:share-edit": (200, "yyyx xx . yxx .x.. .. m"),
    "partnerships:activity-list": (200, "yyyy yy . yyy .yxx .. m"),
    "partnerships:activity-add": (200, "yyyx xx . yxx .x.. .. m"),
    "partnerships:activity-edit": (200, "yyyx xx . yxx .x.. .. m"),
    "partnerships:activity-move": (302, "yyyx xx . yxx .x.. .. m"),
    "partnerships:activity-remove": (200, "yyyx xx . yxx .x.. .. m"),
    "partnerships:costs-edit": (200, "yyyx xx . yxx .x.. .. m"),
    "partnerships:funding-table": (200, "yyyx xx . yxx .x.. .. m"),
    "partnerships:what-if": (200, "yyyy yy . yyy .yxx .. m"),
    "partnerships:percents-take": (422, "yyyx xx . yxx .x.. .. m"),
    "partnerships:feasibility-edit": (200, "yyyx xx . yxx .x.. .. m"),
    "partnerships:deliberation-schedule": (200, "xyxy .. . yxx .... .. m"),
    "partnerships:mad-schedule": (200, "yyxx yy . yxx yx.. .. m"),
    "partnerships:reflection-schedule": (200, "yyxx yy . yxx yx.. .. m"),
    "partnerships:regulation-detail": (200, "yyyy .. . yyy .y.. .. m"),
    "partnerships:regulation-draft": (200, "yyyy .. . yyy .y.. .. m"),
    "partnerships:regulation-paper": (200, ".... yy . yyy .y.. .. m"),
    "partnerships:regulation-create": (200, "yyxx .. . yxx .x.. .. m"),
    "partnerships:regulation-edit": (200, "yyxx .. . yxx .x.. .. m"),
    "partnerships:regulation-move": (200, "yyxx .. . yxx .x.. .. m"),
    "partnerships:instrument-create": (302, "yyxx xx . yxx .x.. .. m"),
    "partnerships:instrument-detail": (200, "yyyy yy . yyy .x.. .. m"),
    "partnerships:instrument-edit": (200, "yyxx xx . yxx .x.. .. m"),
    "partnerships:clause-edit": (200, "yyxx xx . yxx .x.. .. m"),
    "partnerships:points-answer": (200, "yyxx xx . yxx .x.. .. m"),
    "partnerships:instrument-submit": (200, "yyxx xx . xxx .x.. .. m"),
    "partnerships:instrument-draft": (200, "yyyy yy . yyy .x.. .. m"),
    "partnerships:instrument-paper": (200, "yyyy yy . yyy yyy. .. m"),
    "partnerships:scan-file": (200, "yyyy yy . yyy yx.. .. m"),
    "partnerships:review-list": (200, "xxxx xx x xyy xxxx yx m"),
    "partnerships:review-detail": (200, "xxxx xx . xyx .x.. .. m"),
    "partnerships:signature-sign": (200, "yxxx xx . xxx xx.. .. m"),
    "partnerships:scan-upload": (200, "yyxx xx . xxx xx.. .. m"),
    "partnerships:signature-promulgate": (200, "xyxx xx . xxx xx.. .. m"),
    "partnerships:signature-disseminate": (200, "xyxx xx . xxx xx.. .. m"),
    "partnerships:body-form": (200, "yyxx yy . yxx yx.. .. m"),
    "partnerships:body-detail": (200, "yyyy yy . yyy yyxx .. m"),
    "partnerships:member-add": (200, "yyxx yy . yxx yx.. .. m"),
    "partnerships:member-remove": (200, "yyxx yy . yxx yx.. .. m"),
    "partnerships:joint-decree-draft": (200, "yyyy yy . yyy yyxx .. m"),
    "partnerships:joint-decree-issue": (302, "yyxx yy . yxx yx.. .. m"),
    "partnerships:village-decree": (200, "yxxx .. . xxx .xxx .. m"),
    "partnerships:decree-paper": (200, "yyyy yy . yyy yyxx .. m"),
    "partnerships:terms-print": (200, "yyyy yy . yyy .yxx .. m"),
    "partnerships:analysis-print": (200, "yyyy yy . yyy .yxx .. m"),
    "partnerships:programme-terms-print": (200, "yyyy yy . yyy .yxx .. m"),
    "partnerships:programme-analysis-print": (200, "yyyy yy . yyy .yxx .. m"),
    "partnerships:report-print": (200, "yyyy yy . yyy yyyx .. m"),
    "partnerships:dossier": (200, "yyxx yy . yyy xyxx .. m"),
    "partnerships:indicator-add": (200, "yyyx yy . yxx yx.. .. m"),
    "partnerships:report-add": (200, "yyyx yy . yxx yx.. .. m"),
    "partnerships:report-detail": (200, "yyyy yy . yyy yyyx .. m"),
    "partnerships:reflection-decide": (200, "yxxx yx . xxx xx.. .. m"),
}
POSTED = {
    "partnerships:need-keep",
    "partnerships:potential-keep",
    "partnerships:village-keep",
    "partnerships:shortlist-drop",
    "partnerships:invitation-reconsider",
    "partnerships:partner-topic-remove",
    "partnerships:partner-proof-withdraw",
    "partnerships:partner-verify",
    "imports:export",
    "imports:answer",
    "imports:confirm",
    "imports:cancel",
    "imports:resume",
    "accounts:session-end",
    "access:person-activate",
    "access:person-sessions-end",
    "access:invitation-withdraw",
    "access:invitation-renew",
    "villages:potential-move",
    "villages:photo-remove",
    "villages:verification-verify",
    "villages:swot-remove",
    "villages:season-remove",
    "villages:plan-remove",
    "villages:priorities-save",
    "partnerships:analysis-remove",
    "musyawarah:deliberation-move",
    "musyawarah:attendance-remove",
    "partnerships:delegate-remove",
    "partnerships:partner-link-withdraw",
    "partnerships:dossier",
    "partnerships:joint-decree-issue",
    "partnerships:funding-remove",
    "partnerships:activity-move",
    "partnerships:percents-take",
}


SEASON = {"category": "panen", "name": "Panen padi", "first_month": 3, "last_month": 4}
LINE = {"quadrant": "kekuatan", "text": "Air cukup", "weight": 4}
PERSON_ACTS = ("detail", "deactivate", "activate", "slip", "sessions-end", "second-factor-take")


@pytest.fixture
def scene(cast, regions, settings, tmp_path):
    """Cooperations that run, are under review, were sent back, just began; a village with its data and a meeting."""
    settings.MEDIA_ROOT = tmp_path
    cast.pengelola = make_user("pengelola", Role.ADMIN, nationwide=True)
    running, reviewed = cooperation_at("refleksi", cast, regions), cooperation_at("ditinjau_kecamatan", cast, regions)
    back, begun = cooperation_at("ditinjau_kecamatan", cast, regions), cooperation_at("persiapan", cast, regions)
    return SimpleNamespace(
        cast=cast,
        running=running,
        reviewed=reviewed,
        back=back,
        begun=begun,
        point=returned(back),
        activities=[cases.activity(cast, back.now.programmes.get()) for _ in range(2)],
        weighing=partner_world.started(cast, regions),
        offered=partner_world.received(cast, partner_world.announced(cast, regions), upload=cases.photo()),
        proposed=partner_world.proposed(cast, regions),
        entry=register_world.with_everything(cast, regions),
        refused_entry=register_world.refused(cast, regions),
        named=shortlist_world.named(cast, regions),
        ready=agreement_at("siap", cast, regions),
        asked=(asked := agreement_at("ditulis", cast, regions)),
        link=linked(asked),
        imported=bring(registry.kinds["potensi"], cast.sekdes_ngebel, content=SHEET),
        perdes=regulation_in_draft(begun),
        promulgated=regulation_in_force(cast, regions, "sahang", SAHANG),
        decree=joint_decree(running),
        candidate=cases.party_of(begun.cooperation, "35.02.19.2002"),
        own=cases.party_of(begun.cooperation, NGEBEL),
        old=entered(cast, regions, document=judge_scan(cases.photo())),
        invited=cases.party_of(running.cooperation, "35.02.19.2002"),
        meeting=open_meeting(cast, begun),
        record=Mandate.objects.get(cooperation=running.cooperation, purpose="ikut", village__code=NGEBEL).deliberation,
        potential=lake(cast, regions, photos=[judge_photo(cases.photo())]),
        claimed=claimed_spring(cast, regions, begun),
        free_spring=capacity_world.spring(cast, regions, "ngebel", NGEBEL, name="Sumber Talang"),
        shortlisted=shortlist_world.kept(cast, regions),
        handed_in=lake(cast, regions, submit=True),
        need=begun.cooperation.bases.get().need,
        letterhead=villages.save_letterhead(
            village=regions[NGEBEL], by=cast.sekdes_ngebel, address="Jalan Raya 12", size="F4"
        ),
        invited_person=invite(name="Sri", role="perangkat", by=cast.dpmd, region_code=NGEBEL, place_name="Ngebel"),
        season=villages.add_season(village=regions[NGEBEL], by=cast.sekdes_ngebel, **SEASON),
        line=swot.add_line(cooperation=running.now, by=cast.sekdes_ngebel, **LINE),
        year=villages.add_year(village=regions[NGEBEL], by=cast.sekdes_ngebel, year=2025, residents=2134),
        planned=plan_row(regions[NGEBEL], cast.sekdes_ngebel),
        strength=villages.add_swot(village=regions[NGEBEL], quadrant="kekuatan", text="Rukun", by=cast.sekdes_ngebel),
    )


# A file with one row that must be mended.
SHEET = f"kode desa;topik;nama potensi;jumlah;satuan\r\n{NGEBEL};Danau;Telaga;banyak;ha\r\n".encode()


def lake(cast, regions, **more):
    """A potential of Ngebel, written by its perangkat."""
    facts = {"topic": Topic.objects.get(code="danau"), "name": "Telaga", "quantity": 9, "unit": "ha"}
    return villages.add_potential(village=regions[NGEBEL], by=cast.perangkat_ngebel, **facts, **more)


def claimed_spring(cast, regions, world):
    """What the cooperation that just began asks of a spring of Ngebel."""
    spring = capacity_world.spring(cast, regions, "ngebel", NGEBEL)
    return capacity_world.claim(world.cooperation, spring, 6, cast.sekdes_ngebel)


def joint_decree(world):
    """The decree that names the people of the running cooperation's BKAD."""
    body = world.cooperation.body
    villages = [world.regions[code] for code in (NGEBEL, SAHANG)]
    return decrees.issue_joint_decree(body=body, villages=villages, by=world.cast.sekdes_ngebel)


def open_meeting(cast, world):
    """Ngebel's musyawarah on the fourth cooperation, open, with everything but its adoption."""
    meeting = cases.scheduled(cast, world.cooperation, "ngebel", NGEBEL)
    invited = {"recipients": "Warga Ngebel", "dated": timezone.localdate()}
    meetings.issue_letter(deliberation=meeting, by=cast.sekdes_ngebel, **invited)
    meetings.open_deliberation(deliberation=meeting, by=cast.sekdes_ngebel)
    fill(meeting, cast.sekdes_ngebel)
    due = {"what": "Sebarkan hasil", "owner": "Sekdes", "due": "2030-01-01"}
    meetings.add_follow_up(deliberation=meeting, by=cast.sekdes_ngebel, **due)
    kind = {"kind": "berita_acara", "upload": scan()}
    meetings.upload_file(deliberation=meeting, by=cast.sekdes_ngebel, **kind)
    return meeting


IMPORT_ACTS = ("run", "state", "answer", "confirm", "cancel", "resume", "undo")
IMPORT_FILES = {"upload": [], "template": ["csv"], "export": ["csv"]}


def arguments(scene) -> dict[str, list]:
    """Where each address leads in the scene."""
    running, back, begun, meeting = scene.running.cooperation, scene.back, scene.begun.cooperation, scene.meeting
    programme = back.cooperation.programmes.get()
    signature, item = scene.running.signature(NGEBEL), meeting.agenda.get(is_main=True)
    delegate = Delegate.objects.get(party__cooperation=back.cooperation, party__village__code=NGEBEL)
    code = scene.running.text.paper.code
    photo = PotentialPhoto.objects.get(potential=scene.potential).pk
    grant, invited = scene.cast.kades_ngebel.grants.get(), scene.invited_person
    person = [scene.cast.kades_ngebel.key]
    return {
        "accounts:way-in": [invited.secret.token],
        **{f"imports:{name}": [scene.imported.pk] for name in IMPORT_ACTS},
        **{f"imports:{name}": ["potensi", *form] for name, form in IMPORT_FILES.items()},
        "imports:refused": [scene.imported.pk, "csv"],
        **{f"access:person-{act}": person for act in PERSON_ACTS},
        "access:grant-give": person,
        "access:grant-end": [grant.pk],
        "access:hand-over": [grant.pk],
        **{f"access:invitation-{act}": [invited.invitation.pk] for act in ("detail", "withdraw", "renew")},
        "register-detail": [running.pk],
        "verify-code": [code],
        "verify-pdf": [code],
        "topics:topic-edit": ["kopi"],
        "topics:unit-edit": [Unit.objects.get(symbol="KK").pk],
        "villages:potential-detail": [scene.potential.pk],
        "villages:potential-photo": [scene.potential.pk, photo],
        "villages:photo-remove": [scene.potential.pk, photo],
        "villages:verification-case": [scene.handed_in.pk],
        "villages:verification-verify": [scene.handed_in.pk],
        "villages:potential-edit": [scene.potential.pk],
        "villages:potential-return": [scene.potential.pk],
        "villages:potential-reopen": [scene.potential.pk],
        "villages:potential-move": [scene.potential.pk, "submit"],
        "villages:need-edit": [scene.need.pk],
        "villages:year-edit": [scene.year.pk],
        "villages:plan-edit": [scene.planned.pk],
        "villages:plan-remove": [scene.planned.pk],
        "villages:swot-remove": [scene.strength.pk],
        "villages:swot-edit": [scene.strength.pk],
        "villages:season-edit": [scene.season.pk],
        "villages:season-remove": [scene.season.pk],
        "villages:need-score": [scene.need.pk],
        "villages:potential-score": [scene.potential.pk],
        "partnerships:analysis-edit": [running.pk, scene.line.pk],
        "partnerships:analysis-remove": [running.pk, scene.line.pk],
        "musyawarah:deliberation-detail": [scene.record.pk],
        "musyawarah:deliberation-move": [meeting.pk, "adopt"],
        "musyawarah:attendance-remove": [meeting.pk, meeting.attendances.first().pk],
        "musyawarah:minutes-edit": [meeting.pk, item.pk],
        "musyawarah:decision-edit": [meeting.pk, item.pk],
        "musyawarah:follow-up-close": [meeting.pk, meeting.follow_ups.get().pk],
        "musyawarah:invitation-letter": [meeting.pk, meeting.letters.get().pk],
        "musyawarah:file-upload": [meeting.pk, "daftar-hadir"],
        "musyawarah:file-download": [scene.record.pk, scene.record.files.get().pk],
        "musyawarah:attendance-list": [scene.record.pk],
        "musyawarah:official-record": [scene.record.pk],
        "partnerships:legacy-confirm": [scene.old.pk, SAHANG],
        "partnerships:legacy-scan": [scene.old.pk],
        "partnerships:legacy-file": [scene.old.pk],
        **of_outside_parties(scene),
        **of_the_register(scene),
        "partnerships:cooperation-edit": [begun.pk],
        "partnerships:capacity": [running.pk],
        "partnerships:claim-add": [begun.pk, scene.free_spring.pk],
        "partnerships:claim-edit": [begun.pk, scene.claimed.pk],
        "partnerships:claim-withdraw": [begun.pk, scene.claimed.pk],
        "partnerships:potential-ledger": [NGEBEL, scene.free_spring.pk],
        "partnerships:basis-edit": [begun.pk],
        "partnerships:cooperation-step": [running.pk, 1],
        "partnerships:cooperation-move": [begun.pk, "close"],
        "partnerships:reason-write": [running.pk, "R15", NGEBEL],
        **of_the_search(scene),
        "partnerships:candidate-add": [begun.pk],
        "partnerships:offer-send": [begun.pk],
        "partnerships:contact-add": [begun.pk, scene.candidate.pk],
        "partnerships:party-move": [begun.pk, scene.candidate.pk, "set_aside"],
        "partnerships:offer-answer": [running.pk, scene.invited.pk],
        "partnerships:delegate-list": [back.cooperation.pk, delegate.party_id],
        "partnerships:delegate-remove": [back.cooperation.pk, delegate.party_id, delegate.pk],
        "partnerships:programme-detail": [back.cooperation.pk, programme.pk],
        "partnerships:programme-edit": [back.cooperation.pk, programme.pk],
        "partnerships:funding-add": [back.cooperation.pk, programme.pk],
        "partnerships:funding-remove": [
            back.cooperation.pk,
            programme.pk,
            FundingLine.objects.filter(programme=programme).first().pk,
        ],
        "partnerships:share-edit": [back.cooperation.pk, programme.pk, NGEBEL],
        **of_programme(back.cooperation, programme),
        "partnerships:deliberation-schedule": [begun.pk, NGEBEL],
        "partnerships:regulation-move": [NGEBEL, "discuss"],
        "partnerships:instrument-create": [back.cooperation.pk],
        "partnerships:instrument-detail": [back.text.pk],
        "partnerships:instrument-edit": [back.text.pk],
        "partnerships:clause-edit": [back.text.pk, "d"],
        "partnerships:points-answer": [back.text.pk],
        "partnerships:instrument-submit": [back.text.pk],
        "partnerships:instrument-draft": [back.text.pk],
        "partnerships:instrument-paper": [scene.running.text.pk],
        "partnerships:scan-file": [scene.running.text.pk, SignatureScan.objects.filter(signature=signature).get().pk],
        "partnerships:review-detail": [scene.reviewed.text.pk],
        "partnerships:signature-sign": [scene.running.text.pk, signature.pk],
        "partnerships:scan-upload": [scene.running.text.pk, signature.pk],
        "partnerships:signature-promulgate": [scene.running.text.pk, signature.pk],
        "partnerships:signature-disseminate": [scene.running.text.pk, signature.pk],
        "partnerships:body-detail": [running.body_id],
        "partnerships:member-add": [running.body_id],
        "partnerships:member-remove": [running.body_id, running.body.members.first().pk],
        "partnerships:offer-letter": [running.pk, scene.invited.pk],
        "partnerships:regulation-paper": [SAHANG],
        "partnerships:joint-decree-draft": [running.body_id],
        "partnerships:joint-decree-issue": [running.body_id],
        "partnerships:village-decree": [running.body_id, NGEBEL],
        "partnerships:decree-paper": [running.body_id, scene.decree.pk],
        "partnerships:terms-print": [back.cooperation.pk],
        "partnerships:analysis-print": [back.cooperation.pk],
        "partnerships:programme-terms-print": [back.cooperation.pk, programme.pk],
        "partnerships:programme-analysis-print": [back.cooperation.pk, programme.pk],
        "partnerships:report-print": [running.pk, running.reports.get().pk],
        "partnerships:report-detail": [running.pk, running.reports.get().pk],
        "partnerships:reflection-decide": [running.pk, Mandate.objects.get(cooperation=running, purpose="refleksi").pk],
    }


def of_the_search(scene) -> dict[str, list]:
    """Where the addresses of the search for partners, the shortlist and the invitations lead."""
    named = [scene.named.cooperation_id, scene.named.pk]
    return {
        **{f"partnerships:need-{name}": [scene.need.pk] for name in ("match", "keep")},
        **{f"partnerships:potential-{name}": [scene.free_spring.pk] for name in ("match", "keep")},
        "partnerships:shortlist-drop": [NGEBEL, scene.shortlisted.pk],
        **{f"partnerships:invitation-{name}": named[:1] for name in ("list", "add")},
        **{f"partnerships:invitation-{name}": named for name in ("invite", "decline", "set-aside", "reconsider")},
    }


PROGRAMME_PAGES = ("activity-list", "activity-add", "funding-table", "what-if", "percents-take", "feasibility-edit")


def of_programme(cooperation, programme) -> dict[str, list]:
    """Where the addresses of the parts of a programme lead."""
    here, activity = [cooperation.pk, programme.pk], programme.activities.first().pk
    of_activity = ("activity-edit", "activity-move", "activity-remove", "costs-edit")
    return {
        **{f"partnerships:{name}": here for name in PROGRAMME_PAGES},
        **{f"partnerships:{name}": [*here, activity] for name in of_activity},
    }


def of_outside_parties(scene) -> dict[str, list]:
    """Where the addresses about outside parties lead."""
    offer, proposed = scene.offered, scene.proposed
    one = [offer.cooperation_id, offer.pk]
    announced = [offer.cooperation.announcement.pk]
    of_offer = ("proposal-edit", "partner-edit", "proposal-file", "proposal-evaluate")
    of_cooperation = ("announcement-paper", "proposal-list", "proposal-add")
    return {
        **{f"partnerships:{name}": [scene.weighing.pk] for name in ("appraisal-edit", "terms-edit", "announce")},
        **{f"partnerships:{name}": one[:1] for name in of_cooperation},
        **{f"partnerships:{name}": one for name in of_offer},
        **{f"partnerships:announcement-{name}": announced for name in ("public", "file")},
        "partnerships:proposal-move": [*one, "pilih"],
        "partnerships:proposal-answer": [proposed.cooperation_id, proposed.pk],
        **of_agreements(scene),
    }


PARTNER_PAGES = ("detail", "entry-edit", "coverage", "topics", "proof-add", "conflict", "verify", "refuse", "merge")


def of_the_register(scene) -> dict[str, list]:
    """Where the addresses of the register lead."""
    entry, refused = scene.entry, scene.refused_entry
    topic, proof = [entry.pk, entry.topics.get().pk], [entry.pk, entry.documents.get().pk]
    return {
        **{f"partnerships:partner-{name}": [entry.pk] for name in PARTNER_PAGES},
        **{f"partnerships:partner-topic-{name}": topic for name in ("edit", "remove")},
        **{f"partnerships:partner-{name}": proof for name in ("proof", "proof-withdraw")},
        "partnerships:partner-reopen": [refused.pk],
    }


def of_agreements(scene) -> dict[str, list]:
    """Where the addresses of a Perjanjian Bersama lead: one waits for its partner's answer, one may be signed."""
    text, ready = scene.asked.text.pk, scene.ready.text.pk
    return {
        "partnerships:village-text-schedule": [scene.asked.cooperation.pk, NGEBEL],
        "partnerships:partner-link": [text],
        "partnerships:partner-link-withdraw": [text, scene.link.confirmation.pk],
        "partnerships:partner-confirm": [scene.link.token],
        "partnerships:partner-sign": [ready],
        "partnerships:signature-announce": [ready, scene.ready.signature(NGEBEL).pk],
    }


def address(name: str, route: str, scene, given: dict[str, list]) -> str:
    """The address of a name; what is not said otherwise is Ngebel, its open meeting, or the running cooperation."""
    if name in given:
        return reverse(name, args=given[name])
    if "<village:code>" in route:
        return reverse(name, args=[NGEBEL])
    if "<id:pk>" in route:
        return reverse(
            name, args=[scene.meeting.pk if name.startswith("musyawarah:") else scene.running.cooperation.pk]
        )
    return reverse(name)


def browsers_of(scene) -> dict[str, Client]:
    """One browser for each column."""
    browsers = {}
    for actor, who in ACTORS.items():
        browsers[actor] = Client()
        if who:
            signed_in(browsers[actor], getattr(scene.cast, who))
    return browsers


def answer(browser: Client, name: str, url: str) -> tuple[int, str]:
    """The status of one request, and its cell; whatever it wrote is undone."""
    with transaction.atomic():
        response = browser.post(url) if name in POSTED else browser.get(url)
        transaction.set_rollback(True)
    if response.streaming:
        list(response.streaming_content)  # a file read to its end is closed by the client
    if response.status_code == 302 and response["Location"].startswith("/masuk/"):
        return 302, "m"
    return response.status_code, {403: "x", 404: ".", 405: "5"}.get(response.status_code, "y")


def test_every_address_has_its_row():
    names = [name for _, name, _ in ours()]
    assert sorted(set(names) - set(TABLE)) == [], "an address without a row"
    assert sorted(set(TABLE) - set(names)) == [], "a row without an address"
    assert [name for name, (_, cells) in TABLE.items() if len(cells.replace(" ", "")) != len(ACTORS)] == []


@pytest.mark.slow
def test_every_role_gets_what_the_table_says(scene):
    given, browsers, wrong = arguments(scene), browsers_of(scene), []
    for route, name, _ in ours():
        cache.clear()  # how often one address may ask is another test's matter
        url = address(name, route, scene, given)
        code, cells = TABLE[name]
        for actor, wanted in zip(ACTORS, cells.replace(" ", ""), strict=True):
            status, cell = answer(browsers[actor], name, url)
            expected = {"y": code, "r": 302, "x": 403, ".": 404, "m": 302}[wanted]
            if status != expected or (cell == "m") != (wanted == "m"):
                wrong.append(f"{name}: {actor} got {status}, {expected} expected")
    assert wrong == []
