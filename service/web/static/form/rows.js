/** Rows: added, removed and moved at once, as the service would do it. A row keeps its number in names; people see its place. */

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
  for (const wrong of row.querySelectorAll(".wrong, .weekday")) wrong.remove();
}

const all = (rows) => [...rows.children].filter((one) => one.matches(".row"));
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

function removed(row) {
  const rows = row.parentElement;
  const next = row.nextElementSibling ?? row.previousElementSibling;
  if (next) row.remove();
  else cleared(row);
  told(rows, row, next ? "remove" : "clear");
  (next ?? row).focus();
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
