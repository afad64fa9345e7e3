// Have the PDF or DOCX of a brief made of its text as it stands, and give it to the person.

import { Lost, askForFile, reasonOf } from "./api.js";

const READ = 60000; // milliseconds until the browser has taken it

export async function download(session, format) {
  if (!(await session.sent())) {
    session.fail("Not made: bluf can't be reached.");
    return;
  }
  try {
    const blob = await askForFile("export", { path: session.path, text: session.text, format });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = session.path.split("/").at(-1).replace(/\.ya?ml$/i, `.${format}`);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), READ);
    session.say(`Made ${link.download}`);
  } catch (error) {
    if (error instanceof Lost) session.lose(error);
    session.fail(`Not made: ${error.data?.problems?.[0]?.message || reasonOf(error)}`);
  }
}
