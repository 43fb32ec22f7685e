/**
 * What is pasted into a list is read by the service and shown before it is taken. Lists that the service cannot read by
 * themselves are filled to the right and down; a first line of labels says what the columns are, and what is left is told.
 */
import { answered, fields, form, post, say } from "./exchange.js";
import { added } from "./rows.js";
import { done } from "./undo.js";

/** The cells of a copied block: lines and tabs, with quotes around cells that hold either. */
export function cells(text) {
  const found = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    const line = found.at(-1);
    if (quoted) {
      if (mark !== '"') line[line.length - 1] += mark;
      else if (text[at + 1] === '"') line[line.length - 1] += text[(at += 1)];
      else quoted = false;
    } else if (mark === '"' && line.at(-1) === "") quoted = true;
    else if (mark === "\t") line.push("");
    else if (mark === "\n") found.push([""]);
    else if (mark !== "\r") line[line.length - 1] += mark;
  }
  if (found.at(-1).join("") === "") found.pop();
  return found;
}

const plain = (text) => text.trim().toLowerCase().replace(/\s+/g, " ");
const labelOf = (field) => plain((field.closest(".field").querySelector("label")?.textContent ?? "").replace("*", ""));
const fieldsOf = (row) => [...row.querySelectorAll("input:not([type=radio]), select, textarea")];
/** What `field` takes for `text`: a choice by its words; undefined where it takes it not. */
function taken(field, text) {
  const said = text.trim();
  if (field.localName !== "select") return said;
  return [...field.options].find((option) => [option.value, option.textContent].some((one) => plain(one) === plain(said)))?.value;
}

/** Whether `field` took `text`. */
function put(field, text) {
  if (field.type === "checkbox") field.checked = /^(x|có|1|true)$/i.test(text.trim());
  else if (taken(field, text) === undefined) return false;
  else field.value = taken(field, text);
  return true;
}

/** Fills the fields from `field` on with the cells of `text`; says what found none. */
function filledDown(field, rows, text) {
  const lines = cells(text);
  const before = [...rows.children];
  const held = before.flatMap((row) => fieldsOf(row).map((one) => [one, one.value, one.checked]));
  let row = field.closest(".row");
  const labels = fieldsOf(row).map(labelOf);
  const named = lines[0].map((cell) => labels.indexOf(plain(cell)));
  const start = fieldsOf(row).indexOf(field);
  const columns = named.filter((at) => at >= 0).length > 1 ? named : lines[0].map((_, index) => start + index);
  if (columns === named) lines.shift();
  const left = [];
  lines.forEach((line, index) => {
    if (index) row = row.nextElementSibling ?? added(rows);
    const places = fieldsOf(row);
    line.forEach((cell, at) => {
      const place = places[columns[at]];
      if (cell.trim() && !(place && put(place, cell))) left.push(cell.trim());
    });
  });
  document.dispatchEvent(new Event("typed"));
  if (left.length) say(form().dataset.unused.replace("{cells}", left.join("; ")));
  done(form().dataset.pasted, () => {
    for (const one of [...rows.children]) if (!before.includes(one)) one.remove();
    for (const [one, value, checked] of held) Object.assign(one, one.type === "checkbox" ? { checked } : { value });
    document.dispatchEvent(new Event("typed"));
  });
}

/** Whether a clipboard holds more than words for one field: cells, lines for a list, or a table of Word or Excel. */
function isList(field, text, html) {
  return text.includes("\t") || /<t[rd][\s>]/i.test(html) || (field.localName === "input" && text.trim().includes("\n"));
}

/** Asks the service what the clipboard says, for the list called `into`. */
async function readBy(into, text, html, rows) {
  const body = fields();
  for (const [name, value] of [["do", "read"], ["pasted", text], ["html", /<t[rd][\s>]/i.test(html) ? html : ""], ["into", into]]) body.set(name, value);
  rows.setAttribute("aria-busy", "true");
  const response = await post(form().dataset.imports, body);
  rows.removeAttribute("aria-busy");
  if (response) answered(await response.text(), response.ok, null);
  else say(form().dataset.offline);
}

function pasted(event) {
  const rows = event.target.closest?.("[data-rows], [data-roll]");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const html = event.clipboardData?.getData("text/html") ?? "";
  if (!rows || !isList(event.target, text, html)) return;
  event.preventDefault();
  if (rows.dataset.import) readBy(rows.dataset.import, text, html, rows);
  else if (rows.dataset.rows) filledDown(event.target, rows, text);
}

export function start() {
  document.addEventListener("paste", pasted);
}
