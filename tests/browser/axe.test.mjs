// Every kind of page by axe, WCAG 2.2 AA: light and dark, wide and narrow, in three languages.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { act, browser, root, serve } from "./server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const pages = {
  home: "/",
  acts: "/acts",
  hits: "/search?q=%D3%A9%D1%82%D1%96%D0%BD%D1%96%D1%88&on=2023-09-20",
  "no hits": "/search?q=zzzz",
  "act in force": `${act}@2023-01-01`,
  "act with unknown wordings": `${act}@2021-05-01`,
  "act uncertain": `${act}@2023-09-20`,
  "act repealed": `${act}@2024-01-01`,
  "act with tables": "/akn/kz/act/order/mfa/2025-12-05/11-1-4-730@2026-03-01",
  provision: `/history${act}@2023-01-01?path=document-1/item-7`,
  "comparison side by side": `/diff${act}?from=2017-01-01&to=2023-01-01`,
  "comparison in one text": `/diff${act}?from=2017-01-01&to=2023-01-01&view=inline`,
  source: "/source?file=acts/resolution-361.kk.txt&span=392-554",
  cases: "/cases",
  code: "/codes/NQ101",
  api: "/api",
  error: "/nowhere",
};

let server;
let chromium;

before(async () => {
  server = await serve();
  chromium = await browser();
});

after(async () => {
  await chromium?.close();
  await server?.stop();
});

async function look(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), rules);
  const said = found.violations.map((v) => `${v.id}: ${v.help}\n    ${v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 160)}\n      ${n.failureSummary}`).join("\n    ")}`);
  assert.deepEqual(said, [], name);
  assert.ok(found.passes.length > 20, `${name}: axe looked at nothing`);
}

for (const [looks, options] of Object.entries({
  "light, wide, English": { colorScheme: "light", viewport: { width: 1280, height: 900 }, lang: "en" },
  "dark, wide, Russian": { colorScheme: "dark", viewport: { width: 1280, height: 900 }, lang: "ru" },
  "light, phone, Kazakh": { colorScheme: "light", viewport: { width: 360, height: 740 }, lang: "kk" },
  "dark, phone, Kazakh": { colorScheme: "dark", viewport: { width: 360, height: 740 }, lang: "kk" },
})) {
  test(looks, async () => {
    const { lang, ...context } = options;
    const page = await (await chromium.newContext(context)).newPage();
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(`${server.address}${address}${address.includes("?") ? "&" : "?"}lang=${lang}`);
      // What is folded away is looked at too.
      await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
      await look(page, `${name}, ${looks}`);
    }
    await page.goto(`${server.address}/cases?lang=${lang}`);
    await page.locator("#file").setInputFiles(join(root, "corpus/cases/exit-permit.jsonl"));
    await page.locator("form.cases button").click();
    await page.locator(".finding").first().waitFor();
    await look(page, `findings, ${looks}`);
    await page.context().close();
  });
}
