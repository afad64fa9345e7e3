// What the person must decide or know before going on, above the brief.

import { html, useEffect, useRef, useState } from "./vendor.js";
import { compareView } from "./compare.js";
import { when } from "./words.js";

const GO_ON = "What you typed up to then is kept as a draft; what you type now stays in this window.";
const LOST = {
  gone: `bluf has stopped or can't be reached. ${GO_ON} Start bluf edit again in the same folder, and this window goes on.`,
  stranger: `Another program answers at bluf's address: it can't prove that it is bluf, and is told nothing. ${GO_ON} Once bluf edit runs here again, the window goes on.`,
  elsewhere: `bluf is running in another folder now. ${GO_ON} Start bluf edit in this brief's folder again, and the window goes on.`,
};

const button = (label, act) => html`<button type="button" onClick=${act}>${label}</button>`;

export function Banners({ session }) {
  const [comparing, setComparing] = useState(null);
  const { file } = session;
  // A banner that goes away leaves the focus to the brief, not to nothing.
  const decided = (decide) => async () => {
    document.querySelector("main").focus({ preventScroll: true });
    try {
      await decide();
    } catch (error) {
      session.say(error.message);
    }
  };
  const copy = button("Copy the YAML", () => navigator.clipboard.writeText(session.copied).then(() => session.say("Copied the YAML.")));
  const compareDraft = async (draft) => setComparing({ theirs: (await file.textOf(draft)).text, label: "the draft", side: "In the draft" });
  return html`<div class="banners">
    ${session.lost && html`<div class="banner error" role="alert"><p>${LOST[session.lost]}</p>${copy}</div>`}
    ${session.undrafted && html`<div class="banner warning" role="status"><p>Drafts can't be kept (${session.undrafted}): what you type is in this window only until you save it.</p></div>`}
    <${OnDisk} session=${session} file=${file} decided=${decided} copy=${copy} compare=${setComparing} />
    ${file.typedElsewhere && html`<div class="banner" role="status"><p>Another window has words of this brief that are not saved. Once it is closed, they are offered here, after two minutes at most.</p></div>`}
    ${file.drafts.map((draft) => html`<div class="banner" role="status" key=${draft.tab}><p>A draft of ${when(draft.saved)} was not saved.</p>
      ${button("Compare", () => compareDraft(draft).catch((error) => session.say(error.message)))}
      ${button("Restore it", decided(() => file.restore(draft)))}
      ${button("Discard it", decided(() => file.discard(draft)))}</div>`)}
    ${comparing && html`<${Compare} session=${session} ...${comparing} close=${() => setComparing(null)} />`}
  </div>`;
}

// What became of the file, where it does not have the text.
function OnDisk({ session, file, decided, copy, compare }) {
  const where = session.unkept ? "Your text is in this window only." : "Your text is in this window and kept as a draft.";
  const warning = (said, ...buttons) => html`<div class="banner warning" role="alert"><p>${said}</p>${buttons}</div>`;
  if (file.state === "gone")
    return warning(
      `${session.path} is no longer there: it was deleted, moved or renamed. ${where}`,
      button("Put it back", decided(() => file.putBack())), copy,
    );
  if (file.state === "unreadable")
    return warning(`${session.path} can't be read any more: ${file.why}. ${where}`, copy);
  if (file.emptied)
    return warning(`${session.path} was emptied on disk. ${where}`, button("Put your text back", decided(() => file.putBack())), copy);
  if (!file.changed) return null;
  return warning(
    `${session.path} has changed on disk.`,
    button("Compare", () => compare({ theirs: file.changed.text, label: "the file on disk", side: "On disk" })),
    button("Take the file’s", decided(() => file.takeTheirs())),
    button("Keep mine", decided(() => file.keepMine())),
  );
}

function Compare({ session, theirs, label, side, close }) {
  const dialog = useRef(null);
  const place = useRef(null);
  useEffect(() => {
    dialog.current.showModal();
    const view = compareView({ parent: place.current, mine: session.text, theirs, sides: { mine: "In this window", theirs: side } });
    return () => view.destroy();
  }, []);
  return html`<dialog class="compare" ref=${dialog} onClose=${close} aria-labelledby="compare-title">
    <header><h2 id="compare-title">Your text, and ${label}</h2><button type="button" onClick=${() => dialog.current.close()}>Close</button></header>
    <div class="both" ref=${place}></div>
  </dialog>`;
}

