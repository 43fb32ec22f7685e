/** The form made pleasant. Everything here can be left out: without a script each button asks the service instead. */
import * as attendance from "./attendance.js";
import * as checks from "./checks.js";
import * as dates from "./dates.js";
import * as draft from "./draft.js";
import * as exchange from "./exchange.js";
import * as folds from "./folds.js";
import * as offline from "./offline.js";
import * as paste from "./paste.js";
import * as people from "./people.js";
import * as places from "./places.js";
import * as preview from "./preview.js";
import * as rows from "./rows.js";
import * as screens from "./screens.js";
import * as stops from "./stops.js";
import * as undo from "./undo.js";
import * as wanted from "./wanted.js";

document.documentElement.classList.add("scripts");
for (const part of [exchange, screens, rows, folds, attendance, people, paste, dates, wanted, places, checks, preview, undo, stops, offline, draft]) part.start();
