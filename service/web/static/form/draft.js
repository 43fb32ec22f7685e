/** Nothing typed is lost: the form is kept in this browser while it is typed, and comes back for seven days. */
import * as drafts from "./drafts.js";
import { fields, form, post, replaced, settled, swap } from "./exchange.js";
import { filled } from "./restore.js";
import { show } from "./screens.js";
import { done } from "./undo.js";

let known = 0; // the writing of this draft that this tab made, or began from
let pending = false;
let isPaused = false; // while a draft is on its way to the page
let isTouched = false; // whether somebody typed since the draft was opened

const panel = () => document.getElementById("draft");
const clock = (at) => new Intl.DateTimeFormat("vi", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit" }).format(at);

function say(what, at = Date.now()) {
  if (!panel()) return;
  panel().textContent = panel().dataset[what].replace("{time}", clock(at)).replace("{days}", drafts.DAYS);
  panel().classList.toggle("alarm", ["failed", "forked", "elsewhere", "unread"].includes(what));
}

/** What a draft is called: its month and its cell. */
function titled(pairs) {
  const of = Object.fromEntries(pairs);
  const [month = ""] = /\d{1,2}\/\d{4}/.exec(of["meeting-period"] || of["meeting-start_at"] || "") ?? [];
  return { month, cell: of["org-cell_name"] ?? "" };
}

const typedFields = () => [...fields()].filter(([name, value]) => value && name !== "muc");

function save() {
  if (isPaused || !form()) return;
  pending = false;
  let id = drafts.current();
  const stored = drafts.read(id);
  const isOthers = stored && stored.rev > known;
  if (!id || isOthers) drafts.goOn((id = drafts.fresh())); // what another tab wrote stays as it is
  const pairs = typedFields();
  const at = Date.now();
  known = isOthers ? 1 : Math.max(known, stored?.rev ?? 0) + 1;
  try {
    drafts.write(id, { at, rev: known, by: drafts.tab, ...titled(pairs), fields: pairs });
    say(isOthers ? "forked" : "saved", at);
  } catch {
    say("failed"); // no room, or a browser that keeps nothing: the person is told, and can save a file
  }
}

/** Puts a draft on the page; one that does not fit it is laid out by the service, and stays as it is where that fails. */
async function opened(draft) {
  now();
  drafts.goOn(draft.id);
  known = draft.rev;
  isTouched = false;
  if (!filled(draft.fields) && !(await laidOut(draft))) return;
  document.dispatchEvent(new Event("restored"));
  quietly(() => document.dispatchEvent(new Event("typed")));
  listed();
  say("restored", draft.at);
  channel?.postMessage({ asks: draft.id });
}

/** The draft on a page of the service's making; whether it came. What is typed meanwhile is not this draft. */
async function laidOut(draft) {
  isPaused = true;
  const response = await post(form().action, new URLSearchParams([...draft.fields, ["do", "look"]]));
  const text = response?.ok ? await response.text().catch(() => "") : "";
  isPaused = false;
  if (text && swap(text)) return true;
  drafts.goOn("");
  known = 0;
  listed();
  say("unread", draft.at);
  return false;
}

let isQuiet = false;
function quietly(act) {
  isQuiet = true;
  act();
  isQuiet = false;
}

/** The months at hand, but the one that is open. */
function listed() {
  const place = document.getElementById("months");
  if (!place) return;
  let found = [];
  try {
    found = drafts.all().filter((draft) => draft.id !== drafts.current());
  } catch {
    say("failed");
  }
  place.hidden = !found.length;
  const list = place.querySelector("ul");
  const copy = place.querySelector("template").content.firstElementChild;
  list.replaceChildren(...found.map((draft) => {
    const row = copy.cloneNode(true);
    const [name] = row.getElementsByTagName("strong");
    name.textContent = [draft.month && list.dataset.month.replace("{month}", draft.month), draft.cell].filter(Boolean).join(list.dataset.between) || list.dataset.unnamed;
    row.querySelector("small").textContent = list.dataset.at.replace("{time}", clock(draft.at));
    for (const button of row.querySelectorAll("button")) {
      button.value = draft.id;
      button.setAttribute("aria-label", `${button.textContent}: ${name.textContent}`);
    }
    return row;
  }));
}

/** Another month is on the page from now on; undoing goes back to the one before. */
export function another(words, back) {
  const before = { id: drafts.current(), known };
  drafts.goOn("");
  known = 0;
  isTouched = false;
  done(words, () => {
    if (pending) save();
    else if (!isTouched && drafts.current()) drafts.forget(drafts.current());
    back();
    drafts.goOn(before.id);
    known = before.known;
    pending = false;
    listed();
    if (typedFields().length) save();
  });
}

/** Writes at once what was typed a moment ago. */
export function now() {
  if (pending) save();
}

/** A blank page for a new month; `isKept`: the draft of this one stays at hand. */
async function cleared(isKept) {
  if (isKept) now();
  pending = false;
  const [id, words] = [drafts.current(), panel().dataset[isKept ? "begun" : "cleared"]];
  const response = await fetch(form().action).catch(() => null);
  const text = response?.ok ? await response.text() : "";
  if (!text || !replaced(text, (back) => another(words, back))) another(words, emptied());
  if (id && !isKept) drafts.forget(id);
  pending = false;
  listed();
  say(isKept ? "begun" : "cleared");
}

/** The form blank without the service; the way back. */
function emptied() {
  const before = typedFields();
  filled([]);
  return () => filled(before);
}

function removed(id) {
  const draft = drafts.read(id);
  if (!draft) return;
  drafts.forget(id);
  listed();
  done(panel().dataset.removed, () => {
    drafts.write(id, draft);
    listed();
  });
}

const later = settled(() => {
  if (pending) save();
}, 400);

function typed() {
  if (isQuiet) return;
  pending = isTouched = true;
  later();
}

function clicked(event) {
  const button = event.target.closest("[data-draft]");
  if (!button) return;
  if (["clear", "new"].includes(button.dataset.draft)) cleared(button.dataset.draft === "new");
  else if (button.dataset.draft === "forget") removed(button.value);
  else {
    const draft = drafts.read(button.value);
    if (draft) opened({ id: button.value, ...draft });
  }
}

/** Tabs of one browser tell each other which draft they have. */
const channel = "BroadcastChannel" in window ? new BroadcastChannel("sinhhoat") : null;

function heard({ data }) {
  const id = drafts.current();
  if (!id || (data.asks ?? data.has) !== id) return;
  say("elsewhere");
  if (data.asks) channel.postMessage({ has: id });
}

export function start() {
  document.addEventListener("typed", typed);
  document.addEventListener("swapped", () => {
    if (form() && !form().hasAttribute("data-fresh")) save();
    listed();
  });
  document.addEventListener("taken", () => {
    if (!form().elements.forget.checked) return;
    pending = false;
    drafts.forget(drafts.current());
    drafts.goOn("");
    known = 0;
    say("cleared");
  });
  document.addEventListener("done", ({ detail: { words, back, isAnother } }) => {
    now();
    if (isAnother) another(words, back);
    else done(words, back);
  });
  document.addEventListener("click", clicked);
  channel?.addEventListener("message", heard);
  window.addEventListener("storage", (event) => {
    if (drafts.current() && event.key?.includes(drafts.current()) && event.newValue) say("elsewhere");
    else listed();
  });
  for (const [target, name] of [[window, "pagehide"], [document, "visibilitychange"]]) target.addEventListener(name, now);
  const isFresh = form().hasAttribute("data-fresh");
  const draft = drafts.read(drafts.current());
  listed();
  if (draft && isFresh) opened({ id: drafts.current(), ...draft });
  else if (isFresh && !location.search && !document.getElementById("months").hidden) show("list");
}
