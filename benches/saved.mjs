// Saved pages for benches: evenly chosen from a folder, and served so that they run and load nothing.
import fs from "node:fs";
import path from "node:path";

export const inert = { "content-security-policy": "default-src 'self' 'unsafe-inline' data:; script-src 'none'; frame-src 'none'" };

/** At most so many of a folder's pages. @param {string} folder @param {number} limit */
export function savedPages(folder, limit) {
  const found = fs.readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith(".html")).sort();
  const step = Math.max(1, found.length / limit);
  return Array.from({ length: Math.min(found.length, limit) }, (_, n) => {
    const name = found[Math.floor(n * step)];
    return { name, body: fs.readFileSync(path.join(folder, name), "utf8") };
  });
}

/** @param {number[]} values @param {number} q */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
}
