// Makes the pictures of the README: node tests/browser/pictures.mjs (after cargo build and npm ci --prefix tests/browser).

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { act, browser, root, serve } from "./server.mjs";

const wide = { viewport: { width: 1100, height: 720 }, colorScheme: "light" };
const pictures = {
  home: [wide, "/?lang=en"],
  act: [wide, `${act}@2023-01-01?lang=en`],
  provision: [wide, `/history${act}@2023-09-20?path=document-1/item-7&lang=en`],
  comparison: [wide, `/diff${act}?from=2017-01-01&to=2023-01-01&lang=en`],
  "phone-dark": [{ viewport: { width: 390, height: 720 }, colorScheme: "dark", isMobile: true }, `${act}@2023-09-20?lang=kk`],
};

const folder = join(root, "docs/pictures");
mkdirSync(folder, { recursive: true });
const server = await serve();
const chromium = await browser();
for (const [name, [options, address]] of Object.entries(pictures)) {
  const context = await chromium.newContext({ locale: "en-GB", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.goto(server.address + address);
  if (options.isMobile) await page.evaluate(() => document.querySelector(".banner").scrollIntoView());
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}
await chromium.close();
await server.stop();
