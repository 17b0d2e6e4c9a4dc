"""The history of an account in words."""

EVENT_WORDS = {
    "user.create_user": "Akun dibuat",
    "user.set_password": "Kata sandi diganti",
    "user.deactivate": "Akun dinonaktifkan",
    "user.activate": "Akun diaktifkan lagi",
    "user.end_sessions": "Dikeluarkan dari semua perangkat",
    "user.end_own_sessions": "Keluar dari perangkat lain",
    "user.enrol_second_factor": "Kode masuk dipasang",
    "user.remove_second_factor": "Kode masuk dilepas",
    "user.take_second_factor": "Kode masuk dilepas oleh pengelola",
    "user.new_recovery_codes": "Kode cadangan baru dibuat",
    "grant.grant_role": "Peran diberikan",
    "grant.withdraw_role": "Peran diakhiri",
    "invitation.issue": "Undangan atau surat masuk dibuat",
    "invitation.renew": "Tautan undangan dibuat ulang",
    "invitation.withdraw": "Undangan ditarik",
    "invitation.use": "Undangan atau surat masuk dipakai",
    "data.export": "Mengunduh data",
}
