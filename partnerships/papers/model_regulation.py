"""The text that a new umbrella Perdes begins with: a proposal of this portal, for the village to change.

No law lists what such a Perdes must contain; the order follows the stages of Permendagri 96/2017 pasal 13 to 15
and the eight clauses of PP 43/2014 pasal 143 ayat (4).
"""

MODEL_TEXT = """BAB Ketentuan umum
Pasal
Dalam Peraturan Desa ini yang dimaksud dengan:
1. Kerja Sama Desa adalah kesepakatan bersama antar-Desa dan/atau dengan pihak ketiga.
2. Pihak ketiga adalah pihak di luar Desa yang bekerja sama dengan Desa.
3. Badan Kerja Sama Antar-Desa, yang selanjutnya disingkat BKAD, adalah badan yang dibentuk melalui \
Peraturan Bersama Kepala Desa untuk melaksanakan kerja sama antar-Desa.

BAB Ruang lingkup dan bidang
Pasal
(1) Kerja sama Desa meliputi kerja sama antar-Desa dan kerja sama dengan pihak ketiga.
(2) Kerja sama Desa dilakukan dalam bidang:
a. pemerintahan Desa;
b. pembangunan Desa;
c. pembinaan kemasyarakatan Desa; dan
d. pemberdayaan masyarakat Desa.
Pasal
Kerja sama Desa didasarkan pada potensi, kebutuhan, dan skala prioritas Desa.

BAB Tata cara
Pasal
(1) Rencana kerja sama dimusyawarahkan dalam musyawarah Desa.
(2) Kerja sama antar-Desa diputuskan dalam musyawarah antar-Desa dan diatur dengan Peraturan Bersama Kepala Desa.
(3) Kerja sama dengan pihak ketiga diatur dengan Perjanjian Bersama melalui kesepakatan musyawarah Desa.
Pasal
Peraturan Bersama Kepala Desa atau Perjanjian Bersama paling sedikit memuat:
a. ruang lingkup kerja sama;
b. bidang kerja sama;
c. tata cara dan ketentuan pelaksanaan;
d. jangka waktu;
e. hak dan kewajiban;
f. pendanaan;
g. tata cara perubahan, penundaan, dan pembatalan; dan
h. penyelesaian perselisihan.

BAB Pelaksana
Pasal
(1) Kerja sama antar-Desa dilaksanakan oleh BKAD.
(2) Kepala Desa menetapkan wakil Desa dalam BKAD dengan Keputusan Kepala Desa.
(3) BKAD bertanggung jawab kepada Kepala Desa.

BAB Pendanaan dan hasil
Pasal
(1) Biaya kerja sama yang menjadi beban Desa dianggarkan dalam APB Desa.
(2) Hasil kerja sama berupa uang merupakan pendapatan Desa dan masuk ke rekening kas Desa.
(3) Hasil kerja sama berupa barang dicatat sebagai aset Desa.

BAB Perubahan dan berakhirnya kerja sama
Pasal
(1) Perubahan atau berakhirnya kerja sama dimusyawarahkan dengan semua pihak yang terikat.
(2) Perselisihan diselesaikan secara musyawarah dengan semangat kekeluargaan.

BAB Pelaporan
Pasal
Kepala Desa menginformasikan hasil pelaksanaan kerja sama kepada masyarakat Desa dan BPD.

BAB Ketentuan penutup
Pasal
Peraturan Desa ini mulai berlaku pada tanggal diundangkan.
"""
