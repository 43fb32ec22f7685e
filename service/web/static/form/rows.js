/** Rows: added, removed and moved at once, as the service would do it. A row keeps its number in names; people see its place. */
import { form } from "./exchange.js";
import { done } from "./undo.js";

/** Changes the number of a row in every name that its fields carry. */
function renamed(row, from, to) {
  for (const one of [row, ...row.querySelectorAll("*")]) {
    for (const name of ["id", "name", "for", "aria-describedby", "data-made-from", "value"]) {
      const said = one.getAttribute(name);
      if (said === null || (name === "value" && one.localName !== "button")) continue;
      one.setAttribute(name, said.replace(new RegExp(`(^|:| )${from}(?=-|$)`, "g"), `$1${to}`));
    }
  }
}

/** Leaves in `row` what a fresh one offers. */
function cleared(row) {
  for (const field of row.querySelectorAll("input, select, textarea")) {
    const offered = field.dataset.offered ?? "";
    if (field.type === "radio" || field.type === "checkbox") field.checked = field.defaultChecked = false;
    else field.value = offered;
    field.removeAttribute("aria-invalid");
  }
  for (const wrong of row.querySelectorAll(".wrong, .weekday, .row-head, .tobar")) wrong.remove();
  row.classList.remove("shut");
}

export const all = (rows) => [...rows.children].filter((one) => one.matches(".row"));
const numberOf = (row) => Number(row.id.slice(row.id.lastIndexOf("-") + 1));

function numbered(rows) {
  all(rows).forEach((row, index) => {
    row.querySelector(".no").textContent = index + 1;
    for (const tool of row.querySelectorAll("button.tool")) tool.setAttribute("aria-label", `${tool.title}: ${rows.dataset.label} ${index + 1}`);
  });
}

/** Tells who follows these rows one by one, and that something changed. */
function told(rows, row, action) {
  numbered(rows);
  rows.dispatchEvent(new CustomEvent("row", { bubbles: true, detail: { block: rows.dataset.rows, row, action } }));
  document.dispatchEvent(new Event("typed"));
}

/** A fresh copy of `row` under another number. */
export function copied(row, block, number) {
  const copy = row.cloneNode(true);
  renamed(copy, `${block}-${numberOf(row)}`, `${block}-${number}`);
  cleared(copy);
  return copy;
}

/** A fresh row at the end of `rows`. */
export function added(rows) {
  const present = all(rows);
  const row = copied(present.at(-1), rows.dataset.rows, Math.max(...present.map(numberOf)) + 1);
  rows.append(row);
  told(rows, row, "add");
  return row;
}

/** The rows of a block anew, blank, under `numbers`; at least one. */
export function laid(rows, numbers) {
  const pattern = all(rows).at(-1);
  const wanted = numbers.length ? numbers : [numberOf(pattern)];
  const fresh = wanted.map((number) => copied(pattern, rows.dataset.rows, number));
  rows.replaceChildren(...fresh);
  numbered(rows);
  rows.dispatchEvent(new CustomEvent("row", { bubbles: true, detail: { block: rows.dataset.rows, rows: fresh, action: "lay" } }));
}

const fieldsIn = (row) => [...row.querySelectorAll("input, select, textarea")];
const QUICK = 700; // milliseconds: the second press of a double one is not meant for the row that has come up
let last = 0;

const isWritten = (field) => field.matches("input:not([type=radio], [type=checkbox]), textarea") && field.value.trim() && field.value !== field.dataset.offered;
const CODE = 5; // letters: less says nothing to a person

/** What a row is about: the first thing that is written in it, with the next where that is a mere code. */
export function about(row) {
  const [first = "", next = ""] = fieldsIn(row).filter(isWritten).map((field) => field.value.trim());
  return first.length < CODE ? `${first} ${next}`.trim() : first;
}

function removed(row) {
  if (Date.now() - last < QUICK) return;
  last = Date.now();
  const rows = row.parentElement;
  const [after, before] = [row.nextElementSibling, row.previousElementSibling];
  const words = `${form().dataset.removed}: ${about(row) || `${rows.dataset.label} ${all(rows).indexOf(row) + 1}`}`;
  if (after ?? before) {
    row.remove();
    told(rows, row, "remove");
    done(words, () => {
      if (after?.parentElement === rows) after.before(row);
      else rows.append(row);
      told(rows, row, "back");
    });
  } else {
    const held = fieldsIn(row).map((field) => [field, field.value, field.checked]);
    cleared(row);
    told(rows, row, "clear");
    done(words, () => {
      for (const [field, value, checked] of held) Object.assign(field, field.type === "radio" || field.type === "checkbox" ? { checked } : { value });
      told(rows, row, "back");
    });
  }
  (after ?? before ?? row).focus();
}

function moved(row, button) {
  const other = button.dataset.row === "up" ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (button.dataset.row === "up") other.before(row);
  else other.after(row);
  told(row.parentElement, row, "move");
  button.focus();
}

function clicked(event) {
  const button = event.target.closest("button[data-row]");
  if (!button || button.dataset.row === "attend") return;
  event.preventDefault();
  const target = button.value.slice(button.value.indexOf(":") + 1);
  if (button.dataset.row === "add") {
    added(document.getElementById(`${target}-rows`)).querySelector("input, select, textarea").focus();
  } else {
    const row = document.getElementById(target);
    if (button.dataset.row === "remove") removed(row);
    else moved(row, button);
  }
}

export function start() {
  document.addEventListener("click", clicked);
}
