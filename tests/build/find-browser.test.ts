import assert from "node:assert/strict";
import { test } from "node:test";
import { type BrowserSources, findBrowser, NoBrowserError } from "../runner/find-browser.ts";

const nothing: BrowserSources = {
  explicit: undefined,
  playwrightOwn: () => undefined,
  system: () => undefined,
  installs: [],
};
const silent = () => {};

test("an explicit path wins, and a wrong one is an error rather than a surprise", () => {
  const others = { ...nothing, playwrightOwn: () => "/other" };
  assert.equal(findBrowser({ ...others, explicit: process.execPath }, silent), process.execPath);
  assert.throws(() => findBrowser({ ...others, explicit: "/no/such/file" }, silent), NoBrowserError);
});

test("Playwright's own browser comes before the system's, and nothing is installed while there is one", () => {
  const installs = [{ name: "install", run: () => assert.fail("installed") }];
  assert.equal(
    findBrowser({ ...nothing, installs, playwrightOwn: () => "/own", system: () => "/system" }, silent),
    "/own",
  );
  assert.equal(findBrowser({ ...nothing, installs, system: () => "/system" }, silent), "/system");
});

test("installers are tried in order until one brings a browser", () => {
  const tried: string[] = [];
  const sources: BrowserSources = {
    ...nothing,
    system: () => (tried.includes("second") ? "/installed" : undefined),
    installs: ["first", "second", "third"].map((name) => ({
      name,
      run: () => {
        tried.push(name);
        return name !== "first";
      },
    })),
  };
  assert.equal(findBrowser(sources, silent), "/installed");
  assert.deepEqual(tried, ["first", "second"]);
});

test("without any browser one sentence says what to do", () => {
  assert.throws(() => findBrowser(nothing, silent), /请安装 Chrome 或 Chromium/);
});
