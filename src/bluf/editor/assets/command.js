// A command to paste into a terminal, with a button that copies it.

import { html, useState } from "./vendor.js";

export function Command({ text }) {
  const [copied, setCopied] = useState("");
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied("Copied."), () => setCopied("Select it, and copy it."));
  return html`<div class="command"><code>${text}</code>
    <button type="button" aria-label=${`Copy the command: ${text}`} onClick=${copy}>Copy</button> <span class="note" role="status">${copied}</span></div>`;
}
