"""Print docs/moves.md from the tables of moves, so that the diagram can't lie."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from musyawarah.workflow import MAD_MOVES, VILLAGE_MOVES
from partnerships.invitations import INVITATION_MOVES
from partnerships.registry.moves import PARTNER_MOVES
from partnerships.workflow import (
    COOPERATION_MOVES,
    INSTRUMENT_MOVES,
    PARTY_MOVES,
    PROPOSAL_MOVES,
    REGULATION_MOVES,
    REPLY_MOVES,
    SIGNATURE_MOVES,
)
from villages.workflow import POTENTIAL_MOVES

TABLES = {
    "Potensi": POTENTIAL_MOVES,
    "Musyawarah desa": VILLAGE_MOVES,
    "Musyawarah antar desa dan aksi-refleksi": MAD_MOVES,
    "Kerja sama": COOPERATION_MOVES,
    "Calon mitra": PARTY_MOVES,
    "Daftar pihak ketiga": PARTNER_MOVES,
    "Undangan pihak ketiga": INVITATION_MOVES,
    "Penawaran pihak ketiga": PROPOSAL_MOVES,
    "Jawaban desa yang diundang": REPLY_MOVES,
    "Peraturan Desa": REGULATION_MOVES,
    "Naskah": INSTRUMENT_MOVES,
    "Tanda tangan, pengundangan, dan pengumuman": SIGNATURE_MOVES,
}


def document() -> str:
    """The whole page."""
    parts = [
        "# Moves",
        "",
        "Printed by `manage.py draw_moves` from the tables; do not edit. Each arrow: act (right it takes).",
    ]
    for title, table in TABLES.items():
        parts += ["", f"## {title}", "", "```mermaid", table.diagram(), "```"]
    return "\n".join(parts) + "\n"


class Command(BaseCommand):
    """Write docs/moves.md."""

    help = "Menggambar tabel perbuatan ke docs/moves.md."

    def handle(self, *args, **options):
        Path(settings.BASE_DIR, "docs", "moves.md").write_text(document(), encoding="utf-8")
