import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { z } from "zod";
import { reportText } from "../../src/check/report-text.ts";
import { foundOf } from "../../src/copy/found.ts";
import { readSettings } from "./language-service.ts";

const Tasks = z.object({
  tasks: z.array(
    z.object({
      label: z.string(),
      command: z.string(),
      args: z.array(z.string()).default([]),
      problemMatcher: z.array(
        z.object({
          severity: z.string(),
          pattern: z.tuple([z.object({ regexp: z.string() }), z.object({ regexp: z.string() })]),
        }),
      ),
    }),
  ),
});
const { tasks } = Tasks.parse(readSettings("tasks.json"));

test("every task runs a command that package.json has", () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  const commands = tasks.map(({ command, args }) => [command, ...args].join(" "));
  for (const command of commands) assert.ok((/^npm run (\w+)/.exec(command)?.[1] ?? "") in scripts, command);
  for (const name of ["new", "check", "dev"])
    assert.ok(commands.some((command) => command.startsWith(`npm run ${name}`)));
});

test("what npm run check says is listed among the problems of VS Code, at its place and with its weight", () => {
  const at = { file: "src/articles/2026/11/a b/article.json", line: 18, column: 5 };
  const text = reportText(
    [
      foundOf({ ...at, code: "missing-credit", message: "“credit”没有写。" }, "error"),
      foundOf({ ...at, code: "dash", message: "破折号写成了 --。" }, "warning"),
    ],
    1,
    [],
  );
  const matchers = tasks.find(({ label }) => label === "检查这一篇")?.problemMatcher ?? [];
  const listed = matchers.flatMap(({ severity, pattern: [place, message] }) =>
    text.split("\n").flatMap((line, index, lines) => {
      const found = new RegExp(place.regexp).exec(line)?.slice(1);
      return found ? [[severity, ...found, new RegExp(message.regexp).exec(lines[index + 1] ?? "")?.[1]]] : [];
    }),
  );
  assert.deepEqual(listed, [
    ["error", at.file, "18", "5", "missing-credit", "“credit”没有写。"],
    ["warning", at.file, "18", "5", "dash", "破折号写成了 --。"],
  ]);
});
