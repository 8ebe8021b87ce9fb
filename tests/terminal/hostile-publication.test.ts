import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { minimalPublication, pictureRecord } from "../fixtures/minimal-publication.ts";
import { liveIn } from "./live-text.ts";

/** Renames a window, speaks to the runner in both of its languages, turns the line round. */
const HOSTILE = "a\u001b]0;x\u0007\n::error::甲\n  ::set-env name=PATH::/\n##[error]乙\u202egpj\u009b2J";
/** Can be a name on the disk. */
const NAME = HOSTILE.replaceAll("/", "-");

test("nothing of a hostile publication, its file names and arguments reaches the terminal or the runner as it is", () => {
  const publication = minimalPublication();
  const { articles, data } = publication;
  const root = dirname(articles);
  publication.record({
    title: HOSTILE,
    lede: HOSTILE,
    tags: [HOSTILE],
    [HOSTILE]: 1,
    pictures: { [HOSTILE]: pictureRecord({ file: NAME }) },
  });
  publication.write(
    "article.md",
    `正文 [${HOSTILE}](https://a.example/${HOSTILE}) ![](${HOSTILE})\n\n<b>${HOSTILE}</b>\n`,
  );
  publication.write(NAME, "x");
  publication.write("article.json", "{", `2025/05/${NAME}`);
  publication.write("article.md", Buffer.from([0xff, 0xfe, 0x1b]), `2025/05/${NAME}`);
  publication.siteData("tags.json", { [HOSTILE]: { name: HOSTILE } });
  mkdirSync(join(root, "inbox"));
  const fields = { "form-name": "comment", name: HOSTILE, message: HOSTILE, article: HOSTILE };
  const sent = {
    id: "b6a1e0f0-0000-4000-8000-000000000000",
    form: "comment",
    received: "2026-01-01T00:00:00.000Z",
    fields,
  };
  writeFileSync(join(root, "inbox", "2026-01-01T00-00-00-000Z-b6a1e0f0.json"), JSON.stringify(sent));
  writeFileSync(join(root, "inbox", NAME), "{");

  const places = ["--articles", articles, "--data", data];
  const commands = [
    ["check/command.ts", "runCheck", ...places],
    ["check/command.ts", "runCheck", ...places, "--json"],
    ["check/command.ts", "runCheck", `--${HOSTILE}`],
    ["build/command.ts", "runBuild", ...places, "--output", join(root, NAME), "--no-cache"],
    ["build/command.ts", "runBuild", ...places, "--json", "--no-cache", "--output", join(root, "site")],
    ["build/command.ts", "runBuild", "--now", HOSTILE],
    ["build/verify-command.ts", "runVerify", join(root, NAME)],
    ["moderation/command.ts", "runComments", "list", ...places, "--inbox", join(root, "inbox")],
    ["summary/command.ts", "runSummary", ...places, "--base", HOSTILE],
    ["upkeep/withdraw.ts", "runWithdraw", HOSTILE, "--reason", HOSTILE, ...places],
    ["upkeep/links/command.ts", "runLinks", ...places, HOSTILE],
    ["upkeep/agenda/command.ts", "runAgenda", ...places, HOSTILE],
    ["serve/start.ts", "start", "--fault", HOSTILE],
  ];
  const program = ["--import", "tsx", "tests/terminal/run-commands.ts", ...commands.map((one) => JSON.stringify(one))];
  const env = { ...process.env, GITHUB_ACTIONS: "true" };
  const { stdout, stderr, status } = spawnSync(process.execPath, program, { encoding: "utf8", env, timeout: 30_000 });
  assert.equal(status, 0, stdout + stderr);
  const said = `${stdout}\n${stderr}`;
  const ours = /^::(?:error|warning) file=[^:]*::.*$/gm;
  assert.ok(said.match(ours), "the check speaks to the runner");
  assert.equal(liveIn(said.replace(ours, "")), undefined);
  assert.equal(liveIn(said.match(ours)?.join("\n").replace(/^::/gm, "") ?? ""), undefined);
  assert.ok(said.split("\\u001b").length > 15, "what is hostile was told of");
  for (const [, name = ""] of commands) assert.ok(stdout.includes(`== ${name}\n`), name);
});
