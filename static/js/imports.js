// The page of an import follows the worker; without this it refreshes itself.

const note = document.querySelector("[data-import-url]");
const words = note?.querySelector("[data-import-words]");
const line = note?.querySelector("progress");
const FIRST = 2000;
const LONGEST = 10000;
const STEP = 10; // a reader is told at most every so many hundredths
let wait = FIRST;
let told = -STEP;
let timer = 0;

// Draw how far the work is.
function show(state) {
  const share = state.jumlah ? Math.min(100, Math.floor((state.baris * 100) / state.jumlah)) : 0;
  if (share) line.value = share;
  if (share < told + STEP && share >= told) return;
  told = share;
  words.textContent = state.kalimat;
}

async function ask() {
  timer = 0;
  try {
    const answer = await fetch(note.dataset.importUrl, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return window.location.reload();
    const state = await answer.json();
    const halted = state.terhenti ? "1" : "0";
    if (state.keadaan !== note.dataset.importState || halted !== note.dataset.importHalted) {
      return window.location.reload();
    }
    show(state);
  } catch {
    // A bad line: asked again, later.
  }
  wait = Math.min(LONGEST, wait * 1.3);
  again();
}

function again() {
  if (!document.hidden && !timer) timer = setTimeout(ask, wait);
}

if (note) {
  again();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      clearTimeout(timer);
      timer = 0;
    } else {
      wait = FIRST;
      again();
    }
  });
}
