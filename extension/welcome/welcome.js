// Opened once, after the installation. Where the browser gives no access by itself, it is asked for here.

import { byId, wear } from "../shared/html.js";
import { load } from "../shared/settings.js";

const EVERYWHERE = { origins: ["http://*/*", "https://*/*"] };

async function show() {
  byId("access").hidden = await chrome.permissions.contains(EVERYWHERE);
}

byId("allow").addEventListener("click", () => chrome.permissions.request(EVERYWHERE).then(show));
byId("options").addEventListener("click", () => chrome.runtime.openOptionsPage());
load().then(({ settings }) => wear(settings.look.theme));
show();
