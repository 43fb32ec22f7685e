/**
 * Talking with the service. A button of the form posts it: a file that comes back is saved, a page takes the place of
 * the old one. Where the service does not answer, the form stays as it is.
 *
 * Tells the document: "typed" (something changed), "swapped" (a new page stands), "taken" (a document was saved).
 */

export const form = () => document.getElementById("dossier");

/** The fields as the service reads them; never a file. */
export function fields() {
  const typed = new FormData(form());
  typed.delete("file");
  return new URLSearchParams(typed);
}

/** Posts `body`; null where the service cannot be reached. */
export async function post(address, body, signal) {
  try {
    return await fetch(address, { method: "POST", body, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    return null;
  }
}

export function say(words) {
  const notice = document.getElementById("notice");
  notice.textContent = words;
  notice.hidden = false;
  notice.scrollIntoView({ block: "nearest" });
}

/** Puts the page in `text` in the place of this one; a page without the form only says its words. */
export function swap(text) {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  if (!fresh.getElementById("dossier")) {
    say(fresh.getElementById("main").textContent.trim().replace(/\s+/g, " "));
    return;
  }
  document.documentElement.lang = fresh.documentElement.lang;
  document.title = fresh.title;
  for (const part of ["header", "main", "footer"]) document.querySelector(`body > ${part}`).replaceWith(fresh.querySelector(`body > ${part}`));
  document.dispatchEvent(new Event("swapped"));
  const first = document.querySelector("[autofocus]");
  if (first) first.focus();
  else document.getElementById("notice").scrollIntoView({ block: "nearest" });
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The name that `response` gives its file, the Vietnamese one first. */
function nameOf(response) {
  const said = response.headers.get("Content-Disposition");
  const shown = /filename\*=UTF-8''([^;]+)/.exec(said);
  return shown ? decodeURIComponent(shown[1]) : /filename="([^"]+)"/.exec(said)[1];
}

async function submitted(event) {
  if (event.target.id !== "dossier") return;
  event.preventDefault();
  const asked = event.submitter;
  const address = asked?.hasAttribute("formaction") ? asked.formAction : event.target.action;
  const body = new FormData(event.target, asked);
  event.target.setAttribute("aria-busy", "true");
  const response = await post(address, body);
  event.target.removeAttribute("aria-busy");
  if (!response) {
    say(event.target.dataset.offline);
  } else if (response.headers.has("Content-Disposition")) {
    save(await response.blob(), nameOf(response));
    document.dispatchEvent(new CustomEvent("taken", { detail: body.get("do") }));
  } else {
    swap(await response.text());
    if (asked?.hasAttribute("formaction")) history.replaceState(null, "", address);
  }
}

/** Enter in a field of one line would press the first button of the form; here it does nothing, as in a table. */
function entered(event) {
  if (event.key === "Enter" && event.target.matches?.("input:not([type=submit], [type=file])")) event.preventDefault();
}

export function start() {
  document.addEventListener("submit", submitted);
  document.addEventListener("keydown", entered);
  for (const change of ["input", "change"]) {
    document.addEventListener(change, (event) => {
      if (event.target.form === form() && event.target.type !== "file") document.dispatchEvent(new Event("typed"));
    });
  }
}

/** Calls `act` once, `wait` milliseconds after the last call. */
export function settled(act, wait) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
}
