"""The pages that are measured, with what they are compared by and the most they may take of a bare list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One address at one side, as one person; `holds` must stand in the answer, so that no error is measured."""

    name: str
    side: str
    path: str
    user: str = ""
    holds: str = ""
    most: float = 0  # × the bare list; 0 without a budget
    beside: str = ""  # the stock page for the same work


LIST, SEARCH = 2.0, 2.5
BARE = "daftar polos"
OFFICE, NATION, VILLAGE = "dpmd.ponorogo", "pembaca.nasional", "sekdes.ngebel"
REGION = "/stok/villages/region/"
POTENTIAL = "/stok/villages/potential/"
PAGES = (
    Page(BARE, "stok", "/polos/", holds="</table>"),
    Page("daftar polos, masuk", "stok", "/polos-masuk/", "admin", "</table>"),
    Page("desa, kabupaten", "kami", "/desa/", OFFICE, "Desa Anda", LIST, "admin: desa"),
    Page("desa, seluruh negeri", "kami", "/desa/", NATION, "Desa Anda", LIST, "admin: desa"),
    Page("desa, halaman 40", "kami", "/desa/?halaman=40", NATION, "Desa Anda", LIST, "admin: desa"),
    Page("desa, kecamatan", "kami", "/desa/?kecamatan=35.02.18", OFFICE, "<h1", LIST, "admin: desa"),
    Page("cari desa: suka", "kami", "/desa/?cari=suka", OFFICE, "Hasil cari", SEARCH, "admin: cari suka"),
    Page("cari desa: sukamaju", "kami", "/desa/?cari=sukamaju", OFFICE, "Hasil cari", SEARCH, "admin: cari sukamaju"),
    Page(
        "cari desa: kuta baru", "kami", "/desa/?cari=kuta+baru", OFFICE, "Hasil cari", SEARCH, "admin: cari kuta baru"
    ),
    Page("cari desa: sumber, pulung", "kami", "/desa/?cari=sumber%2C+pulung", OFFICE, "Hasil cari", SEARCH),
    Page("profil desa", "kami", "/desa/35.02.19.2007/", VILLAGE, "Ngebel"),
    Page("ringkasan desa lain", "kami", "/desa/35.01.01.2001/ringkas/", VILLAGE, "<h1"),
    Page("cari potensi", "kami", "/desa/potensi/", OFFICE, "<h1", LIST, "admin: potensi"),
    Page("potensi: topik", "kami", "/desa/potensi/?topik=kopi", OFFICE, "<h1", LIST, "admin: potensi"),
    Page("potensi: kata", "kami", "/desa/potensi/?cari=air+bersih", OFFICE, "<h1", SEARCH, "admin: cari potensi"),
    Page("potensi: kata jarang", "kami", "/desa/potensi/?cari=robusta", OFFICE, "<h1", SEARCH, "admin: cari potensi"),
    Page("potensi: wilayah", "kami", "/desa/potensi/?wilayah=35.02", OFFICE, "<h1", LIST, "admin: potensi"),
    Page("potensi: Indonesia", "kami", "/desa/potensi/?wilayah=semua", OFFICE, "<h1", LIST, "admin: potensi"),
    Page(
        "potensi: kata, Indonesia",
        "kami",
        "/desa/potensi/?wilayah=semua&cari=robusta",
        OFFICE,
        "<h1",
        SEARCH,
        "admin: cari potensi",
    ),
    Page("antrean verifikasi", "kami", "/desa/verifikasi/", "kades.ngebel", "<h1", LIST),
    Page("calon mitra desa", "kami", "/desa/35.02.19.2007/mitra/", VILLAGE, "<h1"),
    Page("lembar dinding", "kami", "/desa/35.02.19.2007/lembar/", VILLAGE, "<svg"),
    Page("hari ini", "kami", "/beranda/", VILLAGE, "<h1"),
    Page("admin: desa", "stok", REGION, "admin", "result_list"),
    Page("admin: cari suka", "stok", REGION + "?q=suka", "admin", "result_list"),
    Page("admin: cari sukamaju", "stok", REGION + "?q=sukamaju", "admin", "result_list"),
    Page("admin: cari kuta baru", "stok", REGION + "?q=kuta+baru", "admin", "result_list"),
    Page("admin: potensi", "stok", POTENTIAL, "admin", "result_list"),
    Page("admin: cari potensi", "stok", POTENTIAL + "?q=air+bersih", "admin", "result_list"),
    Page("admin: mitra", "stok", "/stok/partnerships/partner/", "admin", "result_list"),
)
# What must not grow with the data.
FLAT = (BARE, "desa, kabupaten", "desa, seluruh negeri", "cari desa: suka", "cari desa: kuta baru", "cari potensi")
FLAT += ("potensi: topik", "potensi: kata", "potensi: Indonesia", "potensi: kata, Indonesia", "profil desa")
FLAT += ("antrean verifikasi", "hari ini")
