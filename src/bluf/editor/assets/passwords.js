// The passwords of copies, before any is made: they are shown here and nowhere else.

import { html, useState } from "./vendor.js";

const READ = 60000; // milliseconds until the browser has taken the file

const cell = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

// The passwords as a CSV file, as `bluf issue --passwords` writes it.
export function csvOf(copies, passwords) {
  const rows = copies.map(({ number, recipient }, at) => [String(number), recipient, passwords[at]]);
  return [["copy", "recipient", "password"], ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

export function Passwords({ copies, passwords, kept, setKept, busy }) {
  const [said, setSaid] = useState("");
  const text = csvOf(copies, passwords);
  const copy = () => navigator.clipboard.writeText(text).then(() => setSaid("Copied."), () => setSaid("Select them, and copy them."));
  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = "passwords.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), READ);
    setSaid("Saved where your browser puts downloads.");
  };
  return html`<section class="passwords" aria-label="Passwords">
    <p>These passwords are shown only here: no mail and no ledger has them, and a copy can’t be opened without its own. Keep them, and tell each recipient theirs by another way than mail.</p>
    <div class="rows" tabindex="0" role="region" aria-label="Passwords of the copies"><table>
      <thead><tr><th scope="col">No.</th><th scope="col">Recipient</th><th scope="col">Password</th></tr></thead>
      <tbody>${copies.map(({ number, recipient }, at) => html`<tr key=${number}><td>${number}</td><td>${recipient}</td><td><code>${passwords[at]}</code></td></tr>`)}</tbody>
    </table></div>
    <div class="keep"><button type="button" onClick=${copy}>Copy them all</button><button type="button" onClick=${save}>Save them as a file</button><span class="note" role="status">${said}</span></div>
    <label class="tick"><input type="checkbox" checked=${kept} disabled=${busy} onChange=${(event) => setKept(event.target.checked)} /><span>I have kept the passwords</span></label>
  </section>`;
}
