// On the sites of which something was learned, and nowhere else (background/learned.js registers it): the page waits for
// what start.js asks the storage for.

import { hold } from "./early.js";

hold();
