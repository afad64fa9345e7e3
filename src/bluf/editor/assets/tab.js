// The name of this tab, and which briefs the other tabs of this browser have open.
//
// A tab keeps its name while it is open, through reloads and other pages, and so finds its draft again; a copy of it gets
// a name of its own. Names and open briefs are held as locks, which the browser gives back when a tab is closed.

const WAIT = 500; // milliseconds until the page that was here before has given its locks back

// Hold a lock for as long as the page is there; the function returned gives it back. Null if another page holds it.
function held(name, patience) {
  return new Promise((resolve) => {
    const until = new Promise((release) =>
      navigator.locks
        .request(name, { signal: AbortSignal.timeout(patience) }, () => {
          resolve(release);
          return until;
        })
        .catch(() => resolve(null)),
    );
  });
}

const random = () => [...crypto.getRandomValues(new Uint8Array(6))].map((each) => each.toString(16).padStart(2, "0")).join("");

const browser = () => {
  const known = localStorage.getItem("browser") || random();
  localStorage.setItem("browser", known);
  return known;
};

export async function tabName() {
  const known = sessionStorage.getItem("tab");
  const name = known && (await held(`tab ${known}`, WAIT)) ? known : `${browser()}.${random()}`;
  if (name !== known) await held(`tab ${name}`, WAIT);
  const keep = () => sessionStorage.setItem("tab", name);
  keep();
  addEventListener("pagehide", keep); // it may have been cleared meanwhile, by a new start of bluf
  return name;
}

const lockOf = (tab, path) => `open ${tab} ${path}`;

// Show to other tabs that this one has a brief open, until the function returned is called.
export const opened = (tab, path) => held(lockOf(tab, path), WAIT);

// Part drafts by whether a tab has them open: of this browser's own tabs it is known, of others' bluf says so.
export async function parted(drafts, path) {
  if (!drafts.length) return { left: [], open: [] };
  const locks = new Set((await navigator.locks.query()).held.map((each) => each.name));
  const isOpen = (draft) => (draft.tab.startsWith(`${browser()}.`) ? locks.has(lockOf(draft.tab, path)) : draft.open);
  return { left: drafts.filter((draft) => !isOpen(draft)), open: drafts.filter(isOpen) };
}
