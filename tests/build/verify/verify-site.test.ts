import assert from "node:assert/strict";
import { readFileSync, rmSync, symlinkSync } from "node:fs";
import { test } from "node:test";
import { FINDING_REMEDIES } from "../../../src/build/verify/finding.ts";
import { finishedSite } from "./finished-site.ts";
import { ARTICLE, insert, SEEDS } from "./seeds.ts";

const { folder, verify, findings } = finishedSite();

test("a finished site passes, and every file is recorded with its size and digest", async () => {
  const records = await verify();
  assert.ok(records.length > 100);
  const home = records.find(({ path }) => path === "/index.html");
  assert.equal(home?.size, readFileSync(`${folder}/index.html`).length);
  assert.match(home?.sha256 ?? "", /^[0-9a-f]{64}$/);
  assert.deepEqual(
    records.map(({ path }) => path),
    records.map(({ path }) => path).toSorted(),
  );
});

for (const [name, spoil, expected] of SEEDS) {
  test(`${name} is found`, async () => {
    const found = await findings(spoil);
    const told = found.map(({ code, file, message }) => `${code} ${file} ${message}`);
    const [code = "", file = "", ...message] = expected.split(" ");
    assert.ok(
      found.some((one) => one.code === code && one.file.startsWith(file) && one.message.includes(message.join(" "))),
      `${expected} is not in\n${told.join("\n")}`,
    );
  });
}

test("everything that is wrong is told at once", async () => {
  const found = await findings(({ path, edit }) => {
    rmSync(path("about/index.html"));
    edit(ARTICLE, (html) => html.replace("</main>", '<p style="x">x</p></main>'));
  });
  const codes = new Set(found.map(({ code }) => code));
  assert.deepEqual([...codes].sort(), ["broken-link", "inline-code", "missing-file"]);
});

test("every code has a seeded failure here, or in the tests beside this one", () => {
  const seeded = new Set(SEEDS.map(([, , expected]) => expected.split(" ")[0]));
  const elsewhere = ["residue", "wrong-redirect", "missing-article"];
  assert.deepEqual(
    Object.keys(FINDING_REMEDIES).filter((code) => !seeded.has(code) && !elsewhere.includes(code)),
    [],
  );
});

test("what is no plain file is refused", async () => {
  await assert.rejects(
    findings(({ path }) => symlinkSync("/etc/hostname", path("hostname.txt"))),
    /hostname\.txt 不是普通文件/,
  );
});

test("the value of a secret variable of this build is found, whatever it looks like", async () => {
  process.env.LAIYUAN_TEST_TOKEN = "zq4f0a77-no-known-form-of-any-issuer";
  try {
    const found = await findings(insert(ARTICLE, process.env.LAIYUAN_TEST_TOKEN));
    assert.deepEqual(
      found.map(({ code, message }) => `${code} ${message}`),
      ["secret-in-output 环境变量 LAIYUAN_TEST_TOKEN 的值"],
    );
  } finally {
    delete process.env.LAIYUAN_TEST_TOKEN;
  }
});
