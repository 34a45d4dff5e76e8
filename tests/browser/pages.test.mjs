// What people do with the pages, in a real browser.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { act, browser, root, serve } from "./server.mjs";

let server;
let chromium;

before(async () => {
  server = await serve();
  chromium = await browser();
});

after(async () => {
  await chromium?.close();
  const how = await server?.stop();
  assert.deepEqual(how, { code: 0, signal: null }, "the server stops in peace when it is asked to");
});

/** Runs `steps` on a page of its own; whatever leaves the server or breaks its policy is an error. */
async function visit(options, steps) {
  const context = await chromium.newContext({ locale: "en-GB", ...options });
  const page = await context.newPage();
  const odd = [];
  page.on("request", (request) => {
    const where = request.url();
    if (!where.startsWith(server.address) && !where.startsWith("data:")) odd.push(`asks ${where}`);
  });
  page.on("console", (message) => message.type() === "error" && odd.push(message.text()));
  page.on("pageerror", (error) => odd.push(String(error)));
  const go = (address) => page.goto(server.address + address);
  try {
    await steps(page, go);
  } finally {
    await context.close();
  }
  assert.deepEqual(odd, []);
}

const dayOf = (page) => page.url().match(/@(\d{4}-\d\d-\d\d)/)?.[1];

describe("with JavaScript and without it", () => {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with" : "without";

    test(`${how}: search on a day, and read what applied`, () =>
      visit({ javaScriptEnabled }, async (page, go) => {
        await go("/?lang=en");
        await page.getByLabel("Words, or an act or provision").fill("өтініш");
        await page.getByLabel("Day").fill("2023-01-01");
        await page.getByRole("button", { name: "Search" }).click();
        await page.getByRole("heading", { name: /wordings that applied, or may have, on 2023-01-01/ }).waitFor();
        await page.locator("ol.hits h2 a").first().click();
        assert.equal(dayOf(page), "2023-01-01");
        assert.ok(new URL(page.url()).hash.length > 1, "straight to the provision");
        await page.getByText("2023-01-01: in force").waitFor();
      }));

    test(`${how}: an act typed as people cite it is there at once`, () =>
      visit({ javaScriptEnabled }, async (page, go) => {
        await go("/?lang=en");
        await page.getByLabel("Words, or an act or provision").fill("361 7-тармақ");
        await page.getByRole("button", { name: "Search" }).click();
        assert.ok(page.url().includes(`${act}?lang=en#document-1/item-7`), page.url());
      }));

    test(`${how}: the timeline moves the day`, () =>
      visit({ javaScriptEnabled }, async (page, go) => {
        await go(`${act}@2023-01-01?lang=en`);
        const bar = page.locator("svg.wide a").nth(1);
        await bar.locator("rect.sure").click();
        await page.waitForURL((url) => !url.href.includes("@2023-01-01"));
        const day = dayOf(page);
        assert.ok(day > "2014-03-16" && day < "2017-10-10", `${day} lies in the second version`);
        await page.locator("svg.wide a[aria-current]").waitFor();
        await page.getByRole("link", { name: "Version after →" }).click();
        assert.equal(dayOf(page), "2017-11-09");
        await page.getByRole("link", { name: "← Version before" }).click();
        assert.equal(dayOf(page), "2014-03-17");
        await page.locator("form.day").getByLabel("Day").fill("2021-05-01");
        await page.getByRole("button", { name: "Show" }).click();
        assert.equal(dayOf(page), "2021-05-01");
        assert.ok(page.url().includes("lang=en"));
      }));

    test(`${how}: read a comparison, from change to change`, () =>
      visit({ javaScriptEnabled }, async (page, go) => {
        await go(`${act}@2023-01-01?lang=en`);
        await page.getByLabel("Compare").fill("2017-01-01");
        await page.getByRole("button", { name: "Compare" }).click();
        await page.getByRole("heading", { name: "What changed between 2017-01-01 and 2023-01-01" }).waitFor();
        await page.getByRole("link", { name: "To the first change" }).click();
        assert.equal(new URL(page.url()).hash, "#change-1");
        await page.locator("#change-1").getByRole("link", { name: "next change" }).click();
        assert.equal(new URL(page.url()).hash, "#change-2");
        await page.getByRole("link", { name: "In one text" }).click();
        await page.locator("#change-2 .inline").waitFor();
      }));

    test(`${how}: check a file of cases and keep the findings`, () =>
      visit({ javaScriptEnabled }, async (page, go) => {
        await go("/cases?lang=en");
        await page.getByLabel("File with records").setInputFiles(join(root, "corpus/cases/exit-permit.jsonl"));
        await page.getByRole("button", { name: "Check" }).click();
        await page.getByRole("heading", { name: "By cause" }).waitFor();
        await page.getByRole("heading", { name: /ALM-2021-0019/ }).waitFor();
        const [file] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("link", { name: "findings.jsonl" }).click(),
        ]);
        assert.equal(file.suggestedFilename(), "findings.jsonl");
        await page.goBack();
        await page.getByLabel("File with records").setInputFiles(join(root, "corpus/cases/exit-permit-2.csv"));
        await page.getByRole("combobox", { name: "Findings" }).selectOption("csv");
        const [table] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("button", { name: "Check" }).click(),
        ]);
        assert.equal(table.suggestedFilename(), "findings.csv");
      }));
  }
});

test("an act is taken along in four shapes and as Akoma Ntoso", () =>
  visit({ javaScriptEnabled: false }, async (page, go) => {
    await go(`${act}@2023-01-01?lang=en`);
    await page.getByText("Cite, link, download").click();
    for (const [name, ending] of [["DOCX", ".docx"], ["Akoma Ntoso", ".xml"], ["text", ".txt"], ["HTML", ".html"], ["JSON", ".json"]]) {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.locator("details.tools").getByRole("link", { name, exact: true }).click(),
      ]);
      assert.ok(file.suggestedFilename().endsWith(`@2023-01-01${ending}`), file.suggestedFilename());
    }
  }));

test("the page for cases says by which rules it judges", () =>
  visit({}, async (page, go) => {
    await go("/cases?lang=en");
    await page.getByText(/encoded rules of this corpus/).waitFor();
    await page.getByLabel("The day that counts").selectOption("favourable");
    await page.getByLabel("File with records").setInputFiles(join(root, "corpus/cases/exit-permit.jsonl"));
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByRole("heading", { name: "By record" }).waitFor();
    await page.getByText(/encoded rules of this corpus/).waitFor();
  }));

test("two versions of a provision are picked and compared", () =>
  visit({}, async (page, go) => {
    await go(`/history${act}@2023-01-01?path=document-1/item-9&lang=en`);
    await page.getByRole("radio", { name: "old" }).first().check();
    await page.getByRole("radio", { name: "new" }).last().check();
    await page.getByRole("button", { name: "Compare the two picked" }).click();
    assert.match(page.url(), /\/diff\/.*path=document-1.*from=.*to=/);
    await page.locator("section.change").first().waitFor();
  }));

test("the language changes and the day stays", () =>
  visit({}, async (page, go) => {
    await go(`${act}@2021-05-01`);
    assert.equal(await page.locator("html").getAttribute("lang"), "en", "the browser's own language");
    await page.getByRole("link", { name: "Қазақша" }).click();
    assert.equal(await page.locator("html").getAttribute("lang"), "kk");
    assert.equal(dayOf(page), "2021-05-01");
    await page.getByRole("link", { name: "Русский" }).click();
    await page.getByText("2021-05-01: действует").first().waitFor();
    await page.getByRole("link", { name: "Поиск" }).click();
    assert.equal(await page.locator("html").getAttribute("lang"), "ru");
    assert.equal(await page.getByLabel("День").inputValue(), "2021-05-01");
  }));

test("everything is reached by keyboard, and the focus is seen", () =>
  visit({}, async (page, go) => {
    const seen = async () =>
      page.evaluate(() => {
        const e = document.activeElement;
        const style = getComputedStyle(e);
        const bar = e.querySelector?.("rect");
        const drawn = bar ? parseFloat(getComputedStyle(bar).strokeWidth) : 0;
        return { what: e.textContent.trim() || e.id, outline: parseFloat(style.outlineWidth) || drawn, tag: e.tagName };
      });
    await go("/?lang=en");
    await page.keyboard.press("Tab");
    assert.equal((await seen()).what, "Skip to the content");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    await page.keyboard.press("Tab");
    assert.equal((await seen()).what, "search", "the search box comes first");
    await page.keyboard.type("өтініш");
    await page.keyboard.press("Enter");
    await page.locator("ol.hits").waitFor();
    let steps = 0;
    do {
      await page.keyboard.press("Tab");
      const now = await seen();
      assert.ok(now.outline >= 2, `${now.tag} ${now.what}: the focus is not seen`);
      steps += 1;
    } while (!(await page.evaluate(() => document.activeElement.matches("ol.hits h2 a"))) && steps < 60);
    await page.keyboard.press("Enter");
    await page.locator("article.law").waitFor();
    // The bars of the timeline are links like others.
    await page.locator("svg.wide a").first().focus();
    assert.ok((await seen()).outline >= 2);
    await page.keyboard.press("Enter");
    await page.waitForURL(/@2012-05-08/);
    // In a comparison n and p move, but only while the focus is in it.
    await go(`/diff${act}?from=2017-01-01&to=2023-01-01&lang=en`);
    await page.keyboard.press("n");
    assert.equal(await page.evaluate(() => document.activeElement.id), "");
    await page.getByRole("link", { name: "To the first change" }).focus();
    await page.keyboard.press("n");
    await page.keyboard.press("n");
    assert.equal(await page.evaluate(() => document.activeElement.id), "change-2");
    await page.keyboard.press("p");
    assert.equal(await page.evaluate(() => document.activeElement.id), "change-1");
  }));

test("a phone shows everything without scrolling sideways", () =>
  visit({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }, async (page, go) => {
    for (const address of ["/", "/acts", `${act}@2023-01-01`, `/history${act}@2023-01-01?path=document-1/item-7`,
      `/diff${act}?from=2017-01-01&to=2023-01-01`, "/cases", "/api", "/search?q=%D3%A9%D1%82%D1%96%D0%BD%D1%96%D1%88&on=2023-01-01",
      "/akn/kz/act/order/mfa/2025-12-05/11-1-4-730@2026-03-01", "/source?file=acts/resolution-361.kk.txt&span=392-554"]) {
      await go(`${address}${address.includes("?") ? "&" : "?"}lang=kk`);
      const [wide, room] = await page.evaluate(() => [document.scrollingElement.scrollWidth, window.innerWidth]);
      assert.ok(wide <= room, `${address}: ${wide} > ${room}`);
    }
    await go(`${act}@2023-01-01?lang=kk`);
    assert.ok(await page.locator("svg.narrow").isVisible());
    assert.ok(!(await page.locator("svg.wide").isVisible()));
  }));

test("paper has the day and the permanent link, and no buttons", () =>
  visit({}, async (page, go) => {
    await go(`${act}@2023-01-01?lang=en`);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.getByText(`${act}@2023-01-01`).first().isVisible());
    assert.ok(!(await page.getByRole("button", { name: "Search" }).isVisible()));
    assert.ok(await page.locator("article.law").isVisible());
  }));

test("a citation is copied with one button", () =>
  visit({ permissions: ["clipboard-read", "clipboard-write"] }, async (page, go) => {
    await go(`${act}@2023-01-01?lang=en`);
    await page.getByText("Cite, link, download").click();
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.includes("№ 361 (2012-03-28)") && copied.includes(`${act}@2023-01-01`), copied);
  }));
