// The page by which bluf opens the browser: have the browser drop what others may have left at the editor's address, and go
// there. It is at another port, so that nothing of what was left there has a hand in it.

const editor = document.querySelector("meta[name=editor]").content;
const behind = new URLSearchParams(location.hash.slice(1));
const once = behind.get("once");
behind.delete("once");

try {
  await fetch(`${editor}/clean?${new URLSearchParams({ once })}`, { mode: "no-cors", credentials: "include", signal: AbortSignal.timeout(5000) });
} catch {
  // a browser that drops nothing goes on all the same, as by the printed address
}
location.replace(`${editor}/#${behind}`);
