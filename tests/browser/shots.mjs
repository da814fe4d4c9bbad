// Pictures of the page for a person to look at: node shots.mjs ADDRESS FOLDER
import { chromium } from "playwright-core";
import { launchOptions } from "./browser.mjs";

const [address, folder, name = "page"] = process.argv.slice(2);
const browser = await chromium.launch(launchOptions);
for (const [theme, width, height] of [["light", 1360, 1000], ["dark", 1360, 1000], ["light", 360, 780], ["dark", 360, 780]]) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
  page.on("console", (m) => m.type() === "error" && console.log(`console: ${m.text()}`));
  page.on("pageerror", (e) => console.log(`error: ${e}`));
  await page.goto(address);
  await page.locator("#day").filter({ hasNotText: "–" }).waitFor();
  await page.locator("#chart canvas").first().waitFor().catch(() => console.log("no chart"));
  await page.waitForFunction(() => document.fonts.ready.then(() => true));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  console.log(theme, width, "scroll width", wide);
  await page.screenshot({ path: `${folder}/${name}-${theme}-${width}.png`, fullPage: true });
  await page.close();
}
await browser.close();
