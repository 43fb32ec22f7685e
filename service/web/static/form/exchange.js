/**
 * Talking with the service. A button of the form posts it: a file that comes back is saved, a page takes the place of
 * the old one. Where the service does not answer, the form stays as it is.
 *
 * Tells the document: "typed" (something changed), "swapped" (a new page stands), "taken" (a document was saved), "done"
 * (a button did something that can be undone).
 */

export const form = () => document.getElementById("dossier");

const WAYS_BACK = ["before", "corrected"]; // what the page carries for those without scripts

/** The fields as the service reads them; never a file. */
export function fields() {
  const typed = new FormData(form() ?? undefined);
  for (const name of ["file", ...WAYS_BACK]) typed.delete(name);
  return new URLSearchParams(typed);
}

/** The fields in which something stands: all that checks and previews read. */
export function written() {
  const typed = fields();
  for (const [name, value] of [...typed]) if (!value) typed.delete(name);
  return typed;
}

/** The fields of a form in a tenth of their bytes, where the browser can. */
async function packed(body) {
  if (!(body instanceof URLSearchParams) || !("CompressionStream" in window)) return { body };
  const stream = new Blob([body.toString()]).stream().pipeThrough(new CompressionStream("gzip"));
  return { body: await new Response(stream).blob(), headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Encoding": "gzip" } };
}

/** Posts `body`; null where the service cannot be reached. Tells the document ("line") whether it was. */
export async function post(address, body, signal) {
  let response = null;
  try {
    response = await fetch(address, { method: "POST", signal, ...(await packed(body)) });
  } catch (error) {
    if (error.name === "AbortError") throw error;
  }
  document.dispatchEvent(new CustomEvent("line", { detail: response !== null }));
  return response;
}

export function say(words) {
  const notice = document.getElementById("notice");
  notice.textContent = words;
  notice.hidden = false;
  notice.scrollIntoView({ block: "nearest" });
}

const PARTS = ["header", "main", "footer"].map((part) => `body > ${part}`);

function stood(parts, language, title) {
  document.documentElement.lang = language;
  document.title = title;
  for (const [place, part] of parts.entries()) document.querySelector(PARTS[place]).replaceWith(part);
  document.dispatchEvent(new Event("swapped"));
}

/**
 * Puts the page in `text` in the place of this one. A page without a form only says its words: null. Else the way back,
 * which brings the page of before with all that was typed into it; `first` is called with it before anybody is told.
 */
export function replaced(text, first = () => {}) {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  if (!fresh.querySelector("main form")) {
    say(fresh.getElementById("main").textContent.trim().replace(/\s+/g, " "));
    return null;
  }
  const before = [PARTS.map((part) => document.querySelector(part)), document.documentElement.lang, document.title];
  const back = () => stood(...before);
  const isOther = Boolean(form()) !== Boolean(fresh.getElementById("dossier"));
  first(back);
  stood(PARTS.map((part) => fresh.querySelector(part)), fresh.documentElement.lang, fresh.title);
  if (isOther) window.scrollTo(0, 0);
  const focus = document.querySelector("[autofocus]");
  if (focus) focus.focus();
  else document.getElementById("notice")?.scrollIntoView({ block: "nearest" });
  return back;
}

/** The same, where nobody will go back. */
export const swap = (text) => replaced(text) !== null;

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
  const asked = event.submitter;
  event.preventDefault();
  if (asked?.hasAttribute("data-back") && wayBack) {
    wayBack();
    return;
  }
  const address = asked?.hasAttribute("formaction") ? asked.formAction : event.target.action;
  const body = new FormData(event.target, asked);
  for (const name of WAYS_BACK) if (!["undo", "correct"].includes(asked?.value)) body.delete(name);
  event.target.setAttribute("aria-busy", "true");
  const response = await post(address, body);
  event.target.removeAttribute("aria-busy");
  if (!response) {
    say((form() ?? event.target).dataset.offline);
  } else if (response.headers.has("Content-Disposition")) {
    save(await response.blob(), nameOf(response));
    const notes = response.headers.get("Sinhhoat-Notes"); // what could not be made
    if (notes) say(decodeURIComponent(notes));
    document.dispatchEvent(new CustomEvent("taken", { detail: body.get("do") }));
  } else {
    answered(await response.text(), response.ok, asked);
    if (asked?.hasAttribute("formaction") && form()) history.replaceState(null, "", address);
  }
}

let wayBack = null; // from a page on which something is shown before it is taken

/** A page that came for a button. What a button does that says `data-done` can be undone. */
export function answered(text, isOk, asked) {
  const origin = form() ? null : wayBack;
  const said = isOk && asked?.dataset.done;
  replaced(text, (back) => {
    const whole = origin ?? back;
    if (said) document.dispatchEvent(new CustomEvent("done", { detail: { words: said, back: whole, isAnother: "another" in asked.dataset } }));
    wayBack = whole;
  });
}

/** Enter in a field of one line would press the first button of the form; here it does nothing, as in a table. */
function entered(event) {
  if (event.key === "Enter" && event.target.matches?.("input:not([type=submit], [type=file])")) event.preventDefault();
}

/** Files that are chosen for the form are opened at once. */
function chosen({ target }) {
  if (target.type === "file" && form() && target.form === form() && target.files.length) form().requestSubmit(form().querySelector('button[value="open"]'));
}

export function start() {
  document.addEventListener("submit", submitted);
  document.addEventListener("change", chosen);
  document.addEventListener("keydown", entered);
  for (const change of ["input", "change"]) {
    document.addEventListener(change, (event) => {
      if (form() && event.target.form === form() && event.target.type !== "file") document.dispatchEvent(new Event("typed"));
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
