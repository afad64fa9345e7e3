// Files that are dropped anywhere into the window.

const hasFiles = (event) => event.dataTransfer?.types.includes("Files");

// Call `use` with each file and the element under it, before anything else in the page takes it; return what ends that.
export function takeFiles(use) {
  const over = (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = "copy";
    document.body.classList.add("dropping");
  };
  const out = (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  };
  const drop = (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    document.body.classList.remove("dropping");
    for (const file of event.dataTransfer.files) use(file, event.target);
  };
  const handlers = { dragover: over, dragleave: out, drop };
  for (const [name, handler] of Object.entries(handlers)) addEventListener(name, handler, true);
  return () => {
    for (const [name, handler] of Object.entries(handlers)) removeEventListener(name, handler, true);
  };
}
