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

/** The month in which a usual day is offered: that of the form, as far as it is written, else of the next such day from today on. */
function monthFor(field, day) {
  const written = document.querySelector(`[data-made-from="${field.id}"]`)?.value || field.value;
  if (/^\d{4}-\d\d/.test(written)) return written.slice(0, 7);
  const now = new Date();
  const at = new Date(now.getFullYear(), now.getMonth() + (now.getDate() > day ? 1 : 0), day);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}`;
}

function offered() {
  for (const field of document.querySelectorAll("[data-days]")) {
    const buttons = field.parentElement.getElementsByClassName("offer");
    for (const [place, day] of field.dataset.days.split(" ").map(Number).entries()) {
      const value = `${monthFor(field, day)}-${two(day)}`;
      const month = value.slice(5, 7);
      const words = `${weekday(value)} ${two(day)}/${month < "03" ? month : Number(month)}`; // as papers write it (HD 05 I.4)
      if (!buttons[place]) field.parentElement.append(Object.assign(document.createElement("button"), { type: "button", className: "second offer" }));
      if (buttons[place].value !== value) Object.assign(buttons[place], { value, textContent: words });
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
  offered();
}

export function start() {
  document.addEventListener("typed", renewed);
  document.addEventListener("swapped", renewed);
  document.addEventListener("click", chosen);
  renewed();
}
