// One brief being edited: its text, what the server says of it, and what is not saved yet. Nothing here draws.
//
// The text is the document of the YAML editor, in both modes. An edit of the form is sent with the text and comes back
// as new text, which replaces the document's: so there is one text and one undo. One request is under way at a time;
// what is typed meanwhile goes with the next.

import { get, post, postForFile, Refused } from "./api.js";
import { after, carried, inverse, renumbers } from "./edits.js";

const POLL = 2000; // milliseconds between looks at the file on disk
const RETRY = 1000; // milliseconds between attempts to reach a server that has gone

export class Session {
  constructor(path, tab) {
    this.path = path;
    this.tab = tab;
    this.editor = null; // of yaml.js, once it is there
    this.schema = null;
    this.base = ""; // the SHA-256 of the file that the text began as
    this.saved = ""; // the text of that file
    this.preview = null;
    this.outline = null; // the data of the last text that could be read
    this.page = null; // the last page that could be set
    this.drafts = []; // of earlier tabs
    this.disk = null; // { text, sha256 } when the file has changed on disk
    this.lost = null; // "gone" or "key" while the server can't be reached
    this.message = "";
    this.timings = []; // milliseconds from each key to its page
    this.listeners = new Set();
    this.edits = []; // of the form, in their order: { edit, typed, afterwards }
    this.sending = []; // those that the server has been asked for
    this.answered = []; // those that are in the text, and not on the screen yet
    this.passed = []; // those that are being drawn
    this.due = []; // what waits for that
    this.refused = []; // what was typed and can't be in the text: { path, typed, message }
    this.oneByOne = 0; // how many edits are sent by themselves, to tell which of them is refused
    this.turn = Promise.resolve(); // what the next preview or save waits for
    this.kept = ""; // the text of the last draft
    this.undrafted = null; // why drafts can't be kept
    this.running = false;
    this.wanted = false;
    this.typedAt = 0;
  }

  async open() {
    const found = await get("brief", { path: this.path, tab: this.tab });
    this.path = found.path;
    this.schema = found.schema;
    this.base = found.sha256;
    this.saved = found.text;
    const own = found.drafts.find((draft) => draft.tab === this.tab);
    this.drafts = found.drafts.filter((draft) => draft !== own);
    if (own) this.base = own.base; // if the file has changed since, saving must not hide it
    setInterval(() => this.look(), POLL);
    this.kept = own ? own.text : found.text;
    return this.kept;
  }

  on(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell() {
    for (const listener of this.listeners) listener();
  }

  say(message) {
    this.message = message;
    this.tell();
  }

  get text() {
    return this.editor ? this.editor.text() : this.saved;
  }

  get dirty() {
    return this.text !== this.saved || this.waiting || this.refused.length > 0;
  }

  // Whether edits of the form are not in the text yet.
  get waiting() {
    return this.sending.length + this.edits.length > 0;
  }

  // Whether words are in this window and nowhere else.
  get unkept() {
    return this.dirty && (this.waiting || this.refused.length > 0 || this.text !== this.kept);
  }

  // The text to copy, with the edits that are not in it yet.
  get copied() {
    const lines = [...this.sending, ...this.edits].map(({ edit }) => `# not in the text yet: ${JSON.stringify(edit)}\n`);
    return this.text + lines.join("");
  }

  // Wait until every edit of the form is in the text; false if the server can't be reached for that.
  sent() {
    return new Promise((resolve) => {
      const look = () => {
        if (this.waiting && !this.lost) return;
        off();
        resolve(!this.waiting);
      };
      const off = this.on(look);
      look();
    });
  }

  // Previews and saves go one after the other: a preview that arrived after the save would leave the draft again.
  alone(work) {
    const done = this.turn.then(work);
    this.turn = done.catch(() => {});
    return done;
  }

  // The text has changed: have it previewed.
  changed() {
    if (!this.typedAt) this.typedAt = performance.now();
    this.wanted = true;
    this.run();
  }

  // The edits that the screen does not show yet, in their order.
  get ahead() {
    return [...this.answered, ...this.sending, ...this.edits];
  }

  // An edit of the form, by the numbers that it shows. Puts to one field that are not sent yet become one. `typed` are the
  // words as they stand in the field, and `afterwards` is called with the edit as it was made once its outcome is drawn.
  edit(asked, afterwards, typed) {
    const edit = carried(asked, this.ahead.map((each) => each.edit));
    if (!edit) return; // of a card that is being removed
    const place = this.answered.map((each) => each.edit).reduce(after, asked.path);
    if (this.refusal(place)) this.refused = this.refused.filter((each) => each.path !== place);
    const last = this.edits.at(-1);
    if (last && !last.afterwards && last.edit.op === "put" && edit.op === "put" && last.edit.path === edit.path) this.edits.pop();
    this.edits.push({ edit, typed, afterwards });
    this.changed();
    this.tell();
  }

  // Whether cards are being moved or removed: those on the screen do not have their new numbers yet.
  get renumbering() {
    return this.due.length > 0 || this.ahead.some(({ edit }) => renumbers(edit));
  }

  // Whether a card is being added to a list of the form.
  isAdding(list) {
    let path = list;
    for (const { edit } of this.ahead) {
      if (edit.op === "insert" && edit.path === path) return true;
      path = after(path, edit);
    }
    return false;
  }

  // The last edit of a field of the form that is not on the screen yet.
  pending(path) {
    let found;
    for (const each of this.ahead) {
      if (path === null) return undefined;
      if (each.edit.path === path && (each.edit.op === "put" || each.edit.op === "cut")) found = each;
      path = after(path, each.edit);
    }
    return found;
  }

  refusal(path) {
    return this.refused.find((each) => each.path === path);
  }

  // The server won't have an edit: keep what was typed on the screen, and give the edits after it their numbers back.
  refuse({ edit, typed }, message) {
    if (edit.op === "put" || !renumbers(edit)) this.refused = [...this.refused, { path: edit.path, typed, message }];
    this.edits = this.edits.map((each) => ({ ...each, edit: carried(each.edit, [inverse(edit)]) })).filter((each) => each.edit);
    this.say(`Not taken: ${message}`);
  }

  // What a field holds with what is pending, if the screen has `data` for it.
  latest(path, data) {
    const found = this.pending(path);
    return found ? found.edit.value : data;
  }

  async run() {
    if (this.running) return;
    this.running = true;
    while (this.wanted) {
      const edits = (this.sending = this.edits.splice(0, this.oneByOne > 0 ? 1 : this.edits.length));
      if (this.oneByOne > 0) this.oneByOne--;
      this.wanted = this.edits.length > 0;
      const typedAt = this.typedAt;
      this.typedAt = 0;
      const text = this.text;
      try {
        const answer = await this.alone(() =>
          post("preview", {
            path: this.path, tab: this.tab, base: this.base, text, edits: edits.map(({ edit }) => edit),
            saved: text === this.saved && !edits.length,
          }),
        );
        this.sending = [];
        if (this.lost) this.lost = null;
        if (edits.length && answer.text !== null && answer.text !== text) {
          if (this.text !== text) {
            // The YAML was changed while an edit of the form was under way: carry the edit out on the new text.
            this.edits = [...edits, ...this.edits];
            this.wanted = true;
            continue;
          }
          this.editor.replace(answer.text, { undoable: true });
          if (answer.text === this.saved) this.forget();
        }
        this.shown = typedAt;
        this.kept = answer.undrafted ? null : answer.text ?? text;
        this.undrafted = answer.undrafted;
        this.refused = this.refused
          .map((each) => ({ ...each, path: edits.map(({ edit }) => edit).reduce(after, each.path) }))
          .filter((each) => each.path);
        this.answered.push(...edits);
        for (const { edit, afterwards } of edits) if (afterwards) this.due.push(() => afterwards(edit));
        this.take(answer);
      } catch (error) {
        this.sending = [];
        if (error instanceof Refused && error.status !== 403) {
          if (edits.length > 1) {
            this.edits.unshift(...edits);
            this.oneByOne = edits.length;
            this.wanted = true;
          } else if (edits.length) this.refuse(edits[0], error.message);
          else this.say(error.message);
          continue;
        }
        this.edits = [...edits, ...this.edits];
        this.wanted = true;
        this.lost = error instanceof Refused ? "key" : "gone";
        this.tell();
        await new Promise((resolve) => setTimeout(resolve, RETRY));
      }
    }
    this.running = false;
  }

  // The form is about to be drawn: from now on it has the numbers of the text.
  drawing() {
    this.passed = this.answered;
    this.answered = [];
  }

  // Form and page are up to date: do what waited for that, and note how long it took from the first key that changed it to the next frame.
  drawn() {
    for (const call of this.due.splice(0)) call();
    const typedAt = this.shown;
    this.shown = 0;
    if (typedAt)
      requestAnimationFrame(() => {
        this.timings.push(performance.now() - typedAt);
        if (this.timings.length > 2000) this.timings.shift();
      });
  }

  take(answer) {
    this.preview = answer;
    if (answer.data) this.outline = answer.data;
    if (answer.page) this.page = answer.page;
    this.editor.problems(answer.problems.filter((problem) => problem.line));
    this.tell();
  }

  forget() {
    post("discard", { path: this.path, tab: this.tab }).catch(() => {});
  }

  // Notice that the file has changed on disk, that the server is back, or that a crashed tab has left a draft.
  async look() {
    if (document.hidden && !this.lost) return;
    try {
      const found = await get("disk", { path: this.path, tab: this.tab, sha256: this.base });
      if (this.lost) {
        this.lost = null;
        this.tell();
      }
      if (found.text === null) {
        if (this.disk) {
          this.disk = null;
          this.tell();
        }
      } else if (found.text === this.text) {
        this.base = found.sha256; // the same words by another hand
        this.saved = found.text;
        this.disk = null;
        this.tell();
      } else if (this.disk?.sha256 !== found.sha256) {
        this.disk = found;
        this.tell();
      }
      if (found.drafts && found.drafts.map((draft) => draft.tab).join() !== this.drafts.map((d) => d.tab).join()) {
        this.drafts = found.drafts;
        this.tell();
      }
    } catch (error) {
      const lost = error instanceof Refused ? (error.status === 403 ? "key" : this.lost) : "gone";
      if (lost !== this.lost) {
        this.lost = lost;
        this.tell();
      }
    }
  }

  // Write the text to its file, once every edit of the form is in it.
  async save() {
    if (await this.sent()) return this.alone(() => this.write());
    this.say("Not saved: bluf can't be reached.");
    return false;
  }

  async write() {
    const text = this.text;
    try {
      const answer = await post("save", { path: this.path, tab: this.tab, base: this.base, text });
      this.base = answer.sha256;
      this.saved = this.kept = text;
      this.disk = null;
      this.say(`Saved ${this.path}${this.refused.length ? ", but for what was not taken" : ""}`);
      return true;
    } catch (error) {
      if (error instanceof Refused && error.status === 409) {
        this.disk = error.data;
        this.say("Not saved: the file has changed on disk.");
      } else {
        this.say(error instanceof Refused ? `Not saved: ${error.message}` : "Not saved: bluf can't be reached.");
      }
      return false;
    }
  }

  // The file on disk is right: take its text. What was typed stays in the undo history.
  async takeTheirs() {
    if (!(await this.sent()) || !this.disk) return;
    const { text, sha256 } = this.disk;
    this.refused = [];
    this.base = sha256;
    this.saved = text;
    this.disk = null;
    this.editor.replace(text, { undoable: true });
    this.changed();
  }

  // What was typed is right: the next save replaces the file as it is now.
  keepMine() {
    this.base = this.disk.sha256;
    this.saved = this.disk.text;
    this.disk = null;
    this.say("Your text stays; saving it will replace the file's.");
    this.changed();
  }

  async restore(draft) {
    if (!(await this.sent())) return;
    this.refused = [];
    this.editor.replace(draft.text, { undoable: true });
    this.base = draft.base;
    this.discard(draft);
    this.changed();
  }

  discard(draft) {
    this.drafts = this.drafts.filter((other) => other !== draft);
    post("discard", { path: this.path, tab: draft.tab }).catch(() => {});
    this.tell();
  }

  // Undo what was refused last, or else the last change of the text.
  async undo() {
    if (this.refused.length) {
      this.refused = this.refused.slice(0, -1);
      this.tell();
    } else if (await this.sent()) this.editor.undo();
    else this.say("Not undone: bluf can't be reached.");
  }

  get canUndo() {
    return Boolean(this.editor?.canUndo()) || this.waiting || this.refused.length > 0;
  }

  async download(format) {
    if (!(await this.sent())) {
      this.say("Not made: bluf can't be reached.");
      return;
    }
    try {
      const blob = await postForFile("export", { path: this.path, text: this.text, format });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = this.path.split("/").at(-1).replace(/\.ya?ml$/i, `.${format}`);
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      this.say(`Made ${link.download}`);
    } catch (error) {
      const first = error.data?.problems?.[0];
      const reason = error instanceof Refused ? first?.message || error.message : "bluf can't be reached.";
      this.say(`Not made: ${reason}`);
    }
  }

  // The field that a line of the YAML belongs to: the innermost that reaches over it.
  fieldAt(line) {
    let best = null;
    let least = Infinity;
    for (const [path, [start, , end]] of Object.entries(this.preview?.fields || {})) {
      if (start <= line && line <= end && end - start <= least) {
        best = path;
        least = end - start;
      }
    }
    return best;
  }

  // The line and column of some words of a field in the YAML, after `skipped` of the same; of the field itself where they
  // are written otherwise.
  placeOf(path, words, skipped = 0) {
    const fields = this.preview?.fields || {};
    let field = path;
    while (field && !fields[field]) field = parent(field);
    const place = fields[field];
    if (!place) return null;
    const [start, column, end] = place;
    const lines = this.text.split("\n");
    const wanted = (words || "").trim();
    let found = null;
    for (let line = start; wanted && line <= end; line++) {
      const written = lines[line - 1] || "";
      let at = written.indexOf(wanted, line === start ? column - 1 : 0);
      for (; at >= 0; at = written.indexOf(wanted, at + wanted.length)) {
        found = { line, column: at + 1, endColumn: at + 1 + wanted.length };
        if (skipped-- <= 0) return found;
      }
    }
    return found || { line: start, column, endColumn: null };
  }
}

// What holds a field: `quotes[0]` for `quotes[0].text`, `quotes` for that, then nothing.
export function parent(path) {
  return path.slice(0, Math.max(path.lastIndexOf("."), path.lastIndexOf("["), 0));
}
