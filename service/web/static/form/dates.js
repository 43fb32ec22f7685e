/** Dates: the weekday beside each, the usual days of the month to choose from, a month taken from its day. */
import { form } from "./exchange.js";

const two = (number) => String(number).padStart(2, "0");

/** The weekday of ``2026-11-24…``, by the words that the service gives, Monday first. */
function weekday(value) {
  const words = form().dataset.weekdays.split("|");
  return words[(new Date(`${value.slice(0, 10)}T00:00Z`).getUTCDay() + 6) % 7];
}

function shown() {
  for (const field of document.querySelectorAll("[data-when]")) {
    const day = /^\d{4}-\d\d-\d\d/.test(field.value);
    const words = field.nextElementSibling?.matches(".weekday") ? field.nextElementSibling : null;
    if (day && !words) field.after(Object.assign(document.createElement("span"), { className: "weekday", textContent: weekday(field.value) }));
    else if (day) words.textContent = weekday(field.value);
    else words?.remove();
  }
}

/** The next of the usual days, from today on. */
function next(day) {
  const now = new Date();
  const month = now.getMonth() + (now.getDate() > day ? 1 : 0);
  return new Date(now.getFullYear(), month, day);
}

function offered() {
  for (const field of document.querySelectorAll("[data-days]")) {
    if (field.parentElement.querySelector(".offer")) continue;
    for (const day of field.dataset.days.split(" ").map(Number)) {
      const at = next(day);
      const value = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(day)}`;
      const words = `${weekday(value)} ${two(day)}/${at.getMonth() + 1}`;
      field.parentElement.append(Object.assign(document.createElement("button"), { type: "button", className: "second offer", value, textContent: words }));
    }
  }
}

function chosen(event) {
  const button = event.target.closest("button.offer");
  if (!button) return;
  const field = button.parentElement.querySelector("[data-days]");
  field.value = `${button.value}T${field.value.slice(11) || "19:30"}`; // the evening, when village cells meet
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** A month that nobody typed goes with its day. */
function made() {
  for (const field of document.querySelectorAll("[data-made-from]")) {
    const source = document.getElementById(field.dataset.madeFrom);
    const own = field.dataset.made ?? "";
    if (source?.value && field.value === own) field.value = field.dataset.made = source.value.slice(0, 7);
  }
}

function renewed() {
  made();
  shown();
}

export function start() {
  document.addEventListener("typed", renewed);
  document.addEventListener("swapped", () => {
    renewed();
    offered();
  });
  document.addEventListener("click", chosen);
  renewed();
  offered();
}
