/** Days and hours: typed in digits, the weekday beside each, the usual days and a calendar to choose from, a month taken from its day. */
import { form } from "./exchange.js";

const two = (number) => String(number).padStart(2, "0");

/** The day, and the hour where there is one, in ``24/11/2026 19:30``; null where there is none. */
export function read(text) {
  const [, day, month, year, hour, minute] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D+(\d{1,2})\D+(\d{1,2}))?/.exec(text) ?? [];
  return year ? { day: two(day), month: two(month), year, time: hour ? `${two(hour)}:${two(minute)}` : "" } : null;
}

/** The weekday by the words that the service gives, Monday first. */
function weekday({ year, month, day }) {
  const words = form().dataset.weekdays.split("|");
  return words[(new Date(`${year}-${month}-${day}T00:00Z`).getUTCDay() + 6) % 7] ?? "";
}

function shown() {
  for (const field of document.querySelectorAll("[data-when]")) {
    const day = field.dataset.when === "month" ? null : read(field.value);
    const place = field.parentElement.querySelector(".weekday");
    if (day && !place) field.after(Object.assign(document.createElement("span"), { className: "weekday", textContent: weekday(day) }));
    else if (day) place.textContent = weekday(day);
    else place?.remove();
  }
}

/** The month in which a usual day is offered: that of the form, as far as it is written, else of the next such day from today on. */
function monthFor(field, day) {
  const [, month, year] = /^\s*(\d{1,2})\/(\d{4})/.exec(document.querySelector(`[data-made-from="${field.id}"]`)?.value ?? "") ?? [];
  if (year) return { month: two(month), year };
  const written = read(field.value);
  if (written) return written;
  const now = new Date();
  const at = new Date(now.getFullYear(), now.getMonth() + (now.getDate() > day ? 1 : 0), day);
  return { month: two(at.getMonth() + 1), year: String(at.getFullYear()) };
}

function offered() {
  for (const field of document.querySelectorAll("[data-days]")) {
    const buttons = field.parentElement.getElementsByClassName("offer");
    for (const [place, day] of field.dataset.days.split(" ").map(Number).entries()) {
      const at = { ...monthFor(field, day), day: two(day) };
      const value = `${at.day}/${at.month}/${at.year}`;
      const words = `${weekday(at)} ${at.day}/${at.month < "03" ? at.month : Number(at.month)}`; // as papers write it (HD 05 I.4)
      if (!buttons[place]) field.parentElement.append(Object.assign(document.createElement("button"), { type: "button", className: "second offer" }));
      if (buttons[place].value !== value) Object.assign(buttons[place], { value, textContent: words });
    }
  }
}

function put(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function chosen(event) {
  const button = event.target.closest("button.offer");
  if (!button) return;
  const field = button.parentElement.querySelector("[data-days]");
  put(field, `${button.value} ${read(field.value)?.time || "19:30"}`); // the evening, when village cells meet
}

/** The browser's own calendar, as a help beside the digits. */
function calendar(event) {
  const button = event.target.closest("button.calendar");
  if (!button) return;
  const field = button.parentElement.querySelector("[data-when]");
  const at = read(field.value);
  const picker = Object.assign(document.createElement("input"), { type: "date", className: "picker", tabIndex: -1, value: at ? `${at.year}-${at.month}-${at.day}` : "" });
  picker.addEventListener("change", () => {
    const [year, month, day] = picker.value.split("-");
    if (day) put(field, field.dataset.when === "month" ? `${month}/${year}` : `${day}/${month}/${year}${field.dataset.when === "moment" ? ` ${at?.time || "19:30"}` : ""}`);
    picker.remove();
    field.focus();
  });
  button.after(picker);
  picker.showPicker?.();
}

const STOPS = {
  month: [[/^\d{2}$/, "/"]],
  date: [[/^\d{2}$/, "/"], [/^\d{1,2}\/\d{2}$/, "/"]],
  moment: [[/^\d{2}$/, "/"], [/^\d{1,2}\/\d{2}$/, "/"], [/^\d{1,2}\/\d{1,2}\/\d{4}$/, " "], [/^\d{1,2}\/\d{1,2}\/\d{4} \d{2}$/, ":"]],
};

/** Puts the marks between digits while they are typed at the end: a keypad of digits has none. */
function marked(event) {
  const field = event.target;
  const stops = STOPS[field.dataset?.when];
  if (!stops || event.inputType !== "insertText" || field.selectionStart !== field.value.length) return;
  for (const [form, mark] of stops) if (form.test(field.value)) field.value += mark;
}

/** Digits alone, as somebody pastes them. */
function completed(event) {
  const field = event.target;
  const [, day, month, year, hour, minute] = (field.dataset?.when && /^\s*(\d\d)(\d\d)(\d{4})(?:(\d\d)(\d\d))?\s*$/.exec(field.value)) || [];
  if (year && field.dataset.when !== "month") field.value = `${day}/${month}/${year}${hour ? ` ${hour}:${minute}` : ""}`;
}

/** A month that nobody typed goes with its day. */
function made() {
  for (const field of document.querySelectorAll("[data-made-from]")) {
    const day = read(document.getElementById(field.dataset.madeFrom)?.value ?? "");
    const own = field.dataset.made ?? "";
    if (day && field.value === own) field.value = field.dataset.made = `${day.month}/${day.year}`;
  }
}

function renewed() {
  made();
  shown();
  offered();
}

export function start() {
  document.addEventListener("input", marked, true);
  document.addEventListener("change", completed, true);
  document.addEventListener("typed", renewed);
  document.addEventListener("swapped", renewed);
  document.addEventListener("click", chosen);
  document.addEventListener("click", calendar);
  renewed();
}
