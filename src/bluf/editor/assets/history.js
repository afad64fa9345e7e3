// Undo and redo of a text, by words and pauses, whichever view it was changed in. Nothing here asks or draws.
//
// A step is one change: where it is, what was there, and what is. What is typed on becomes part of the last step until
// the writer pauses, goes elsewhere, or begins another word. bluf keeps the steps, so that they outlive a reload.

const PAUSE = 1000; // milliseconds that end a step
const MOST = 5000; // steps that are kept, and
const MOST_TEXT = 1024 * 1024; // characters in them, as undo.py has it

const isHalf = (text, at) => /[\ud800-\udbff]/.test(text[at - 1] || "") && /[\udc00-\udfff]/.test(text[at] || "");

// The smallest change from one text to another: what is between their common beginning and end.
export function difference(old, text) {
  const most = Math.min(old.length, text.length);
  let at = 0;
  while (at < most && old[at] === text[at]) at++;
  if (isHalf(old, at) || isHalf(text, at)) at--;
  let end = 0;
  while (end < most - at && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
  if (end && (isHalf(old, old.length - end) || isHalf(text, text.length - end))) end--;
  return { at, old: old.slice(at, old.length - end), text: text.slice(at, text.length - end) };
}

// Two changes that follow each other as one; `between` is the text after the first.
function composed(first, second, between) {
  const from = Math.min(first.at, second.at);
  const ends = [first.at + first.text.length, second.at + second.old.length];
  const to = Math.max(...ends);
  return {
    at: from,
    old: between.slice(from, first.at) + first.old + between.slice(ends[0], to),
    text: between.slice(from, second.at) + second.text + between.slice(ends[1], to),
  };
}

export class History {
  constructor() {
    this.steps = [];
    this.done = 0; // how many of them are done; those after it were undone
    this.held = 0; // how many bluf has as they are, and
    this.told = 0; // how many it takes for done
    this.last = null; // how the last step came about, while it may go on
  }

  get canUndo() {
    return this.done > 0;
  }

  get canRedo() {
    return this.done < this.steps.length;
  }

  // Take a change, made at `time` to the text `before`. `typed` says that it was typed or deleted by keys, in `field`;
  // one that was not is a step of its own.
  record(change, before, { typed = false, field = null, time = performance.now() } = {}) {
    if (!change.old && !change.text) return;
    this.steps.length = this.done;
    this.held = Math.min(this.held, this.done);
    if (!typed) {
      this.push(change);
      this.last = null;
    } else if (change.old) this.type(change, before, field, time);
    else {
      let { at } = change;
      let text = before;
      for (const word of change.text.match(/\s*\S+|\s+/g)) {
        this.type({ at, old: "", text: word }, text, field, time);
        text = text.slice(0, at) + word + text.slice(at);
        at += word.length;
      }
    }
    this.trim();
  }

  type(change, before, field, time) {
    const adds = change.text.length >= change.old.length;
    const edge = adds ? change.text[0] : change.old.at(-1);
    const { last } = this;
    const step = this.steps[this.done - 1];
    const goesOn =
      last && last.field === field && last.adds === adds && time - last.time < PAUSE && (field !== null || touches(step, change)) &&
      !(/\s/.test(edge) && /\S/.test(last.edge)) && !(change.old && change.text && field === null);
    if (goesOn) {
      this.steps[this.done - 1] = composed(step, change, before);
      this.held = Math.min(this.held, this.done - 1);
    } else this.push(change);
    this.last = { field, adds, time, edge: adds ? change.text.at(-1) : change.old[0] };
  }

  push(change) {
    this.steps.push(change);
    this.done++;
  }

  trim() {
    let size = 0;
    let kept = this.steps.length;
    while (kept > 0 && this.steps.length - kept < MOST && (size += this.steps[kept - 1].old.length + this.steps[kept - 1].text.length) <= MOST_TEXT) kept--;
    if (!kept) return;
    this.steps.splice(0, kept);
    this.done -= kept;
    this.held = 0;
  }

  // The change that takes the last step back from a text, or makes it again; null where there is none.
  undo(text) {
    const step = this.steps[this.done - 1];
    return step && this.turn(text, { at: step.at, old: step.text, text: step.old }, -1);
  }

  redo(text) {
    const step = this.steps[this.done];
    return step && this.turn(text, step, 1);
  }

  turn(text, change, by) {
    this.last = null;
    if (text.slice(change.at, change.at + change.old.length) !== change.old) {
      this.load(null, text); // the steps are of another text
      return null;
    }
    this.done += by;
    return change;
  }

  // What bluf does not have yet, as undo.py takes it.
  get news() {
    return { kept: this.held, steps: this.steps.slice(this.held).map(({ at, old, text }) => [at, old, text]), done: this.done };
  }

  // bluf has so many of the steps that were sent; null: none that follow on each other.
  acknowledge(count, sent) {
    this.held = count === null ? 0 : Math.min(count, this.steps.length, sent.kept + this.agreeing(sent));
    this.told = count === null ? -1 : sent.done;
  }

  // How many of the steps that were sent are still as they were.
  agreeing({ kept, steps }) {
    const differs = steps.findIndex(([at, old, text], index) => {
      const now = this.steps[kept + index];
      return !now || now.at !== at || now.old !== old || now.text !== text;
    });
    return differs < 0 ? steps.length : differs;
  }

  get hasNews() {
    return this.held < this.steps.length || this.done !== this.told;
  }

  // Take what bluf has, and make what the text has become since a step of its own.
  load(found, text) {
    this.steps = (found?.steps || []).map(([at, old, text]) => ({ at, old, text }));
    this.done = this.told = found?.done || 0;
    this.held = this.steps.length;
    this.last = null;
    if (found && found.text !== text) this.record(difference(found.text, text), found.text);
  }
}

// Whether a change begins or ends where a step does.
function touches(step, change) {
  const ends = [step.at, step.at + step.text.length];
  return ends.includes(change.at) || ends.includes(change.at + change.old.length);
}
