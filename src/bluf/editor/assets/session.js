// One brief being edited: its text, what bluf says of it, and what is not saved yet. Nothing here draws.
//
// The text is the document of the YAML editor, in both modes. An edit of the form is sent with the text and comes back
// as new text, which replaces the document's: so there is one text and one undo. One request is under way at a time;
// what is typed meanwhile goes with the next.

import { Lost, Refused, ask, askForFile, reasonOf } from "./api.js";
import { after, carried, inverse, renumbers } from "./edits.js";
import { BriefFile } from "./file.js";
import { History } from "./history.js";
import { fieldAt, placeOf } from "./places.js";
import { opened } from "./tab.js";

const POLL = 1000; // milliseconds between looks at the file on disk
const RETRY = 1000; // milliseconds between attempts to reach a server that has gone

export class Session {
  constructor(tab) {
    this.tab = tab;
    this.path = "";
    this.name = ""; // the brief's name in the address bar
    this.editor = null; // of yaml.js, once it is there
    this.schema = null;
    this.file = new BriefFile(this);
    this.history = new History();
    this.preview = null;
    this.outline = null; // the data of the last text that could be read
    this.page = null; // the last page that could be set
    this.lost = null; // why the server can't be reached, as in channel.js
    this.message = "";
    this.timings = []; // milliseconds from each key to its page
    this.listeners = new Set();
    this.edits = []; // of the form, in their order: { edit, typed, time, afterwards }
    this.sending = []; // those that the server has been asked for
    this.answered = []; // those that are in the text, and not on the screen yet
    this.passed = []; // those that are being drawn
    this.due = []; // what waits for that
    this.refused = []; // what was typed and can't be in the text: { path, typed, message }
    this.oneByOne = 0; // how many edits are sent by themselves, to tell which of them is refused
    this.turn = Promise.resolve(); // what the next preview or save waits for
    this.kept = null; // the text of the draft
    this.undrafted = null; // why drafts can't be kept
    this.late = false; // the page takes long
    this.failure = null; // why the page can't be made
    this.running = false;
    this.wanted = false;
    this.typedAt = 0;
    this.closed = false;
  }

  // Open a brief: { name } by its name in the address bar, { path } by its path from the folder. Throws Refused, Lost.
  async open(asked) {
    const found = await ask("brief", { ...asked, tab: this.tab });
    this.path = found.path;
    this.name = found.name;
    this.schema = found.schema;
    this.begun = found.own ? found.own.text : found.text;
    this.kept = found.own ? found.own.text : null;
    this.history.load(found.undo);
    this.release = await opened(this.tab, this.path);
    await this.file.take(found);
    const wake = () => !document.hidden && this.look();
    document.addEventListener("visibilitychange", wake);
    const timer = setInterval(() => this.look(), POLL);
    this.stop = () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", wake);
    };
  }

  // Leave the brief, once what was typed is kept. Returns whether it is: what is in this window alone can't be left.
  async close({ evenSo = false } = {}) {
    if (this.unkept && !evenSo) {
      await this.sent(3000);
      await this.turn;
      if (this.unkept) return false;
    }
    this.closed = true;
    this.stop();
    this.release?.();
    ask("leave", { path: this.path, tab: this.tab }).catch(() => {});
    return true;
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

  lose(error) {
    if (error.reason === this.lost) return;
    this.lost = error.reason;
    this.tell();
  }

  find() {
    if (!this.lost) return;
    this.lost = null;
    this.tell();
  }

  get text() {
    return this.editor ? this.editor.text() : this.begun;
  }

  get dirty() {
    return this.waiting || this.refused.length > 0 || this.text !== this.file.text;
  }

  // What is known of the text and the file: "Saved" only if the file has these very words.
  get standing() {
    if (this.dirty || !this.file.has(this.text)) return "Not saved";
    return this.lost ? "Not known" : "Saved";
  }

  // Whether edits of the form are not in the text yet.
  get waiting() {
    return this.sending.length + this.edits.length > 0;
  }

  // Whether words are in this window and nowhere else.
  get unkept() {
    return this.waiting || this.refused.length > 0 || (!this.file.has(this.text) && this.text !== this.kept);
  }

  // The text to copy, with the edits that are not in it yet.
  get copied() {
    const lines = [...this.sending, ...this.edits].map(({ edit }) => `# not in the text yet: ${JSON.stringify(edit)}\n`);
    return this.text + lines.join("");
  }

  // Wait until every edit of the form is in the text; false if the server can't be reached for that.
  sent(patience = Infinity) {
    return new Promise((resolve) => {
      let timer;
      const finish = () => {
        clearTimeout(timer);
        off();
        resolve(!this.waiting);
      };
      const look = () => (this.waiting && !this.lost ? undefined : finish());
      const off = this.on(look);
      if (patience < Infinity) timer = setTimeout(finish, patience);
      look();
    });
  }

  // Previews and saves go one after the other: a preview that arrived after the save would leave the draft again.
  alone(work) {
    const done = this.turn.then(work);
    this.turn = done.catch(() => {});
    return done;
  }

  // The text has changed: have it kept and previewed.
  changed() {
    if (!this.typedAt) this.typedAt = performance.now();
    this.wanted = true;
    this.run();
  }

  // bluf has no draft of this tab (any more): have it kept again, if there is something to keep.
  keepAgain() {
    if (!this.file.has(this.text) && !this.undrafted && !this.running) this.changed();
  }

  // The edits that the screen does not show yet, in their order.
  get ahead() {
    return [...this.answered, ...this.sending, ...this.edits];
  }

  // An edit of the form, by the numbers that it shows. Puts to one field that are not sent yet become one. `typed` are the
  // words as they stand in the field, `byKeys` says that they came one by one, and `afterwards` is called with the edit as
  // it was made once its outcome is drawn.
  edit(asked, afterwards, typed, byKeys = false) {
    const edit = carried(asked, this.ahead.map((each) => each.edit));
    if (!edit) return; // of a card that is being removed
    const place = this.answered.map((each) => each.edit).reduce(after, asked.path);
    if (this.refusal(place)) this.refused = this.refused.filter((each) => each.path !== place);
    const last = this.edits.at(-1);
    const overwrites = last && !last.afterwards && last.edit.op === "put" && edit.op === "put" && last.edit.path === edit.path;
    if (overwrites) this.edits.pop();
    this.edits.push({ edit, typed, byKeys: byKeys && (!overwrites || last.byKeys), time: performance.now(), afterwards });
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
    while (this.wanted && !this.closed) await this.exchange();
    this.running = false;
  }

  // Send the text and the edits that wait, and take what comes back.
  async exchange() {
    const edits = (this.sending = this.edits.splice(0, this.oneByOne > 0 ? 1 : this.edits.length));
    if (this.oneByOne > 0) this.oneByOne--;
    this.wanted = this.edits.length > 0;
    const typedAt = this.typedAt;
    this.typedAt = 0;
    const text = this.text;
    try {
      const undo = edits.length ? null : this.history.news;
      const saved = this.file.has(text) && !edits.length;
      const answer = await this.alone(() =>
        ask("preview", {
          path: this.path, tab: this.tab, base: this.file.base, text, edits: edits.map(({ edit }) => edit), saved, undo,
        }),
      );
      this.sending = [];
      this.find();
      if (undo) this.history.acknowledge(answer.undo, undo);
      if (edits.length && answer.text !== text) {
        if (this.text !== text) {
          // The YAML was changed while an edit of the form was under way: carry the edit out on the new text.
          this.edits = [...edits, ...this.edits];
          this.wanted = true;
          return;
        }
        this.made(edits, answer.text);
      }
      this.kept = answer.undrafted || saved ? null : answer.text ?? text;
      this.undrafted = answer.undrafted;
      this.refused = this.refused
        .map((each) => ({ ...each, path: edits.map(({ edit }) => edit).reduce(after, each.path) }))
        .filter((each) => each.path);
      this.answered.push(...edits);
      for (const { edit, afterwards } of edits) if (afterwards) this.due.push(() => afterwards(edit));
      this.late = answer.late;
      this.failure = answer.failure;
      if (answer.preview) {
        this.shown = typedAt;
        this.take(answer.preview);
      } else {
        if (answer.late) this.wanted = true; // ask again, with what there is by then
        this.typedAt ||= typedAt;
        this.tell();
      }
    } catch (error) {
      this.sending = [];
      if (error instanceof Refused) {
        if (edits.length > 1) {
          this.edits.unshift(...edits);
          this.oneByOne = edits.length;
          this.wanted = true;
        } else if (edits.length) this.refuse(edits[0], error.message);
        else this.say(error.message);
        return;
      }
      this.edits = [...edits, ...this.edits];
      this.wanted = true;
      this.lose(error instanceof Lost ? error : new Lost("gone"));
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  }

  // Edits of the form have made a new text: put it into the document, and have its undo kept.
  made(edits, text) {
    const last = edits.at(-1);
    const typed = edits.every((each) => each.byKeys && each.edit.path === last.edit.path);
    this.editor.replace(text, { how: { typed, field: last.edit.path, time: last.time } });
    if (this.file.has(text) && !this.edits.length) this.forget();
    const undo = this.history.news;
    ask("undo", { path: this.path, tab: this.tab, text, undo }).then(
      (answer) => this.history.acknowledge(answer.undo, undo),
      () => {},
    );
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

  take(preview) {
    this.preview = preview;
    if (preview.data) this.outline = preview.data;
    if (preview.page) this.page = preview.page;
    this.editor.problems(preview.problems.filter((problem) => problem.line));
    this.tell();
  }

  forget() {
    this.alone(() => ask("discard", { path: this.path, of: this.tab })).catch(() => {});
  }

  // Notice what became of the file, that the server is back, or that a tab has left a draft.
  async look() {
    try {
      await this.file.look();
      this.find();
    } catch (error) {
      if (error instanceof Lost) this.lose(error);
      else this.say(error.message);
    }
    this.tell();
  }

  // The file has another text, and this window has no changes: show that one.
  follow(text) {
    this.replace(text);
    this.say(`${this.path} was changed elsewhere; this window follows it.`);
  }

  replace(text) {
    this.refused = [];
    this.editor.replace(text);
    this.changed();
  }

  // Write the text to its file, once every edit of the form is in it.
  async save() {
    if (await this.sent()) return this.alone(() => this.write());
    this.say("Not saved: bluf can't be reached.");
    return false;
  }

  async write() {
    const text = this.text;
    const written = await this.file.write(text, (message) => this.say(message));
    if (!written) return false;
    this.kept = null;
    this.find();
    this.say(`Saved ${this.path}${this.refused.length ? ", but for what was not taken" : ""}`);
    return true;
  }

  // The file on disk is right: take its text, if it has any. What was typed stays in the undo history.
  async takeTheirs() {
    if (!(await this.sent())) return;
    await this.look();
    const { changed, emptied, state } = this.file;
    if (!changed || emptied || state !== "there") return;
    this.file.set(changed);
    this.replace(changed.text);
  }

  keepMine() {
    this.file.keepMine();
    this.say("Your text stays; saving it will replace the file's.");
    this.changed();
  }

  // The file is gone or was emptied: write it anew.
  putBack() {
    this.file.keepMine();
    return this.save();
  }

  // The text of another tab's draft. Throws Refused, Lost.
  textOf(draft) {
    return ask("draft", { path: this.path, of: draft.tab });
  }

  async restore(draft) {
    if (!(await this.sent())) return;
    const { text, base } = await this.textOf(draft);
    this.file.base = base;
    this.replace(text);
    await this.discard(draft);
    this.look();
  }

  discard(draft) {
    this.file.drafts = this.file.drafts.filter((other) => other !== draft);
    this.tell();
    return ask("discard", { path: this.path, of: draft.tab }).catch(() => {});
  }

  // Undo what was refused last, or else the last change of the text.
  async undo() {
    if (this.refused.length) {
      this.refused = this.refused.slice(0, -1);
      this.tell();
    } else if (await this.sent()) this.step(this.history.undo(this.text));
    else this.say("Not undone: bluf can't be reached.");
  }

  async redo() {
    if (await this.sent()) this.step(this.history.redo(this.text));
    else this.say("Not done again: bluf can't be reached.");
  }

  step(change) {
    if (change) this.editor.apply(change);
    this.changed();
  }

  get canUndo() {
    return this.history.canUndo || this.waiting || this.refused.length > 0;
  }

  async download(format) {
    if (!(await this.sent())) {
      this.say("Not made: bluf can't be reached.");
      return;
    }
    try {
      const blob = await askForFile("export", { path: this.path, text: this.text, format });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = this.path.split("/").at(-1).replace(/\.ya?ml$/i, `.${format}`);
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      this.say(`Made ${link.download}`);
    } catch (error) {
      if (error instanceof Lost) this.lose(error);
      this.say(`Not made: ${error.data?.problems?.[0]?.message || reasonOf(error)}`);
    }
  }

  fieldAt(line) {
    return fieldAt(this.preview?.fields || {}, line);
  }

  placeOf(path, words, skipped) {
    return placeOf(this.preview?.fields || {}, this.text, path, words, skipped);
  }
}
