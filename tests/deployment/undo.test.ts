import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createFakeHost, type FakeHost } from "./host/fake-host.ts";
import { type SmallSite, versionOf, writeSite } from "./host/small-site.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-undo-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;

const HARBOUR = "/2026/11/harbour/";
const MARKET = "/2026/11/market/";
const page = (...articles: string[]): SmallSite => ({
  files: { "/index.html": articles.join(), ...Object.fromEntries(articles.map((path) => [`${path}index.html`, path])) },
});

async function newHost(): Promise<FakeHost> {
  const host = await createFakeHost({ folder: join(scratch, `host-${++count}`), now: () => Date.now() + ++count });
  after(() => host.close());
  return host;
}

/** Runs the command as an editor or a workflow does, put together once for all runs. */
function deploy(host: FakeHost, ...args: string[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ["scripts/bundled.mjs", "scripts/deploy.ts", ...args], {
    env: { ...process.env, ...host.env },
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (text) => {
    said.stdout += text;
  });
  child.stderr.on("data", (text) => {
    said.stderr += text;
  });
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, ...said })));
}

function uploadTo(host: FakeHost, site: SmallSite, content: number, ...more: string[]) {
  const folder = join(scratch, `site-${++count}`);
  writeSite(folder, site);
  const version = versionOf(content);
  return deploy(host, "upload", "--site", folder, "--content", version.content, "--code", version.code, ...more);
}

const shown = async (host: FakeHost) => (await fetch(host.url)).text();

test("the commands upload and undo, say what is public, what comes and goes, and what happens next", async () => {
  const host = await newHost();
  const first = await uploadTo(host, page(HARBOUR), 0x1111111);
  assert.equal(first.status, 0, first.stderr);
  assert.match(first.stdout, /已经公开：http.* 是 内容 0{7}、程序 0{7}/);
  const second = await uploadTo(host, page(HARBOUR, MARKET), 2, "--json");
  const report = JSON.parse(second.stdout);
  assert.deepEqual([report.ok, report.previous.content], [true, versionOf(0x1111111).content]);
  assert.deepEqual(report.changes.added, [{ path: MARKET }]);

  const dry = await deploy(host, "undo", "--dry-run");
  assert.equal(dry.status, 0, dry.stderr);
  assert.match(dry.stdout, /会恢复/);
  assert.equal(await shown(host), [HARBOUR, MARKET].join());

  const undone = await deploy(host, "undo");
  assert.equal(undone.status, 0, undone.stderr);
  assert.match(undone.stdout, /已经恢复[\s\S]*移除 1 篇[\s\S]*不再公开：\/2026\/11\/market\/[\s\S]*推送新的提交/);
  assert.equal(await shown(host), HARBOUR);

  const further = await deploy(host, "undo");
  assert.equal(further.status, 3);
  assert.match(further.stderr, /没有更早的版本[\s\S]*现在公开的是 内容/);
});

test("what was withdrawn does not come back by a slip of the hand", async () => {
  const host = await newHost();
  await uploadTo(host, page(HARBOUR, MARKET), 1);
  const withdrawn = page(HARBOUR);
  await uploadTo(host, { files: { ...withdrawn.files, [`/withdrawn${MARKET}index.html`]: "gone" } }, 2);
  const refused = await deploy(host, "undo");
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /已经撤下.*\/2026\/11\/market\/.*--bring-back/);
  assert.equal(await shown(host), HARBOUR);
  const id = host.deploys[0]?.id ?? "";
  const brought = await deploy(host, "undo", "--to", id, "--bring-back", "--json");
  assert.equal(brought.status, 0, brought.stderr);
  assert.deepEqual(JSON.parse(brought.stdout).returning, [MARKET]);
  assert.equal(await shown(host), [HARBOUR, MARKET].join());
});

test("an upload that fails says why and what is public, for people and for programs", async () => {
  const host = await newHost();
  await uploadTo(host, page(HARBOUR), 1);
  host.failNext("disk full");
  const failed = await uploadTo(host, page(HARBOUR, MARKET), 2, "--json");
  assert.equal(failed.status, 3);
  assert.match(failed.stderr, /没有公开：.*disk full[\s\S]*现在公开的是 内容 0000000/);
  const { ok, error, live } = JSON.parse(failed.stdout);
  assert.deepEqual([ok, /disk full/.test(error), /现在公开/.test(live)], [false, true, true]);
});

test("a site that has lost an article without a word does not go out, unless a person says that it is meant", async () => {
  const host = await newHost();
  await uploadTo(host, page(HARBOUR, MARKET), 1);
  const refused = await uploadTo(host, page(HARBOUR), 2, "--json");
  assert.equal(refused.status, 1);
  assert.match(
    refused.stderr,
    /2 页文章里有 1 页会不见[\s\S]*\/2026\/11\/market\/[\s\S]*--allow-fewer-pages[\s\S]*现在公开的是 内容/,
  );
  assert.equal(await shown(host), [HARBOUR, MARKET].join());
  assert.equal((await uploadTo(host, page(HARBOUR), 2, "--allow-fewer-pages")).status, 0);
});

test("commands that are not written as they should be are refused", async () => {
  const host = await newHost();
  for (const args of [
    ["nothing"],
    ["upload"],
    ["upload", "--content", "HEAD", "--code", "HEAD"],
    ["undo", "--to", "../x"],
  ])
    assert.equal((await deploy(host, ...args)).status, 2, args.join(" "));
});
