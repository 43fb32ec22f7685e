/** Nothing typed is lost: the form is kept in this browser while it is typed, and comes back for seven days. */
import { fields, form, post, settled, swap } from "./exchange.js";

const KEY = "sinhhoat-draft";
const DAYS = 7;

function say(what, at = Date.now()) {
  const place = document.getElementById("draft");
  const time = new Intl.DateTimeFormat("vi", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit" }).format(at);
  place.textContent = place.dataset[what].replace("{time}", time);
}

function save() {
  const at = Date.now();
  try {
    localStorage.setItem(KEY, JSON.stringify({ at, fields: [...fields()] }));
    say("saved", at);
  } catch {
    say("failed"); // no room, or a browser that keeps nothing: the person is told, and can save a file
  }
}

/** The draft that is kept, if it is not too old. */
function kept() {
  let draft = null;
  try {
    draft = JSON.parse(localStorage.getItem(KEY));
  } catch {
    forget(); // not ours, or cut short by a power cut
  }
  if (draft && Date.now() - draft.at < DAYS * 86_400_000 && Array.isArray(draft.fields)) return draft;
  forget();
  return null;
}

function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    say("failed");
  }
}

async function restored() {
  const draft = kept();
  if (!draft || !form().hasAttribute("data-fresh")) return;
  const response = await post(form().action, new URLSearchParams([...draft.fields, ["do", "look"]]));
  if (!response?.ok) return;
  swap(await response.text());
  say("restored", draft.at);
}

async function cleared() {
  pending = false;
  forget();
  const response = await fetch(form().action).catch(() => null);
  if (response?.ok) swap(await response.text());
  else form().reset();
  forget();
  pending = false;
  say("cleared");
}

let pending = false;
const later = settled(() => {
  if (pending) save();
  pending = false;
}, 400);

function typed() {
  pending = true;
  later();
}

export function start() {
  document.addEventListener("typed", typed);
  document.addEventListener("swapped", () => {
    if (!form().hasAttribute("data-fresh")) save();
  });
  document.addEventListener("taken", () => {
    if (form().elements.forget.checked) {
      forget();
      pending = false;
      say("cleared");
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest('[data-draft="clear"]')) cleared();
  });
  for (const [target, name] of [[window, "pagehide"], [document, "visibilitychange"]]) {
    target.addEventListener(name, () => {
      if (pending) save();
      pending = false;
    });
  }
  restored();
}
