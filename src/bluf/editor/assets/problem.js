// A problem's words as the window says them: bluf's own are the command line's too, which has no other marks than letters.

import { html } from "./vendor.js";
import { counted, named } from "./words.js";

// The message; of an altered quote, the words that differ are struck out or underlined, and told apart for a screen reader.
export function Message({ problem, fit }) {
  if (problem.code === "does-not-fit" && fit?.lines_over > 0)
    return html`${counted(fit.lines_over, "line")} too long for one page at ${fit.size} pt.`;
  const difference = problem.data?.difference;
  if (!difference) return problem.message;
  const here = spaced(difference.brief, (words) => html`<del><span class="hidden">(not in the source: </span>${words}<span class="hidden">)</span></del>`);
  const there = spaced(difference.source, (words) => html`<ins><span class="hidden">(only in the source: </span>${words}<span class="hidden">)</span></ins>`);
  return html`${difference.summary}: here “${here}”, in ${difference.place} “${there}”`;
}

const spaced = (runs, marked) => runs.map(({ words, differs }, at) => [at ? " " : "", differs ? marked(words) : words]);

// The hint, with the form's names of fields.
export function hintOf(problem) {
  if (problem.code === "does-not-fit")
    return "Shorten or remove some of what is listed under Fit, or give points that may go a priority of 2 and set Fit, under Details, to “trim”.";
  return (problem.data?.fields || []).reduce((hint, key) => hint?.replaceAll(`\`${key}:\``, `“${named(key)}”`), problem.hint);
}

// The brief's own problems: those of a template name fields of that.
export const ownProblems = (session) => (session.preview?.problems || []).filter((problem) => !problem.file && problem.severity !== "note");

// Whether a problem of a picture or chart is of its field `alt`, which is not there.
export const lacksAlt = (code) => code === "missing-alt";

export const problemsAt = (session, path) => ownProblems(session).filter(({ field }) => field === path);
// The first of some problems, in words.
export function Told({ session, id, problems: [problem] }) {
  if (!problem) return null;
  return html`<p class=${`problem ${problem.severity}`} id=${id}><${Message} problem=${problem} fit=${session.preview.fit} />${problem.hint ? html` <span class="hint">${hintOf(problem)}</span>` : ""}</p>`;
}
