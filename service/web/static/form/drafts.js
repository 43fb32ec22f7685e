/**
 * The drafts of this browser, side by side: each month under a number of its own, for seven days.
 *
 * A draft has two places that are written in turn, so that the one before stands while the next is written; whichever is
 * sound and newer counts. A tab remembers its draft, and knows which writing of it was its own.
 */
const PREFIX = "sinhhoat-draft";
const SLOT = /^sinhhoat-draft-([a-z0-9]+)-([01])$/;
const DAY = 86_400_000;
export const DAYS = 7;

export const fresh = () => Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");
export const tab = fresh();

function parsed(text) {
  try {
    const draft = JSON.parse(text);
    return Array.isArray(draft?.fields) && Date.now() - draft.at < DAYS * DAY ? draft : null;
  } catch {
    return null; // cut short by a power cut, or not ours
  }
}

const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
const slots = (id) => [0, 1].map((slot) => ({ key: `${PREFIX}-${id}-${slot}`, draft: parsed(localStorage.getItem(`${PREFIX}-${id}-${slot}`)) }));
const newest = (id) => slots(id).map((slot) => slot.draft).filter(Boolean).sort((one, other) => other.rev - one.rev)[0] ?? null;

/** The draft called `id`; null where there is none, or the browser keeps nothing. */
export function read(id) {
  try {
    return id ? newest(id) : null;
  } catch {
    return null;
  }
}

/** Writes a draft over its older writing; throws where the browser has no room for it or keeps nothing. */
export function write(id, draft) {
  const [one, other] = slots(id);
  const older = one.draft && (!other.draft || other.draft.rev < one.draft.rev) ? other : one;
  localStorage.setItem(older.key, JSON.stringify(draft));
}

export function forget(id) {
  try {
    for (const slot of [0, 1]) localStorage.removeItem(`${PREFIX}-${id}-${slot}`);
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}

/** Every draft with its number, the latest first; what is too old or broken goes. */
export function all() {
  const known = new Set();
  for (const key of keys()) {
    if (key === PREFIX) adopted(key);
    const id = SLOT.exec(key)?.[1];
    if (id && newest(id)) known.add(id);
    else if (id) forget(id);
  }
  return [...known].map((id) => ({ id, ...newest(id) })).sort((one, other) => other.at - one.at);
}

/** A draft as it was kept when there was one only. */
function adopted(key) {
  const old = parsed(localStorage.getItem(key));
  if (old) write(fresh(), { ...old, rev: 1 });
  localStorage.removeItem(key);
}

const CURRENT = "sinhhoat-month";
let here = "";

/** The number of the draft in this tab. */
export function current() {
  try {
    here ||= sessionStorage.getItem(CURRENT) ?? "";
  } catch {
    // a browser that keeps nothing: the number lives as long as the page
  }
  return here;
}

export function goOn(id) {
  here = id;
  try {
    if (id) sessionStorage.setItem(CURRENT, id);
    else sessionStorage.removeItem(CURRENT);
  } catch {
    // as above
  }
}
