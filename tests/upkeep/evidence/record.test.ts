import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { runLinks } from "../../../src/upkeep/links/command.ts";
import type { Ask } from "../../../src/upkeep/links/link-check.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-evidence-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** A web on which every page has the same text. */
const web =
  (text: string): Ask =>
  async (_, { method }) =>
    new Response(method === "HEAD" ? null : `<h1>题目在此</h1><p>${text}</p>`, {
      headers: { "content-type": "text/html; charset=utf-8" },
    });

test("what was first seen stays on record without its text, a change is told while it is one, and nothing is written where nothing changed", async () => {
  const data = join(scratch, "data");
  cpSync("tests/fixtures/every-feature/data", data, { recursive: true });
  const run = (text: string) =>
    runLinks(
      ["--articles", "tests/fixtures/every-feature/articles", "--data", data, "--patience", "0", "--record"],
      web(text),
    );
  const file = () => readFileSync(join(data, "evidence.json"), "utf8");
  const text = "山水路的桥修了十九天以后。一共有 30 人走过新桥。没有人说过什么。";
  await run(text);
  const first = file();
  assert.doesNotMatch(first, /\p{Script=Han}/u);
  await run(text.replace("30 人", "３０人"));
  assert.equal(file(), first);
  assert.equal(await run(text.replace("30", "31")), 1);
  assert.match(file(), /"state": "edited"[^}]*"numbers"/);
  await run(text);
  assert.equal(file(), first);
});
