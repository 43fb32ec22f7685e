/** Each roll follows the members: a line comes, goes, moves and is named with its member. */
import { copied } from "./rows.js";

const rolls = () => document.querySelectorAll("[data-roll]");
const lineOf = (roll, member) => roll.querySelector(`[data-of="${member.id}"]`);

const gone = new WeakMap(); // of a member who was removed: the lines, which come back with the member

function followed({ detail: { block, row, rows, action } }) {
  for (const roll of rolls()) if (roll.querySelector(`[data-of^="${block}-"]`)) adapted(roll, block, action, row, rows);
}

/** A fresh line for a member. */
function lined(pattern, roll, block, member) {
  const line = copied(pattern, roll.dataset.roll, member.id.slice(block.length + 1));
  line.dataset.of = member.id;
  line.classList.remove("differs");
  return line;
}

function adapted(roll, block, action, row, rows) {
  const pattern = roll.querySelector("[data-of]");
  if (action === "lay") roll.replaceChildren(...rows.map((member) => lined(pattern, roll, block, member)));
  else if (action === "add") roll.append(lined(pattern, roll, block, row));
  else if (action === "remove") {
    const line = lineOf(roll, row);
    line?.remove();
    gone.set(row, [...(gone.get(row) ?? []), [roll, line]]);
  } else if (action === "back" || action === "move") {
    for (const [of, line] of (action === "back" && gone.get(row)) || []) if (of === roll && line) roll.append(line);
    for (const member of row.parentElement.children) if (lineOf(roll, member)) roll.append(lineOf(roll, member));
  }
}

/** Gives each line the name and the standing that its member has now. */
function named() {
  for (const line of document.querySelectorAll("[data-roll] [data-of]")) {
    const member = line.dataset.of;
    line.querySelector("legend").textContent = document.getElementById(`${member}-full_name`)?.value || "–";
    const status = document.getElementById(`${member}-activity_status`);
    line.classList.toggle("differs", Boolean(status && status.value !== status.dataset.offered) || Boolean(line.querySelector(".other input:checked")));
  }
}

/** Marks as present whoever has to come and is not marked. */
function attended(event) {
  const button = event.target.closest('button[data-row="attend"]');
  if (!button) return;
  event.preventDefault();
  for (const line of document.querySelectorAll(`[data-roll="${button.value.slice("attend:".length)}"] .roll:not(.differs)`)) {
    if (!line.querySelector(".pill input:checked") && line.querySelector("legend").textContent !== "–") line.querySelector(".first input").checked = true;
  }
  document.dispatchEvent(new Event("typed"));
}

export function start() {
  document.addEventListener("row", followed);
  document.addEventListener("typed", named);
  document.addEventListener("click", attended);
}
