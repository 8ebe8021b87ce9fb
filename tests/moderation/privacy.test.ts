import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { senderLabels } from "../../src/moderation/senders.ts";
import { canary, formsOf, LeakFinder } from "./canaries.ts";
import { ARTICLE, answers, newDesk } from "./desk.ts";
import { EXPORTS } from "./exports.ts";

const COUNT = 300;
const finder = new LeakFinder(COUNT);

for (const [from, exported] of Object.entries(EXPORTS)) {
  test(`${from}: ${COUNT} comments come in, none a second time, and no address, IP or browser of a reader is anywhere`, async () => {
    const desk = newDesk();
    const text = exported(COUNT);
    assert.equal(finder.find(text).length, 3 * COUNT, "the export holds every canary");
    const path = desk.put("export", text);
    // Once the program itself, so that nothing is said past the streams that a run in this process is given.
    const args = ["import", "--from", from, path];
    const first = from === "wxr" ? desk.program(args, "") : await desk.run(args);
    assert.equal(first.status, 0, first.stderr);
    const before = desk.files();
    assert.equal(Object.keys(before).length, COUNT);
    const second = await desk.run(["import", "--from", from, path, "--json"]);
    assert.deepEqual(desk.files(), before);
    const told = [first, second].map(({ stdout, stderr }) => stdout + stderr);
    assert.deepEqual(finder.find([...Object.entries(before).flat(), ...told].join("\n")), []);
  });

  test(`${from}: nor in what is said about a file with mistakes`, async () => {
    const desk = newDesk();
    const spoiled = exported(20).replaceAll("第 7 条。", "").replaceAll("读者8", "<b>甲</b>");
    const cut = exported(20).slice(0, -300);
    for (const text of [spoiled, cut]) {
      const { status, stdout, stderr } = await desk.run(["import", "--from", from, desk.put("export", text)]);
      // Of a damaged WordPress file all is taken in but what nobody can read.
      assert.ok(status === 1 || from === "formspree-csv" || from === "wxr", stderr);
      assert.deepEqual(finder.find([stdout + stderr, ...Object.entries(desk.files()).flat()].join("\n")), []);
    }
  });
}

test("after a whole session of a desk nothing of it is in any file, git's own included, nor in what was said", async () => {
  const [desk, root] = [newDesk(), (path: string) => join(desk.places.data, "..", path)];
  const count = 12;
  const fields = (number: number) => {
    const { email, ip, agent } = canary(number);
    return {
      name: number % 4 ? `读者${number}` : email,
      email,
      ip,
      "user-agent": agent,
      referrer: `https://a.example/?${email}`,
    };
  };
  for (let number = 0; number < count; number += 1) {
    const comment = {
      message: `第 ${number} 次说同样的一段话，谁也不例外。`,
      article: ARTICLE,
      "submission-id": `reader-draft-${number % 10}`,
    };
    const received = `2026-11-20T01:00:${String(number + 10)}Z`;
    const raw = { id: `raw-${number}`, form: "comment", received, fields: { ...fields(number), ...comment } };
    desk.put(`inbox/${number}.json`, JSON.stringify(raw));
  }
  const path = desk.put("export", EXPORTS["netlify-json"]?.(count) ?? "");
  const said: string[] = [];
  const session: readonly (readonly [string[], ...string[]])[] = [
    [["import", "--from", "netlify-json", path]],
    [["list", "--pending", "--whole"]],
    [["review"], "l", "v", "y", "n", "e", "改。", ".", "y", "r", "谢谢。", ".", "u", "b", "q"],
    [["list", "--pending", "--json"]],
    [["review"], "n", "n", "y", "y"],
    [["undo", "--json"]],
    [["list"]],
    [["check", "--json"]],
    [["forget", "--older-than", "1"]],
  ];
  for (const [args, ...typed] of session) {
    const { status, stdout, stderr } = await desk.run(args, { ...answers(...typed), env: { LAIYUAN_DEBUG: "1" } });
    assert.equal(status, 0, stderr);
    said.push(stdout, stderr);
  }
  assert.ok(desk.published().length > 0 && Object.keys(desk.files()).some((name) => name.includes("/undo/")));
  for (const what of [/同一位读者改过的文字/, /成批的 \d+ 条/, /已撤回/]) assert.match(said.join(""), what);
  rmSync(path);
  execFileSync("git", ["-C", root("."), "init", "--quiet"]);
  execFileSync("git", ["-C", root("."), "-c", "core.compression=0", "add", "."]);
  const left = readdirSync(root("."), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = left.map((entry) => entry.name + readFileSync(join(entry.parentPath, entry.name), "latin1"));
  assert.deepEqual(finder.find([...files, ...said].join("\n")), []);
});

test("a sender's name for the moment is the same for the same sender, and no digest that anybody could guess", () => {
  const { email, ip } = canary(1);
  const [mail = "", net = ""] = senderLabels(email, ip);
  assert.deepEqual(senderLabels(` ${email.toUpperCase()}`, ip), [mail, net]);
  assert.deepEqual([senderLabels("", ""), senderLabels("", ip)], [[], [net]]);
  assert.notDeepEqual(senderLabels(canary(2).email, canary(2).ip), [mail, net]);
  const guessed = [email, ip, `mail ${email}`, `net ${ip}`].flatMap((value) => [
    ...formsOf(value),
    createHmac("sha256", "").update(value).digest("hex"),
  ]);
  for (const label of [mail, net])
    assert.ok(!guessed.some((digest) => digest.startsWith(label.replace(/^\w+-/, ""))), label);
});

test("the search for leaks finds a canary in every form", () => {
  for (const value of Object.values(canary(17))) {
    for (const form of formsOf(value)) assert.deepEqual(finder.find(`{"x":"…${form.slice(0, 12)}"}`), [value], form);
  }
});
