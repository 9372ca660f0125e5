// Pages from this machine: folders of files, or texts made up by a test.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".xml": "application/xml",
};

/**
 * Serves on a free port, or on the one given.
 * @param {Record<string, string | {body: string, headers?: Record<string, string>}>} pages   by path: texts
 * @param {Record<string, string>} folders  by the beginning of the path; the longest that fits counts
 */
export async function serve(pages = {}, folders = {}, port = 0) {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const page = pages[name];
    if (page !== undefined) {
      const { body, headers } = typeof page === "string" ? { body: page, headers: {} } : page;
      response.writeHead(200, { "content-type": TYPES[path.extname(name)] ?? TYPES[".html"], "cache-control": "no-cache", ...headers });
      return response.end(body);
    }
    for (const prefix of prefixes.filter((prefix) => name.startsWith(prefix))) {
      const root = path.resolve(folders[prefix]);
      let file = path.join(root, name.slice(prefix.length));
      if (file !== root && !file.startsWith(root + path.sep)) continue;
      if (fs.existsSync(file) && fs.statSync(file).isDirectory()) file = path.join(file, "index.html");
      if (!fs.existsSync(file)) continue;
      response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream", "cache-control": "no-cache" });
      return fs.createReadStream(file).pipe(response);
    }
    response.writeHead(404).end();
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  const origin = `http://localhost:${server.address().port}`;
  return {
    origin,
    url: (name) => origin + name,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
