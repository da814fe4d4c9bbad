// How the system's Chromium is started: without anything that it would fetch by itself.


export const launchOptions = {
  executablePath: process.env.MIA_CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
};
