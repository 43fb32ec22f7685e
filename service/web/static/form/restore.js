/** A draft laid over the blank page again, by this browser alone: no answer of the service is waited for. */
import { form } from "./exchange.js";
import { laid } from "./rows.js";

const isBox = (field) => field.type === "radio" || field.type === "checkbox";

/** The rows of `block` that names speak of, in their order. */
function rowsOf(block, names) {
  const found = new Set();
  for (const name of names) {
    const row = name.startsWith(`${block}-`) && /^\d+(?=-)/.exec(name.slice(block.length + 1));
    if (row) found.add(row[0]);
  }
  return [...found];
}

function put(fields, value) {
  const field = fields.find((one) => (isBox(one) ? one.value === value : true));
  if (!field) return false;
  if (isBox(field)) field.checked = true;
  else {
    if (field.localName === "select" && ![...field.options].some((option) => option.value === value)) field.append(new Option(value, value));
    field.value = value;
  }
  return true;
}

/** Fills the form with `pairs` of names and values; whether each of them found its place. */
export function filled(pairs) {
  const names = new Set(pairs.map(([name]) => name));
  for (const rows of form().querySelectorAll("[data-rows]")) laid(rows, rowsOf(rows.dataset.rows, names));
  const byName = new Map();
  for (const field of form().elements) {
    if (!field.name || ["button", "submit", "file", "hidden"].includes(field.type)) continue;
    byName.set(field.name, [...(byName.get(field.name) ?? []), field]);
    if (isBox(field)) field.checked = false;
    else field.value = pairs.length ? "" : field.dataset.offered ?? "";
  }
  let whole = true;
  for (const [name, value] of pairs) whole = put(byName.get(name) ?? [], value) && whole;
  for (const more of form().querySelectorAll("details.optional")) {
    if ([...more.querySelectorAll("input, textarea")].some((field) => (isBox(field) ? field.checked && !field.defaultChecked : field.value && field.value !== (field.dataset.offered ?? "")))) more.open = true;
  }
  form().removeAttribute("data-fresh");
  return whole;
}
