/** The form made pleasant. Everything here can be left out: without a script each button asks the service instead. */
import * as attendance from "./attendance.js";
import * as checks from "./checks.js";
import * as dates from "./dates.js";
import * as draft from "./draft.js";
import * as exchange from "./exchange.js";
import * as paste from "./paste.js";
import * as people from "./people.js";
import * as places from "./places.js";
import * as preview from "./preview.js";
import * as rows from "./rows.js";
import * as wanted from "./wanted.js";

document.documentElement.classList.add("scripts");
for (const part of [exchange, rows, attendance, people, paste, dates, wanted, places, checks, preview, draft]) part.start();
