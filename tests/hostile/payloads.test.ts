import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { runBuild } from "../../src/build/command.ts";
import { commandRun } from "../fixtures/command-run.ts";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";
import { CANARY, INERT, LONG, REFUSED } from "./payloads.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-payloads-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** What a payload has left behind: a file here or beside the publication, a global, a property of every object. */
function traces({ articles }: Publication): string[] {
  const files = ["", tmpdir(), scratch, join(articles, ".."), articles].map((folder) => join(folder, CANARY));
  const properties = Object.keys(Object.getPrototypeOf({})).concat(Object.keys(Object.prototype));
  return [
    ...files.filter((file) => existsSync(file)),
    ...(CANARY in globalThis ? [`globalThis.${CANARY}`] : []),
    ...properties,
    ...("polluted" in {} ? ["polluted"] : []),
  ];
}

function build({ articles, data }: Publication, ...args: string[]) {
  const where = ["--articles", articles, "--data", data, "--output", join(scratch, "public"), "--no-cache"];
  return commandRun((streams) => runBuild([...where, ...args], streams));
}

test("no attempt to run code or to leave the folder does anything; each is refused with its code", () => {
  const found = Object.entries(REFUSED).flatMap(([name, [code, attempt]]) => {
    const p = minimalPublication();
    attempt(p);
    const codes = [...new Set(p.problems().map((problem) => problem.code))];
    return [...(codes.includes(code) ? [] : [`${name}: ${codes.join() || "accepted"}`]), ...traces(p)];
  });
  assert.deepEqual(found, []);
  assert.ok(Object.keys(REFUSED).length + Object.keys(INERT).length >= 80);
});

test("texts that a careless pattern never finishes are read, or refused by their length", () => {
  const p = minimalPublication();
  for (const [index, content] of Object.values(LONG).entries()) {
    const folder = `2025/05/long-${index}`;
    p.record({ id: `20250519-long-${index}` }, folder);
    p.write("article.md", `${content}\n`, folder);
  }
  // Nobody refers to the references and notes among them.
  const codes = new Set(p.problems().map(({ code }) => code));
  assert.deepEqual([...codes].sort(), ["bad-note", "lost-text", "paragraph-too-long"]);
});

test("through the whole build, templates, commands and paths in every field are nothing but text", async () => {
  const p = minimalPublication();
  for (const [index, payload] of Object.values(INERT).entries()) {
    const folder = `2025/05/inert-${index}`;
    p.record(
      {
        id: `20250519-inert-${index}`,
        title: payload,
        lede: payload,
        authors: [payload.slice(0, 40).trim()],
        kind: "compilation",
        sources: [{ name: payload.slice(0, 60).trim(), url: "https://other.example/1", title: payload }],
      },
      folder,
    );
    p.write("article.md", `段落：\n\n    ${payload}\n`, folder);
  }
  const { status, stderr } = await build(p);
  assert.equal(status, 0, stderr);
  assert.deepEqual(traces(p), []);
  assert.deepEqual(readdirSync(scratch), ["public", "public.manifest.json"]);
  const names = readdirSync(join(scratch, "public"), { recursive: true, encoding: "utf8" });
  assert.deepEqual(
    names.filter((name) => /canary|passwd|\.\./.test(name)),
    [],
  );
  const csv = names.find((name) => name.endsWith(".csv")) ?? "";
  assert.doesNotMatch(readFileSync(join(scratch, "public", csv), "utf8"), /^"?[=@]/m);
  const redirects = readFileSync(join(scratch, "public/_redirects"), "utf8");
  assert.doesNotMatch(redirects, /evil/);
});

for (const name of ["front matter in JavaScript", "a picture above the folder", "a text that is a link"]) {
  test(`the command itself refuses ${name}, with its place, and without a stack trace`, async () => {
    const p = minimalPublication();
    const [code, attempt] = REFUSED[name] ?? [];
    attempt?.(p);
    const { status, stderr, stdout } = await build(p);
    assert.equal(status, 1);
    assert.match(stderr, new RegExp(`article\\.(?:md|json):\\d+:\\d+ {2}${code}\\n.*\\p{Script=Han}.*\\n {2}→ `, "u"));
    assert.doesNotMatch(stderr + stdout, /\n\s+at /);
    assert.deepEqual(traces(p), []);
  });
}

test("the search for traces finds a global, a file and a polluted prototype", () => {
  const p = minimalPublication();
  p.write(CANARY, "", ".");
  assert.deepEqual(traces(p), [join(p.articles, CANARY)]);
  Object.defineProperty(globalThis, CANARY, { value: 1, configurable: true });
  Object.defineProperty(Object.prototype, "polluted", { value: 1, enumerable: true, configurable: true });
  const found = traces(p);
  Reflect.deleteProperty(globalThis, CANARY);
  Reflect.deleteProperty(Object.prototype, "polluted");
  assert.ok(found.includes(`globalThis.${CANARY}`) && found.includes("polluted"));
});
