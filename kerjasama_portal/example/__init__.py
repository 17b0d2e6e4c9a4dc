"""The example kecamatan: Ngebel, Ponorogo, with its eight real villages; every other fact in it is invented."""
