// The browser's program on the search path, or named by a variable.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** @param {string} variable @param {string[]} names */
export function program(variable, names) {
  if (process.env[variable]) return process.env[variable];
  for (const name of names)
    for (const folder of (process.env.PATH ?? "").split(path.delimiter))
      if (fs.existsSync(path.join(folder, name))) return path.join(folder, name);
  throw new Error(`none of ${names.join(", ")} is installed; ${variable}=FILE names another`);
}

/** A profile of its own, thrown away at the end; one that is given is kept. @param {string} [kept] */
export function profile(kept) {
  if (kept) return { folder: kept, remove: () => {} };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsgloss-"));
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) };
}
