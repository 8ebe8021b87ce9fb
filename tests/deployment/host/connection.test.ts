import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { HostError, openConnection } from "../../../src/deployment/host/connection.ts";
import { SITE, TOKEN } from "./fake-calls.ts";
import { createFakeHost } from "./fake-host.ts";
import { fastClock } from "./small-site.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-connection-"));
const host = await createFakeHost({ folder: scratch });
after(async () => {
  await host.close();
  rmSync(scratch, { recursive: true, force: true });
});

const clock = fastClock();
const options = {
  base: host.env.NETLIFY_API_URL,
  token: TOKEN,
  refusal: (status: number) => `status ${status}`,
  clock,
};
const connection = openConnection(options);
const askSite = (from = connection) => from.ask({ method: "GET", path: `/sites/${SITE}` });

test("an answer that does not come is given up in time and asked for again", async () => {
  host.fault("site", { kind: "hang" }, 1);
  assert.ok((await askSite(openConnection({ ...options, timeout: 500 }))).json);
});

test("pauses grow, and end after six attempts with what was the matter", async () => {
  const before = clock.slept;
  host.fault("site", { kind: "status", status: 503 }, 6);
  await assert.rejects(askSite(), (error) => error instanceof HostError && error.message === "status 503");
  assert.equal(clock.slept - before, (1 + 2 + 4 + 8 + 16) * 1000);
  host.heal();
});

test("one that is told to wait waits as long as it was told, and one who would wait for ever gives up", async () => {
  const before = clock.slept;
  host.fault("site", { kind: "status", status: 429, retryAfter: "7" }, 9);
  await askSite();
  assert.ok(Math.abs(clock.slept - before - 9 * 7000) < 1000, String(clock.slept - before));
  host.fault("site", { kind: "status", status: 429, retryAfter: "86400" }, 99);
  await assert.rejects(askSite(), /429/);
  host.heal();
});

test("what will not change is not asked again", async () => {
  host.fault("site", { kind: "status", status: 403 });
  const calls = host.calls.length;
  await assert.rejects(askSite(), /status 403/);
  assert.equal(host.calls.length, calls + 1);
});
