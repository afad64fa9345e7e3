// What stands beside the page: how it fits, what is wrong, and what each quote was checked against.

import { html, useRef } from "./vendor.js";
import { isWithin, joined } from "./fieldpath.js";
import { mendsOf, mendsWithin } from "./mends.js";
import { Message, hintOf } from "./problem.js";
import { counted, spoken } from "./words.js";
import { Verdict } from "./outline.js";

export function Panel({ session, reveal }) {
  const { preview } = session;
  if (!preview) return html`<aside class="panel" aria-label="Checks"></aside>`;
  const problems = preview.problems.filter((problem) => problem.severity !== "note");
  const isOfQuote = ({ field }) => preview.quotes.some((quote) => isWithin(field, quote.field));
  const errors = problems.filter((problem) => problem.severity === "error").length;
  return html`<aside class="panel" aria-label="Checks" tabindex="-1">
    <${Fit} session=${session} reveal=${reveal} />
    <section aria-labelledby="problems">
      <h2 id="problems" tabindex="-1">Problems <span class="count">${problems.length || ""}</span></h2>
      ${problems.length === 0 && html`<p class="good">None: this builds.</p>`}
      ${problems.length > 0 && errors === 0 && html`<p class="good">It builds; look at these first.</p>`}
      <ul class="problems">
        ${problems.map((problem, index) => html`<li key=${`${problem.code}${problem.field}${index}`}>
          <button type="button" class=${`problem ${problem.severity}`} onClick=${() => problem.file ? session.say(`It is mended in ${problem.file}${problem.line ? `, line ${problem.line}` : ""}.`) : reveal(problem.field, null, problem)}>
            <span class="kind">${[problem.severity, problem.file, problem.line && `line ${problem.line}`].filter(Boolean).join(" · ")}</span>
            <span class="message"><${Message} problem=${problem} fit=${preview.fit} /></span>
            ${problem.hint && html`<span class="hint">${hintOf(problem)}</span>`}
          </button>
          ${!isOfQuote(problem) && html`<${Mends} session=${session} mends=${mendsOf(problem)} />`}
        </li>`)}
      </ul>
    </section>
    <section aria-labelledby="quotes">
      <h2 id="quotes">Quotes <span class="count">${preview.quotes.length || ""}</span></h2>
      ${preview.quotes.length === 0 && html`<p class="note">${whyNoQuotes(preview)}</p>`}
      <ul class="quotes">
        ${preview.quotes.map((quote) => html`<${Quote} key=${quote.field} session=${session} quote=${quote} reveal=${reveal} />`)}
      </ul>
    </section>
  </aside>`;
}

function Fit({ session, reveal }) {
  const fit = session.preview.fit;
  return html`<section aria-labelledby="fit">
    <h2 id="fit">Fit</h2>
    <${Meter} fit=${fit} />
    ${fit?.lines_over > 0 && html`<p class="note">What takes the most lines:</p><ul class="costs">
      ${fit.costliest.map((item) => html`<li key=${item.field}><button type="button" class="link" onClick=${() => reveal(item.field)}>${spoken(item.field)}</button><span>${counted(item.lines, "line")}</span></li>`)}
    </ul>`}
    ${fit?.dropped.length > 0 && html`<p class="note">Left out to fit: ${fit.dropped.map(spoken).join("; ")}</p>`}
  </section>`;
}

export function Meter({ fit }) {
  const full = fit ? Math.round(fit.fill * 100) : 0;
  const over = fit?.lines_over || 0;
  const text = !fit ? "No page yet" : over ? `${counted(over, "line")} too long at ${fit.size} pt` : `${full} % full at ${fit.size} pt`;
  return html`<div class=${`meter ${over ? "over" : full > 97 ? "tight" : ""}`}>
    <div class="bar" role="meter" aria-label="How full the page is" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.min(full, 100)} aria-valuetext=${text}>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width=${Math.min(full, 100)} height="6" /></svg>
    </div>
    <p>${text}</p>
  </div>`;
}

// Buttons that make the changes which mend a problem. What has the focus next, as the button pressed goes, is `next`.
function Mends({ session, mends, next }) {
  if (!mends.length) return null;
  const made = (mend) => () => {
    (next?.current || document.getElementById("problems")).focus();
    session.say(`${mend.label}: done.`);
  };
  return html`<div class="mends">${mends.map((mend) => html`<button type="button" key=${mend.label} onClick=${() => session.mend(mend, made(mend))}>${mend.label}</button>`)}</div>`;
}

function Quote({ session, quote, reveal }) {
  const name = useRef(null);
  const mends = mendsWithin(session.preview.problems, quote.field);
  return html`<li>
    <div class="tools">
      <button type="button" class="link" ref=${name} onClick=${() => reveal(joined(quote.field, "text"))}>${spoken(quote.field)}: ${quote.said_by}</button>
      <${Verdict} session=${session} path=${quote.field} />
    </div>
    ${quote.note && html`<p class="note">${quote.note}</p>`}
    ${mends.length > 0 && html`<div class="wording"><${Found} quote=${quote} /><${Mends} session=${session} mends=${mends} next=${name} /></div>`}
    ${quote.passage && html`<details><summary>The passage${quote.where ? `, ${quote.where}` : ""}<span class="hidden"> for ${spoken(quote.field)}</span></summary>
      <${Passage} text=${quote.passage} found=${quote.closest} />
    </details>`}
  </li>`;
}

// What the source has where it does not bear a quote out.
function Found({ quote }) {
  if (quote.verdict === "altered" && quote.closest) return html`<p class="note">The source has:</p><blockquote>${quote.closest}</blockquote>`;
  if (quote.verdict === "misattributed") return html`<p class="note">The source gives these words to ${quote.speaker}.</p>`;
  if (quote.verdict === "narrated") return html`<p class="note">The source tells this; nobody says it there.</p>`;
  return null;
}

// The source's paragraphs, with the words that the quote was checked against marked.
function Passage({ text, found }) {
  const at = found ? text.indexOf(found) : -1;
  if (at < 0) return html`<blockquote class="passage">${text}</blockquote>`;
  return html`<blockquote class="passage">${text.slice(0, at)}<mark>${found}</mark>${text.slice(at + found.length)}</blockquote>`;
}

function whyNoQuotes({ data }) {
  if (!data) return "Quotes are checked once the YAML can be read.";
  return data.quotes?.length ? "Quotes are checked once the errors above are mended." : "No quotes to check.";
}
