// The edits of the form that are on their way into the text: those that wait, those that bluf has been asked for, and those
// that the screen does not show yet. Nothing here draws or asks.

import { after, carried, inverse, renumbers } from "./edits.js";

export class FormEdits {
  constructor() {
    this.edits = []; // in their order: { edit, typed, byKeys, time, afterwards }
    this.sending = []; // those that the server has been asked for
    this.answered = []; // those that are in the text, and not on the screen yet
    this.passed = []; // those that are being drawn
    this.due = []; // what waits for that
    this.refused = []; // what was typed and can't be in the text: { path, typed, message }
    this.oneByOne = 0; // how many edits are sent by themselves, to tell which of them is refused
  }

  // Whether edits of the form are not in the text yet.
  get waiting() {
    return this.sending.length + this.edits.length > 0;
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
    this.fail(`Not taken: ${message}`);
  }

  // What a field holds with what is pending, if the screen has `data` for it.
  latest(path, data) {
    const found = this.pending(path);
    return found ? found.edit.value : data;
  }

  // The form is about to be drawn: from now on it has the numbers of the text.
  drawing() {
    this.passed = this.answered;
    this.answered = [];
  }

  // Those that are sent now: all that wait, or one where one of them was refused.
  next() {
    this.sending = this.edits.splice(0, this.oneByOne > 0 ? 1 : this.edits.length);
    if (this.oneByOne > 0) this.oneByOne--;
    return this.sending;
  }

  // They were not made: they wait again, before those that came since.
  back(edits) {
    this.sending = [];
    this.edits = [...edits, ...this.edits];
  }

  // One of them can't be made: find out which, and refuse it.
  apart(edits, message) {
    this.sending = [];
    if (edits.length === 1) return this.refuse(edits[0], message);
    this.back(edits);
    this.oneByOne = edits.length;
  }

  // They are in the text.
  accept(edits) {
    this.sending = [];
    this.refused = this.refused
      .map((each) => ({ ...each, path: edits.map(({ edit }) => edit).reduce(after, each.path) }))
      .filter((each) => each.path);
    this.answered.push(...edits);
    for (const { edit, afterwards } of edits) if (afterwards) this.due.push(() => afterwards(edit));
  }
}
