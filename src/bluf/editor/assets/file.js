// The file of a brief that is open: whether the text is saved in it, what became of it meanwhile, and the drafts of other
// tabs. Nothing here draws.

import { Lost, Refused, ask, reasonOf } from "./api.js";
import { parted } from "./tab.js";

export class BriefFile {
  constructor(session) {
    this.session = session;
    this.base = ""; // the SHA-256 of the file that the text began as; "" where there is none
    this.text = ""; // of that file; null where there is none
    this.state = "there"; // or "gone", "unreadable"
    this.why = ""; // it can't be read
    this.changed = null; // { text, sha256 } of the file, where it is not the one that the text began as
    this.drafts = []; // of other tabs, that no tab has open
    this.typedElsewhere = false; // whether another tab has this brief open with words that are not saved
    this.looking = null;
  }

  // Whether the file has these very words, as far as bluf has last said.
  has(text) {
    return this.state === "there" && !this.changed && text === this.text;
  }

  // Whether somebody has emptied the file: its text is never taken.
  get emptied() {
    return Boolean(this.changed) && !this.changed.text.trim();
  }

  // What keeps the text from being saved as things are, and what to do; "" where it can be.
  get obstacle() {
    if (this.state === "gone") return "the file is no longer there. “Put it back”, above, writes it anew.";
    if (this.state === "unreadable") return `the file can't be read (${this.why}). Mend or move it, or “Copy the YAML”, above.`;
    if (this.emptied) return "the file was emptied on disk. “Put your text back”, above, writes it anew.";
    if (this.changed) return "the file has changed on disk. “Take the file’s” or “Keep mine”, above, decides which text it is to have.";
    return "";
  }

  // What is known of the file and the drafts, in short: it differs when something has changed.
  get seen() {
    const drafts = [this.typedElsewhere, this.drafts.map((draft) => draft.tab)];
    return JSON.stringify([this.state, this.why, this.base, this.changed?.sha256, drafts]);
  }

  take({ text, sha256, own, drafts }) {
    this.text = text;
    this.base = own ? own.base : sha256; // if the file has changed since, saving must not hide it
    if (text === null) this.state = "gone";
    else if (own && own.base !== sha256) this.changed = { text, sha256 };
    return this.setDrafts(drafts);
  }

  async setDrafts(drafts) {
    const { left, open } = await parted(drafts, this.session.path);
    this.drafts = left;
    this.typedElsewhere = open.length > 0;
  }

  // See what became of the file. One look at a time: a later call waits for the one that is under way.
  look() {
    this.looking ||= this.see().finally(() => (this.looking = null));
    return this.looking;
  }

  async see() {
    const { session } = this;
    const { base } = this;
    const found = await ask("disk", { path: session.path, tab: session.tab, sha256: base }, 10000).catch((error) => {
      if (!(error instanceof Refused)) throw error;
      return { state: "unreadable", why: error.message, drafted: true, drafts: [] }; // a link out of the folder has its place
    });
    if (base !== this.base) return; // it was saved or decided meanwhile
    this.state = found.state;
    this.why = found.why;
    if (found.state !== "there" || found.text === null) this.changed = null;
    else if (found.text === session.text && !session.waiting) this.set(found); // the same words by another hand
    else if (!session.dirty && found.text.trim()) {
      this.set(found);
      session.follow(found.text);
    } else this.changed = { text: found.text, sha256: found.sha256 };
    await this.setDrafts(found.drafts);
    if (!found.drafted) session.keepAgain();
  }

  set({ text, sha256 }) {
    this.state = "there";
    this.changed = null;
    this.base = sha256;
    this.text = text;
  }

  // Write the text to the file. Returns whether that was done.
  async save() {
    const { session } = this;
    const { text } = session;
    try {
      const { sha256 } = await ask("save", { path: session.path, tab: session.tab, base: this.base, text });
      this.set({ text, sha256 });
    } catch (error) {
      if (error instanceof Refused && error.status === 409) {
        this.state = error.data.state;
        this.changed = error.data.state === "there" ? error.data : null;
      }
      if (error instanceof Lost) session.lose(error);
      session.fail(`Not saved: ${this.obstacle || reasonOf(error)}`);
      return false;
    }
    session.kept = null; // its draft is gone
    session.find();
    session.say(`Saved ${session.path}${session.refused.length ? ", but for what was not taken" : ""}`);
    return true;
  }

  // The file on disk is right: take its text, if it has any. What was typed stays in the undo history.
  async takeTheirs() {
    if (!(await this.session.sent())) return;
    await this.session.look();
    const { changed } = this;
    if (!changed || this.emptied || this.state !== "there") return;
    this.set(changed);
    this.session.replace(changed.text);
  }

  // What was typed is right: the next save replaces the file as it is now, or makes it anew.
  keepMine() {
    this.base = this.changed ? this.changed.sha256 : "";
    this.text = this.changed ? this.changed.text : null;
    this.changed = null;
    this.session.say("Your text stays; saving it will replace the file's.");
    this.session.changed();
  }

  // The file is gone or was emptied: write it anew.
  putBack() {
    this.keepMine();
    return this.session.write();
  }

  // The text of another tab's draft. Throws Refused, Lost.
  textOf(draft) {
    return ask("draft", { path: this.session.path, of: draft.tab });
  }

  async restore(draft) {
    if (!(await this.session.sent())) return;
    const { text, base } = await this.textOf(draft);
    this.base = base; // if the file has changed since, saving must not hide it
    this.session.replace(text);
    await this.discard(draft);
    this.session.look();
  }

  discard(draft) {
    this.drafts = this.drafts.filter((other) => other !== draft);
    this.session.tell();
    return ask("discard", { path: this.session.path, of: draft.tab }).catch(() => {});
  }
}
