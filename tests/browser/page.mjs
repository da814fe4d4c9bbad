// What the page must do in a real browser. One line a step; a step that fails ends with its reason and exit code 1.
// node page.mjs ADDRESS TOKEN RUNS-FOLDER: a session of tests/data/monitor.yaml must go on there, with a position.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { launchOptions } from "./browser.mjs";

const [address, token, shots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch(launchOptions);
const problems = [];
const patience = 45_000;

function check(isSo, what) {
  if (!isSo) {
    throw new Error(what);
  }
}

async function open(options = {}, path = "") {
  const context = await browser.newContext({ viewport: { width: 1360, height: 1000 }, bypassCSP: false, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  page.on("console", (m) => m.type() === "error" && !isExpected(m.text()) && problems.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => problems.push(`page: ${e}`));
  page.on("request", (r) => !r.url().startsWith(address) && !r.url().startsWith("data:") && problems.push(`download: ${r.url()}`));
  await page.goto(address + path);
  return page;
}

// A browser itself tells of a refused command, and of the program being gone.
const isExpected = (text) => /401|ERR_CONNECTION|ERR_INCOMPLETE|Failed to load resource/.test(text);

const text = (page, id) => page.locator(`#${id}`).textContent();
const sees = (page, id, pattern) => page.waitForFunction(([i, p]) => new RegExp(p).test(document.getElementById(i).textContent), [id, pattern], { timeout: patience });

// Checked from outside the page's policy: the checker is put in by the test, not by the page.
async function accessible(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  const lines = found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  check(lines.length === 0, `${what}: ${lines.join("; ")}`);
}

async function say(step, action) {
  await action();
  console.log(`ok ${step}`);
}

async function command(page, name, { reason = "", with: given = token } = {}) {
  await page.locator(`[data-command=${name}]`).click();
  await page.locator("#token").fill(given);
  await page.locator("#reason").fill(reason);
  await page.locator("#confirm-yes").click();
}

const page = await open();

await say("a running session is shown", async () => {
  await sees(page, "link", "live");
  await sees(page, "quantity", "\\+1");
  check((await text(page, "badge")) === "SIM", "the badge");
  check(["REAL", "REPLAY"].includes(await text(page, "provenance")), "the provenance");
  check(/✓ 1 of 1/.test(await text(page, "protected")), "the stop protects it");
  await page.locator("#terms tbody tr").nth(1).waitFor();
  check((await page.locator("#score-bar svg rect").count()) > 0, "the stacked bar");
  check((await text(page, "health")).includes("not checked yet") || (await page.locator("#health li").count()) > 0, "health");
});

await say("the chart is drawn", async () => {
  await page.locator("#chart canvas").first().waitFor();
  check((await page.locator("#legend li").count()) >= 3, "its legend");
});

await say("it lives: the clock goes on", async () => {
  const before = await text(page, "clock");
  await page.waitForFunction((b) => document.getElementById("clock").textContent !== b, before);
});

await say("the numbers are those of the snapshot of the journal", async () => {
  const id = await page.evaluate(async () => (await (await fetch("/api/runs")).json()).shown);
  const kept = await page.evaluate(async (run) => (await fetch(`/api/runs/${run}/snapshot`)).json(), id);
  check((await text(page, "entry")) === kept.position.entry.toLocaleString("en-US", { minimumFractionDigits: 2 }), "the entry");
  check((await text(page, "stop")).startsWith(kept.position.stop.toLocaleString("en-US", { minimumFractionDigits: 2 })), "the stop");
  check((await page.locator("#decisions tbody tr").count()) === kept.decisions.length, "the decisions");
  console.log(`journal ${JSON.stringify({ id, quantity: kept.position.quantity, entry: kept.position.entry, stop: kept.position.stop })}`);
});

await say("nothing is wrong for people who do not see, in both themes and at a phone's width", async () => {
  await accessible(page, "light");
  const dark = await open({ colorScheme: "dark" });
  await sees(dark, "quantity", "\\+1");
  await accessible(dark, "dark");
  await dark.screenshot({ path: `${shots}/session-dark.png`, fullPage: true });
  await dark.context().close();
  const phone = await open({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
  await sees(phone, "quantity", "\\+1");
  check((await phone.evaluate(() => document.documentElement.scrollWidth)) <= 360, "it scrolls sideways at 360 px");
  await accessible(phone, "phone");
  await phone.screenshot({ path: `${shots}/session-phone.png`, fullPage: true });
  await phone.context().close();
  await page.screenshot({ path: `${shots}/session-light.png`, fullPage: true });
});

await say("the theme can be chosen and stays", async () => {
  await page.locator("#theme").click();
  check((await page.evaluate(() => document.documentElement.dataset.theme)) === "light", "light first");
  await page.locator("#theme").click();
  check((await page.evaluate(() => document.documentElement.dataset.theme)) === "dark", "then dark");
  await page.locator("#theme").click();
});

await say("every control is reached and used by the keyboard alone", async () => {
  await page.locator("#theme").focus();
  const reached = [];
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement.dataset.command ?? ""));
  }
  check(["halt", "flatten", "resume", "kill"].every((c) => reached.includes(c)), `reached: ${reached}`);
  await page.locator("[data-command=halt]").focus();
  await page.keyboard.press("Enter");
  await page.locator("#confirm[open]").waitFor();
  await accessible(page, "dialog");
  await page.screenshot({ path: `${shots}/confirm.png` });
  await page.keyboard.press("Escape");
  check(!(await page.locator("#confirm").evaluate((d) => d.open)), "Escape closes the question");
});

await say("a decision opens its explanation", async () => {
  await page.locator("#decisions tbody button").first().click();
  await page.locator("#explanation-body h3").first().waitFor();
  check((await text(page, "explanation-body")).includes("Threshold T"), "the formula");
  await page.screenshot({ path: `${shots}/explanation.png` });
  await page.locator("#explanation-close").click();
});

await say("a wrong token does nothing", async () => {
  await command(page, "flatten", { with: "wrong-wrong-wrong-wrong" });
  await sees(page, "confirm-problem", "Refused: the token is wrong");
  await page.locator("#confirm-no").click();
  check((await text(page, "quantity")) === "+1", "the position stands");
});

await say("halt works with the token", async () => {
  await command(page, "halt", { reason: "of a test" });
  await sees(page, "answer", "Done: halt: no entries until a person resumes");
  await sees(page, "state", "Entries halted");
  await sees(page, "banner", "ENTRIES HALTED");
  check((await text(page, "quantity")) === "+1", "the position stays");
  await page.screenshot({ path: `${shots}/halted.png`, fullPage: true });
});

await say("flatten works, and the page says what came of it", async () => {
  await command(page, "flatten", { reason: "of a test" });
  await sees(page, "answer", "Done: flatten: flat, and no order works");
  await sees(page, "quantity", "Flat");
});

await say("resume needs a reason and works", async () => {
  await command(page, "resume");
  await sees(page, "confirm-problem", "reason is needed|^$");
  await page.locator("#reason").fill("of a test");
  await page.locator("#confirm-yes").click();
  await sees(page, "answer", "Done: resume");
  await sees(page, "state", "Running");
});

await say("past runs are listed and opened", async () => {
  await page.locator("#nav-runs").click();
  await page.locator("#run-list tbody tr").first().waitFor();
  await accessible(page, "runs");
  await page.screenshot({ path: `${shots}/runs.png` });
  const link = page.locator("#run-list tbody a[href^='#run=']").first();
  await link.click();
  await page.locator("#past").waitFor();
  await sees(page, "banner", "A past run");
  check(await page.locator("#controls").isHidden(), "a past run is not commanded");
  await accessible(page, "past run");
  await page.screenshot({ path: `${shots}/past.png`, fullPage: true });
  await page.locator("#nav-live").click();
  await sees(page, "link", "live");
});

await say("the program is gone and comes back", async () => {
  console.log("restart");
  await sees(page, "link", "connection lost");
  await sees(page, "link", "live");
});

check(problems.length === 0, problems.join("\n"));
console.log("ok no error in the console, and nothing from elsewhere");
await browser.close();
