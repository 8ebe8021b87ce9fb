import { defineConfig } from "playwright/test";
import { builtFolder } from "../fixtures/built-sites.ts";

const port = process.env.PORT ?? "8123";
const site = builtFolder("newsroom");
// Workers read these settings again, and are to be about the same site.
process.env.LAIYUAN_TEST_SITE = site;
const browser = process.env.CHROMIUM_PATH;
/** Where the runner has put the test files together with what they need; Playwright need not do it for each once more. */
const together = process.env.LAIYUAN_SPECS;

/** Background requests of the browser itself would look like requests of the page. */
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

export default defineConfig({
  testDir: together ?? ".",
  build: { external: together === undefined ? [] : [`${together}/**`] },
  outputDir: "../../test-results",
  fullyParallel: true,
  // The machine may have other things to do; who waits for what comes sooner does not wait so long.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  reporter: [["line"]],
  forbidOnly: Boolean(process.env.CI),
  use: {
    // What cannot be done is told with what was looked for, long before the whole test gives up without a word.
    actionTimeout: 20_000,
    baseURL: `http://127.0.0.1:${port}`,
    locale: "zh-CN",
    timezoneId: "America/Vancouver",
    // Root in a container has no user namespace for the sandbox.
    launchOptions: { ...(browser && { executablePath: browser }), args: ["--no-sandbox", ...QUIET] },
  },
  webServer: {
    command: `node scripts/bundled.mjs scripts/start.ts --no-build --output ${site}`,
    cwd: "../..",
    url: `http://127.0.0.1:${port}/`,
    env: { PORT: port, INBOX: `${site}.inbox` },
    reuseExistingServer: false,
  },
});
