// The form of an amount: units that fit the topic, and the place of the phone. Without this the form works all the same.

const topic = document.querySelector("select[name=topic]");
const unit = document.querySelector("select[name=unit]");

// Only the units in which the topic is measured are offered; its usual one is chosen.
function narrow(choose) {
  const { ukuran = "", satuan = "" } = topic.selectedOptions[0]?.dataset ?? {};
  const fitting = new Set(ukuran.split(" ").filter(Boolean));
  const chosen = unit.value;
  unit.replaceChildren(...all.map((part) => part.cloneNode(true)));
  if (!fitting.size) {
    unit.value = chosen;
    return;
  }
  for (const option of unit.querySelectorAll("optgroup option")) {
    if (!fitting.has(option.dataset.ukuran) && option.value !== chosen) option.remove();
  }
  for (const group of unit.querySelectorAll("optgroup")) if (!group.children.length) group.remove();
  const stays = [...unit.options].some((option) => option.value === chosen && fitting.has(option.dataset.ukuran));
  unit.value = stays || !choose ? chosen : satuan;
}

let all = [];
if (topic && unit) {
  all = [...unit.children].map((part) => part.cloneNode(true));
  topic.addEventListener("change", () => {
    unit.value = "";
    narrow(true);
  });
  narrow(false);
}

// The phone is asked where it is only when somebody presses the button; the answer goes into the two fields.
const locate = document.querySelector("[data-lokasi]");
if (locate && "geolocation" in navigator && window.isSecureContext) {
  const said = locate.querySelector("[role=status]");
  const put = (name, degrees) => {
    document.querySelector(`[name=${name}]`).value = degrees.toFixed(6).replace(".", ",");
  };
  const found = ({ coords }) => {
    put("latitude", coords.latitude);
    put("longitude", coords.longitude);
    said.textContent = `Lokasi terisi, ketelitian sekitar ${Math.ceil(coords.accuracy)} meter.`;
  };
  const failed = () => {
    said.textContent = "Lokasi belum didapat. Nyalakan lokasi HP, lalu coba lagi, atau ketik sendiri.";
  };
  locate.hidden = false;
  locate.querySelector("button").addEventListener("click", () => {
    said.textContent = "Mencari lokasi …";
    navigator.geolocation.getCurrentPosition(found, failed, { enableHighAccuracy: true, timeout: 20000 });
  });
}
