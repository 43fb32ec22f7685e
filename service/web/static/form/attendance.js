/** Each roll follows the members: a line comes, goes, moves and is named with its member. */
import { copied } from "./rows.js";

const rolls = () => document.querySelectorAll("[data-roll]");
const lineOf = (roll, member) => roll.querySelector(`[data-of="${member.id}"]`);

function followed({ detail: { block, row, action } }) {
  for (const roll of rolls()) if (roll.querySelector(`[data-of^="${block}-"]`)) adapted(roll, block, row, action);
}

function adapted(roll, block, row, action) {
  if (action === "add") {
    const fresh = copied(roll.querySelector("[data-of]"), roll.dataset.roll, row.id.slice(block.length + 1));
    fresh.dataset.of = row.id;
    fresh.classList.remove("differs");
    roll.append(fresh);
  } else if (action === "remove") {
    lineOf(roll, row)?.remove();
  } else if (action === "move") {
    for (const member of row.parentElement.children) roll.append(lineOf(roll, member));
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
