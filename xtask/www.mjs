// Serves the demo page; `cargo xtask www` calls it. Paths are as they would be on a web server: the page at the root,
// with content/, shared/, module/, sample/ and the record beside it.
import { serve } from "../tests/browser/driver/serve.mjs";

export const FOLDERS = {
  "/": "www",
  "/content/": "extension/content",
  "/shared/": "extension/shared",
  "/module/": "target/module/module",
  "/record/": "target/module",
  "/sample/": "tests/pages/seed",
};

if (process.argv[1] === import.meta.filename) {
  const server = await serve({}, FOLDERS, Number(process.argv[2] ?? 8080));
  console.log(`The demo page: ${server.origin}/ (Ctrl+C ends)`);
}
