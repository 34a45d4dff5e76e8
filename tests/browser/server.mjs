// Starts the program over a copy of the repository's corpus, and a browser.

import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** The act of the corpus with most versions. */
export const act = "/akn/kz/act/resolution/government/2012-03-28/361";

/** The day that counts as today. */
export const today = "2023-09-20";

/** A server at a free port; `stop` ends it and tells how it ended. */
export async function serve() {
  // Derived data go beside the corpus: a copy keeps the repository clean.
  const folder = mkdtempSync(join(tmpdir(), "nusqa-browser-"));
  cpSync(join(root, "corpus"), join(folder, "corpus"), { recursive: true });
  const program = process.env.NUSQA ?? join(root, "target/debug/nusqa");
  const options = ["serve", "--port", "0", "--today", today, "--lang", "en", "--corpus", join(folder, "corpus")];
  const server = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => server.once("exit", (code, signal) => resolve({ code, signal })));
  const address = await new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (bytes) => {
      said += bytes;
      const line = said.match(/^(http:\/\/\S+)\/\n/);
      if (line) resolve(line[1]);
    });
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  const stop = async () => {
    server.kill("SIGTERM");
    const how = await ended;
    rmSync(folder, { recursive: true, force: true });
    return how;
  };
  return { address, stop };
}

/** Chromium without a window, and without asking anyone but the server. */
export function browser() {
  const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: quiet });
}
