// One brief being edited: its text, what bluf says of it, and what is not saved yet. Nothing here draws.
//
// The text is the document of the YAML editor, in both modes. An edit of the form is sent with the text and comes back
// as new text, which replaces the document's: so there is one text and one undo. One request is under way at a time;
// what is typed meanwhile goes with the next.

import { loadFaces } from "./faces.js";
import { Lost, Refused, ask } from "./api.js";
import { FormEdits } from "./formedits.js";
import { BriefFile } from "./file.js";
import { History, difference } from "./history.js";
import { changeOf } from "./mends.js";
import { around, fieldAt, inUnits, indexesOf, placeOf } from "./places.js";
import { opened } from "./tab.js";

const POLL = 1000; // milliseconds between looks at the file on disk
const SHORTLY = 150; // milliseconds without a key until undo is kept by itself
const RETRY = 1000; // milliseconds between attempts to reach a server that has gone

export class Session extends FormEdits {
  constructor(tab) {
    super();
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
    this.hasFailed = false; // whether the message says what was not done
    this.timings = []; // milliseconds from each key to its page
    this.listeners = new Set();
    this.turn = Promise.resolve(); // what the next preview or save waits for
    this.kept = null; // the text of the draft
    this.undrafted = null; // why drafts can't be kept
    this.late = false; // the page takes long
    this.failure = null; // why the page can't be made
    this.exchanging = false;
    this.keeping = null; // the timer of the undo that is to be kept
    this.wanted = false;
    this.typedAt = 0;
    this.closed = false;
    this.fileProblem = null; // what kept a file from being added: { path, message }
    this.question = null; // what is asked of a file whose name is taken, and
    this.answer = null; // what takes the answer
  }

  // Ask whether a file is to be kept beside another of its name ("keep"), to replace it ("replace"), or neither ("").
  decide(question) {
    this.answer?.("");
    this.question = question;
    this.tell();
    return new Promise((resolve) => (this.answer = resolve));
  }

  decided(way) {
    this.answer?.(way);
    this.answer = this.question = null;
    this.tell();
  }

  // Open a brief: { name } by its name in the address bar, { path } by its path from the folder. Throws Refused, Lost.
  async open(asked) {
    const found = await ask("brief", { ...asked, tab: this.tab });
    this.path = found.path;
    this.name = found.name;
    this.schema = found.schema;
    this.begun = found.own ? found.own.text : found.text;
    this.kept = found.own ? found.own.text : null;
    this.history.load(found.undo, this.begun);
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
    if (this.keeping !== null) await this.keepUndo();
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
    this.hasFailed = false;
    this.tell();
  }

  // Say what was not done, and why: it holds for as long as its cause does.
  fail(message) {
    this.message = message;
    this.hasFailed = true;
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

  get running() {
    return this.exchanging || this.keeping !== null;
  }

  async run() {
    clearTimeout(this.keeping);
    this.keeping = null;
    if (this.exchanging) return;
    this.exchanging = true;
    await null; // edits that are asked for in one go, as those of a column are, are made in one go and undone in one
    while (this.wanted && !this.closed) await this.exchange();
    this.exchanging = false;
    if (this.history.hasNews) this.keeping = setTimeout(() => this.keepUndo(), SHORTLY);
  }

  // Have the undo kept as it is now that edits of the form are in the text.
  async keepUndo() {
    const { keeping } = this;
    const undo = this.history.news;
    try {
      this.history.acknowledge((await ask("undo", { path: this.path, tab: this.tab, text: this.text, undo })).undo, undo);
    } catch {
      // it goes with the next text
    }
    if (this.keeping === keeping) this.keeping = null;
  }

  // Send the text and the edits that wait, and take what comes back.
  async exchange() {
    const edits = this.next();
    this.wanted = this.edits.length > 0;
    const typedAt = this.typedAt;
    this.typedAt = 0;
    const text = this.text;
    const undo = this.history.news;
    let saved = false;
    const send = () => {
      saved = this.file.has(text) && !edits.length; // by now: a save may have been under way
      return ask("preview", { path: this.path, tab: this.tab, base: this.file.base, text, edits: edits.map(({ edit }) => edit), saved, undo });
    };
    let answer;
    try {
      answer = await this.alone(send);
    } catch (error) {
      return this.failed(error, edits);
    }
    this.find();
    this.history.acknowledge(answer.undo, undo);
    const made = answer.text ?? text;
    if (made !== text) {
      if (this.text !== text) {
        // The YAML was changed while an edit of the form was under way: carry the edit out on the new text.
        this.back(edits);
        this.wanted = true;
        return;
      }
      this.made(edits, made);
    }
    this.accept(edits);
    this.kept = answer.undrafted || saved ? null : made;
    this.undrafted = answer.undrafted;
    this.late = answer.late;
    this.failure = answer.failure;
    if (answer.preview) {
      this.shown = typedAt;
      this.take(answer.preview, made);
    } else {
      this.typedAt ||= typedAt;
      if (answer.late) this.wanted = true; // ask again, with what there is by then
      this.tell();
    }
  }

  async failed(error, edits) {
    if (error instanceof Refused) {
      if (edits.length) this.apart(edits, error.message);
      else this.say(error.message);
      this.wanted ||= this.edits.length > 0;
      return;
    }
    this.back(edits);
    this.wanted = true;
    this.lose(error instanceof Lost ? error : new Lost("gone"));
    await new Promise((resolve) => setTimeout(resolve, RETRY));
  }

  // Edits of the form have made a new text: put it into the document.
  made(edits, text) {
    const last = edits.at(-1);
    const typed = edits.every((each) => each.byKeys && each.edit.path === last.edit.path);
    this.editor.replace(text, { how: { typed, field: last.edit.path, time: last.time } });
    if (this.file.has(text) && !this.edits.length) this.forget();
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

  // A preview of some text has come.
  take(preview, text) {
    this.preview = preview;
    if (preview.data) this.outline = preview.data;
    if (preview.page) loadFaces(preview.page.faces);
    if (preview.page) this.page = { ...preview.page, text, origins: preview.origins };
    this.editor.problems(preview.problems.filter((problem) => problem.line && !problem.file));
    this.tell();
  }

  forget() {
    this.alone(() => ask("discard", { path: this.path, of: this.tab })).catch(() => {});
  }

  // Notice what became of the file, that the server is back, or that a tab has left a draft.
  async look() {
    const before = this.file.seen;
    try {
      await this.file.look();
      this.find();
    } catch (error) {
      if (error instanceof Lost) this.lose(error);
      else this.say(error.message);
    }
    if (this.file.seen !== before) this.tell();
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

  // Save the text, or say what is to be decided first.
  async save() {
    if (this.file.obstacle) await this.look();
    if (!this.file.obstacle || this.lost) return this.write();
    this.fail(`Not saved: ${this.file.obstacle}`);
    return false;
  }

  // Write the text to its file, once every edit of the form is in it.
  async write() {
    if (await this.sent()) return this.alone(() => this.file.save());
    this.fail("Not saved: bluf can't be reached.");
    return false;
  }

  // Undo what was refused last, or else the last change of the text.
  async undo() {
    if (this.refused.length) {
      this.refused = this.refused.slice(0, -1);
      this.tell();
    } else if (await this.sent()) this.step(this.history.undo(this.text));
    else this.fail("Not undone: bluf can't be reached.");
  }

  async redo() {
    if (await this.sent()) this.step(this.history.redo(this.text));
    else this.fail("Not done again: bluf can't be reached.");
  }

  // Make a change that mends a problem. `afterwards` is called once it is drawn.
  async mend(mend, afterwards) {
    if (mend.op === "put") return this.edit({ op: "put", path: mend.field, value: mend.value }, afterwards);
    if (!(await this.sent())) return this.fail("Not mended: bluf can't be reached.");
    const change = changeOf(mend, this.text);
    if (!change) return this.fail("Not mended: the text has changed there.");
    this.due.push(afterwards);
    this.editor.replace(this.text.slice(0, change.at) + change.text + this.text.slice(change.at + change.old.length));
    return this.changed();
  }

  step(change) {
    if (change) this.editor.apply(change);
    this.changed();
  }

  // Why no PDF or DOCX can be made of the text as it was last looked at; "" where they can.
  get unbuildable() {
    if (this.failure) return this.failure;
    return this.preview?.problems.find((problem) => problem.severity === "error")?.message || "";
  }

  get canUndo() {
    return this.history.canUndo || this.waiting || this.refused.length > 0;
  }

  fieldAt(line) {
    return fieldAt(this.preview?.fields || {}, line);
  }

  placeOf(path) {
    return placeOf(this.preview?.fields || {}, path);
  }

  // Where some characters of the text that the page was made of are by now; null where they were changed since.
  rangeNow(span) {
    const [from, to] = inUnits(this.page.text, span);
    const change = difference(this.page.text, this.text);
    if (to <= change.at) return [from, to];
    const moved = change.text.length - change.old.length;
    return from >= change.at + change.old.length ? [from + moved, to + moved] : null;
  }

  // Where these characters are in a field's value, as the form has it; null where it was changed since.
  rangeIn(path, span, value) {
    const found = indexesOf(around(this.page.origins, path) || "", span);
    if (!found) return null;
    const range = inUnits(value, found);
    const written = [...this.page.text].slice(...span).join("");
    return this.text === this.page.text || value.slice(...range) === written ? range : null;
  }
}
