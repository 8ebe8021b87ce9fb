import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import { ShelvedMap } from "../../src/migration/shelved-map.ts";
import {
  LEDGER_NAME,
  type LedgerEntry,
  ledgerPieces,
  readLedger,
  readLedgerHead,
} from "../../src/migration/write/ledger.ts";
import { Refusal } from "../../src/terminal/outcome.ts";

const data = mkdtempSync(join(tmpdir(), "laiyuan-ledger-"));
after(() => rmSync(data, { recursive: true }));

const SITES = ["old.example", "old.example/博客", 'a"b\\c.example', "{"] as const;

const TERMS = new Map([["old.example", { 'category 本"地': "section local", "post_tag a": "tag a" }]]);

/** @param posts of each of a few sites, one behind the other */
function ledgerOf(seed: number, posts: number): { readonly text: string; readonly entries: Map<string, LedgerEntry> } {
  const random = seededRandom(seed);
  const shelved = new ShelvedMap<LedgerEntry>();
  const entries = new Map<string, LedgerEntry>();
  for (let post = 1; post <= posts; post += 1) {
    const identity = `${pick(random, SITES)}|${post}`;
    const entry = {
      ...{ id: `id-${post}`, at: `2019/05/旧文-${post}`, record: "a".repeat(12), fields: { title: "abcde" } },
      ...{
        text: "b".repeat(12),
        lines: "abcde".repeat(between(random, 0, 9000)),
        files: { "图 }.jpg": "c".repeat(12) },
      },
    };
    shelved.set(identity, entry);
    entries.set(identity, entry);
  }
  const text = [
    ...ledgerPieces({ entries: shelved, added: new Map([["tags", new Set(["甲", "b"])]]), terms: TERMS }),
  ].join("");
  shelved.close();
  return { text, entries };
}

function read(text: string): Map<string, LedgerEntry | undefined> {
  writeFileSync(join(data, LEDGER_NAME), text);
  const { entries, added, terms } = readLedger(data);
  assert.deepEqual([terms, readLedgerHead(data).terms], [TERMS, TERMS]);
  assert.deepEqual([...(added.get("tags") ?? [])].toSorted(), ["b", "甲"]);
  const all = new Map([...entries.keys()].map((identity) => [identity, entries.get(identity)]));
  entries.close();
  return all;
}

test("what is remembered of posts is read again as it was written, also when another program has laid it out otherwise", () => {
  for (let seed = 0; seed < 6; seed += 1) {
    const { text, entries } = ledgerOf(seed, seed * 3);
    for (const one of [text, JSON.stringify(JSON.parse(text), null, 2), JSON.stringify(JSON.parse(text))])
      assert.deepEqual(new Map([...read(one)].toSorted()), new Map([...entries].toSorted()), `seed ${seed}`);
  }
});

test("what is remembered is refused when any of its lines is missing, or two versions of it stand beside each other", () => {
  const lines = ledgerOf(7, 5).text.trimEnd().split("\n");
  const isPost = (line: string) => /^"\d/.test(line);
  for (const [at, line] of lines.entries()) {
    const without = lines.toSpliced(at, 1).join("\n");
    if (!isPost(line)) assert.throws(() => read(without), Refusal, line);
    assert.throws(() => read(lines.toSpliced(at, 0, "<<<<<<< HEAD").join("\n")), Refusal, line);
  }
});
