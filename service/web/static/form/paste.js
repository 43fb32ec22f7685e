/** A block copied from Excel fills fields to the right and rows below; a first line of labels says what its columns are. */
import { added } from "./rows.js";

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
const two = (number) => String(number).padStart(2, "0");

/** What `field` takes for `text`: a day as its picker wants it, a choice by its words. */
function taken(field, text) {
  const said = text.trim();
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said);
  if (field.type === "date" && day) return `${day[3]}-${two(day[2])}-${two(day[1])}`;
  if (field.localName !== "select") return said;
  return [...field.options].find((option) => [option.value, option.textContent].some((one) => plain(one) === plain(said)))?.value ?? field.value;
}

function put(field, text) {
  if (field.type === "checkbox") field.checked = /^(x|có|1|true)$/i.test(text.trim());
  else field.value = taken(field, text);
  if (field.type === "date" && !field.value && text.trim()) {
    field.type = "text"; // seen as it was pasted, and mended
    field.value = text.trim();
  }
}

function pasted(event) {
  const field = event.target;
  const rows = field.closest?.("[data-rows]");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!rows || !(text.includes("\t") || (field.localName === "input" && text.trim().includes("\n")))) return;
  event.preventDefault();
  const lines = cells(text);
  let row = field.closest(".row");
  const labels = fieldsOf(row).map(labelOf);
  const named = lines[0].map((cell) => labels.indexOf(plain(cell)));
  const start = fieldsOf(row).indexOf(field);
  const columns = named.filter((at) => at >= 0).length > 1 ? named : lines[0].map((_, index) => start + index);
  if (columns === named) lines.shift();
  lines.forEach((line, index) => {
    if (index) row = row.nextElementSibling ?? added(rows);
    const fields = fieldsOf(row);
    line.forEach((cell, at) => fields[columns[at]] && put(fields[columns[at]], cell));
  });
  document.dispatchEvent(new Event("typed"));
}

export function start() {
  document.addEventListener("paste", pasted);
}
