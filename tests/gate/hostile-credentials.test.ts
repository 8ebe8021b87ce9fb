import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { checkWhole } from "../../src/check/whole.ts";
import { credentialsLine } from "../../src/domain/content-credentials.ts";
import { digitalSourceOf, iptcSourceType } from "../../src/domain/digital-source.ts";
import { readCredentials } from "../../src/gate/pictures/read-credentials.ts";
import { credentialsIn } from "../../src/marks/manifest-store.ts";
import { SITE } from "../fixtures/articles.ts";
import { testSigner } from "../fixtures/credentials/certificates.ts";
import { signed } from "../fixtures/credentials/signed.ts";
import { drawing } from "../fixtures/drawn-pictures.ts";
import { FOLDER, minimalPublication, pictureRecord } from "../fixtures/minimal-publication.ts";
import { NOW, verdictsOf } from "./verdicts.ts";

const actions = (...names: readonly string[]) => ({
  "c2pa.actions.v2": { actions: [{ action: "c2pa.created" }, ...names.map((action) => ({ action }))] },
});

async function picture(assertions: Readonly<Record<string, unknown>>): Promise<Buffer> {
  return signed(await drawing(60, 40).jpeg().toBuffer(), "image/jpeg", assertions, testSigner("测试签署人"));
}

test("what a manifest calls an action is short, harmless to terminals, and no reason to look at its picture again", async () => {
  const p = minimalPublication();
  const name = `a.b\u2028\u001b[31m${"长".repeat(5000)}`;
  p.record({ pictures: { one: pictureRecord({ file: "one.jpeg" }) } });
  p.write("article.md", "正文。\n\n![](one)");
  const bytes = await picture(actions(name, "constructor"));
  p.write("one.jpeg", bytes);
  const read = await readCredentials(bytes);
  assert.ok(!["\u2028", "\u001b"].some((mark) => read?.actions.join().includes(mark)));
  assert.ok((read?.actions[1]?.length ?? 0) < 300);
  assert.doesNotMatch(read ? credentialsLine(read) : "", /改动/);
  const cache = join(dirname(p.articles), "cache");
  const kept = () => readFileSync(join(cache, "decoded", new URL(SITE.url).hostname), "utf8");
  await checkWhole(p, NOW, { cache });
  const [program = "", line = ""] = kept().split("\n");
  assert.ok(JSON.parse(line.slice(65)), program);
  // Another picture comes, and the list can still be replaced.
  p.write("one.jpeg", await picture({}));
  await checkWhole(p, NOW, { cache });
  assert.ok(!kept().includes(line));
});

test("a manifest of a strange shape says where in a word, and words that every object knows are no marks", () => {
  assert.throws(() => credentialsIn("[]"));
  for (const word of ["constructor", "__proto__", "hasOwnProperty"]) assert.equal(digitalSourceOf(word), undefined);
});

test("a part that stands in a picture twice counts each time, whichever is told first", () => {
  const created = {
    label: "c2pa.actions",
    data: { actions: [{ action: "c2pa.created", digitalSourceType: iptcSourceType("trained") }] },
  };
  const opened = { relationship: "parentOf", active_manifest: "made" };
  const placed = { relationship: "componentOf", active_manifest: "made" };
  for (const ingredients of [
    [opened, placed],
    [placed, opened],
    [placed, { ...opened, active_manifest: "again" }],
  ])
    assert.equal(
      credentialsIn(
        JSON.stringify({
          active_manifest: "all",
          manifests: {
            all: { ingredients },
            again: { ingredients: [opened, { relationship: "parentOf", active_manifest: "again" }] },
            made: { assertions: [created] },
          },
        }),
      ).source,
      "trained",
    );
});

test("a picture that was changed after it was signed stops the article that is out, even where a draft shows it too", async () => {
  const p = minimalPublication();
  const bytes = await picture({});
  const changed = Buffer.concat([bytes.subarray(0, -2), Buffer.from("\xff\xfe\0\x04hm\xff\xd9", "latin1")]);
  const licence = "CC BY 4.0";
  for (const [folder, more] of [
    [FOLDER, {}],
    ["2025/06/second", { id: "20250601-second", published: "2025-06-01T09:30:00-07:00" }],
    ["2025/07/third", { id: "20250701-third", published: "2025-07-01T09:30:00-07:00", status: "draft" }],
  ] as const) {
    p.record({ ...more, pictures: { one: pictureRecord({ file: "one.jpeg", licence }) } }, folder);
    p.write("article.md", "正文。\n\n![](one)", folder);
    p.write("one.jpeg", changed, folder);
  }
  const { build } = await verdictsOf(p, join(dirname(p.articles), "cache"));
  const stopped = build.map((one) => /^tampered-picture .*(\d\d\/\w+)\/article\.json/.exec(one)?.[1]);
  assert.deepEqual(stopped, ["05/sample", "06/second"]);
});
