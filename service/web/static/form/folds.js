/**
 * Of a long list one row is open at a time; the others are a line each that says what is in them. On a phone the parts
 * of a tall screen are the same.
 */
import { about, all } from "./rows.js";

const THUMB = matchMedia("(max-width: 40rem)");
const most = () => (THUMB.matches ? 1 : 3); // rows that are shown whole
const TALL = 4; // windows that a screen may fill before its parts are folded

const partsOf = (section) => [...section.querySelectorAll(":scope > .blocks > .block")];
/** The rows or parts among which one is. */
const besides = (one) => (one.matches(".row") ? all(one.parentElement) : partsOf(one.closest(".section")));

function headOf(one) {
  const [found] = one.querySelectorAll(":scope > .row-head");
  if (found) return found;
  const head = Object.assign(document.createElement("button"), { type: "button", className: "row-head" });
  if (one.matches(".row")) one.querySelector("legend").after(head);
  else one.prepend(head);
  return head;
}

const titleOf = (one) => (one.matches(".row") && about(one)) || one.querySelector("legend").textContent;

function folded(one, isShut) {
  const head = headOf(one);
  one.classList.add("foldable");
  one.classList.toggle("shut", isShut);
  head.setAttribute("aria-expanded", String(!isShut));
  head.textContent = titleOf(one);
  const [whole] = one.querySelectorAll(":scope > details");
  if (whole && !isShut) whole.open = true;
}

const isBusy = (one) => one.matches(":focus-within") || one.querySelector("[aria-invalid], .wrong, [autofocus]");

/** Shuts all but `open`, or but those at which somebody is at work. */
function shut(list, open = null) {
  for (const one of list) folded(one, open ? one !== open : !isBusy(one));
}

/** Shuts the rows of a list that is long. */
function shutRows(rows, open = null) {
  const list = all(rows);
  if (list.length > most()) shut(list, open);
  else for (const row of list) row.classList.remove("shut", "foldable");
}

/** Folds the parts of the screen that is shown, once, where it is tall; the first stays open. */
function shutParts() {
  const section = document.querySelector(".section.here");
  const parts = section && THUMB.matches ? partsOf(section) : [];
  if (parts.length < 2 || parts.some((part) => part.matches(".foldable"))) return;
  if (section.scrollHeight > TALL * innerHeight) shut(parts, parts.find(isBusy) ?? parts[0]);
}

function everywhere() {
  for (const rows of document.querySelectorAll("[data-rows]")) shutRows(rows);
  shutParts();
}

function clicked(event) {
  const head = event.target.closest(".row-head");
  if (!head) return;
  const one = head.parentElement;
  const isShut = one.classList.contains("shut");
  shut(besides(one), isShut ? one : document.body);
  if (isShut && one.matches(".row")) one.querySelector("input, select, textarea")?.focus({ preventScroll: true });
  else head.focus();
  one.scrollIntoView({ block: "nearest" });
}

export function start() {
  document.addEventListener("click", clicked);
  document.addEventListener("open", (event) => shut(besides(event.target), event.target), true);
  document.addEventListener("row", ({ target, detail: { row, action } }) => shutRows(target, ["add", "back"].includes(action) ? row : null));
  for (const moment of ["swapped", "restored"]) document.addEventListener(moment, everywhere);
  document.addEventListener("screen", shutParts);
  everywhere();
}
