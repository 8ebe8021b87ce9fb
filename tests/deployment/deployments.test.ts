import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { HASHED_KINDS, kindOf, pictureOf } from "../../src/deployment/host/hashed-files.ts";
import { openNetlify } from "../../src/deployment/host/netlify.ts";
import { planUndo } from "../../src/deployment/undo.ts";
import { upload } from "../../src/deployment/upload.ts";
import { readBuiltSite } from "../../src/deployment/upload-files.ts";
import { dyingClient } from "./host/dead-client.ts";
import type { Call, Fault } from "./host/fake-calls.ts";
import { createFakeHost, type FakeHost } from "./host/fake-host.ts";
import { fastClock, type SmallSite, versionOf, writeSite } from "./host/small-site.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-deployments-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** `LAIYUAN_SEQUENCES=200 node --import tsx --test tests/deployment/deployments.test.ts` looks further. */
const SEQUENCES = Number(process.env.LAIYUAN_SEQUENCES ?? 4);
const STEPS = 10;
const DAY = 24 * 60 * 60_000;
const ARTICLES = [1, 2, 3].map((number) => `/2026/11/article-${number}/`);
const NAMES = ["crane", "ship"];

/** A picture shows its article, its name and its edition; a shard the articles that can be found in it. */
type Model = SmallSite & { readonly articles: readonly string[]; readonly shown: ReadonlySet<string> };

const short = (text: string) => createHash("sha1").update(text).digest("hex").slice(0, 10);

function randomSite(next: () => number): Model {
  const chance = (part: number) => next() < part;
  const edition = Math.floor(next() * 3);
  const articles = ARTICLES.filter(() => chance(0.8));
  const pictures: Record<string, string> = {};
  const files: Record<string, string> = { "/index.html": `front page ${edition} ${next()}` };
  const shown = new Set<string>();
  for (const article of articles) {
    files[`${article}index.html`] = `${article} ${edition}`;
    for (const name of NAMES.filter(() => chance(0.7))) {
      const stem = `/assets/pictures/${name}-${short(`${article}${name}${edition}`)}aa`;
      pictures[stem] = article;
      shown.add(`${article} ${name}`);
      files[`${stem}-240.webp`] = `${article} ${name}`;
    }
  }
  const letters = "ABC"[edition] ?? "A";
  files[`/assets/site-${letters.repeat(8)}.css`] = letters;
  const found = articles.join("\n");
  files[`/pagefind/shards/2026-11-${short(found)}/pagefind-entry.json`] = found;
  return { files, pictures, articles, shown };
}

const FAULTS: readonly (readonly [Call, Fault, number])[] = [
  ["upload", { kind: "drop" }, 2],
  ["upload", { kind: "damage" }, 1],
  ["upload", { kind: "status", status: 400 }, 1],
  ["files", { kind: "status", status: 429, retryAfter: "5" }, 3],
  ["files", { kind: "drop", done: true }, 1],
  ["create", { kind: "status", status: 503 }, 99],
  ["poll", { kind: "status", status: 500 }, 2],
  ["permalink", { kind: "status", status: 404 }, 1],
  ["site", { kind: "drop" }, 1],
];

/** Whatever has happened: readers get one whole deployment, with nothing of what it does not show. */
function looksWhole(host: FakeHost, models: ReadonlyMap<string, Model>): Model | undefined {
  const { live } = host;
  if (!live) return undefined;
  const model = models.get(live.title);
  assert.ok(model, live.title);
  const record = JSON.parse(readFileSync(join(host.publicFolder, "deployment.json"), "utf8"));
  const carried = new Set(Object.keys(record.carried));
  for (const [path] of host.publicFiles()) {
    const [address, text] = [`/${path}`, readFileSync(join(host.publicFolder, path), "utf8")];
    if (address === "/deployment.json") continue;
    if (address in model.files) assert.equal(text, model.files[address]);
    else assert.ok(carried.has(address) && kindOf(address) !== undefined, `${address} belongs to nothing`);
    if (pictureOf(address) !== undefined) assert.ok(model.shown.has(text), `${address} is shown no more: ${text}`);
    if (HASHED_KINDS.shard.test(address) && text !== "")
      for (const article of text.split("\n")) assert.ok(model.articles.includes(article), `${address} has ${article}`);
  }
  for (const path of Object.keys(model.files)) assert.ok(host.publicFiles().has(path.slice(1)), `${path} is missing`);
  return model;
}

for (let seed = 1; seed <= SEQUENCES; seed += 1) {
  test(`uploads, faults, deaths and undoing: always one whole deployment, and nothing that was taken down (${seed})`, async () => {
    const next = seededRandom(seed);
    const clock = fastClock();
    const host = await createFakeHost({ folder: join(scratch, String(seed)), now: clock.now, perPage: 3 });
    const client = openNetlify(host.env, clock);
    const models = new Map<string, Model>();
    const folder = join(scratch, `${seed}.site`);
    const uploadAs = async (model: Model, content: number, to = client) => {
      models.set(`content ${versionOf(content).content} code ${versionOf(content).code}`, model);
      writeSite(folder, model);
      const options = {
        version: versionOf(content),
        config: "",
        now: clock.now(),
        allowFewer: true,
        print: () => undefined,
      };
      await upload(to, readBuiltSite(folder), options);
    };
    try {
      for (let step = 1; step <= STEPS; step += 1) {
        clock.slept += Math.floor(next() * 12 * DAY);
        const model = randomSite(next);
        const kind = next();
        if (kind < 0.2)
          await planUndo(client, undefined, scratch)
            .then(({ to }) => client.restore(to.id))
            .catch(() => undefined);
        else if (kind < 0.45)
          await uploadAs(model, step, dyingClient(client, 1 + Math.floor(next() * 12))).catch(() => undefined);
        else if (kind < 0.75) {
          const [call, fault, times] = FAULTS[Math.floor(next() * FAULTS.length)] ?? FAULTS[0] ?? [];
          if (call && fault) host.fault(call, fault, times);
          const before = host.live?.id;
          await uploadAs(model, step).catch(() => assert.equal(host.live?.id, before));
          host.heal();
        }
        looksWhole(host, models);
        // Whatever that was, trying once more is enough.
        if (kind >= 0.2) {
          await uploadAs(model, step);
          assert.deepEqual(looksWhole(host, models), model);
        }
        assert.equal(host.taken.length, new Set(host.taken).size, "something was sent twice");
      }
    } finally {
      await host.close();
    }
  });
}
