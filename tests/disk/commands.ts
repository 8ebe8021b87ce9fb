import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import iconv from "iconv-lite";
import { convertFiles, fixFiles } from "../../src/desk/check/mend.ts";
import { readCheckOptions } from "../../src/desk/check/options.ts";
import { checkWhole } from "../../src/desk/check/whole.ts";
import { runComments } from "../../src/desk/comments/command.ts";
import { newArticle } from "../../src/desk/new/command.ts";
import { runWithdraw } from "../../src/desk/withdraw.ts";
import { runRelease } from "../../src/release/command.ts";
import { keepSubmission } from "../../src/serve/inbox.ts";
import { netlifySubmission } from "../desk/comments/desk.ts";
import { FOLDER, minimalPublicationIn } from "../fixtures/minimal-publication.ts";

const NOW = Date.parse("2026-01-01T00:00:00-08:00");

/** A command that writes what authors and editors write as well, or what readers have sent. */
export interface Writing {
  /** Makes what it works on. */
  prepare(root: string): unknown;
  run(root: string): unknown;
  /** Running it again does what was left, or finds that it is done; else only that nothing is torn can be asked. */
  readonly again: boolean;
}

const quiet = () =>
  new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
const where = (root: string) => ["--articles", join(root, "articles"), "--data", join(root, "data")];
const said = { say: () => undefined, confirm: async () => true };

async function mend(root: string, work: typeof fixFiles, ...more: string[]): Promise<void> {
  const options = readCheckOptions(["--fix", ...more, "--cache", join(root, "cache"), ...where(root)], {});
  if (options === "help") throw new Error("help was asked for");
  await work(await checkWhole(options.places, NOW), options, said);
}

const comments = (root: string, ...args: string[]) =>
  runComments([...args, ...where(root), "--inbox", join(root, "inbox")], {
    ...{ stdin: Readable.from([""]), stdout: quiet(), stderr: quiet(), env: {} },
  });

/** Three comments of an article, published or waiting. */
async function threeComments(root: string, ...more: string[]): Promise<void> {
  minimalPublicationIn(root).record({ id: "20250519-sample" });
  const file = join(root, "export.json");
  writeFileSync(file, JSON.stringify([1, 2, 3].map((number) => netlifySubmission(number))));
  await comments(root, "import", "--from", "netlify-json", file, ...more);
}

function repository(root: string): void {
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  const packages = { "": { version: "0.1.0" } };
  const files = {
    "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- 订阅。\n",
    "package.json": json({ name: "paper", version: "0.1.0" }),
    "package-lock.json": json({ name: "paper", version: "0.1.0", lockfileVersion: 3, packages }),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  const git = (...args: string[]) => execFileSync("git", ["-C", root, ...args]);
  git("init", "--quiet");
  for (const [name, value] of Object.entries({ "user.name": "a", "user.email": "a@example.com" }))
    git("config", name, value);
  git("add", ".");
  git("commit", "--quiet", "--no-gpg-sign", "--message", "Begin");
}

/** All commands that write, by their names. What builds write, `npm run prove -- --kills` is about. */
export const WRITING: Readonly<Record<string, Writing>> = {
  withdraw: {
    prepare: minimalPublicationIn,
    run: (root) =>
      runWithdraw(
        ["/2025/05/sample/", "--reason", "甲", "--by", "乙", "--date", "2026-01-01T00:00:00-08:00", ...where(root)],
        { stdout: quiet(), stderr: quiet() },
      ),
    again: true,
  },
  fix: {
    prepare(root) {
      const publication = minimalPublicationIn(root);
      publication.record({ id: "20250520-other", lede: "甲,乙。" }, "2025/05/other");
      publication.write("article.md", "丙,丁。\n", "2025/05/other");
      publication.write("article.md", "甲,乙。\n");
    },
    run: (root) => mend(root, fixFiles),
    again: true,
  },
  convert: {
    prepare: (root) =>
      minimalPublicationIn(root).write("article.md", iconv.encode("本站的正文,写在这里。\n", "gb18030")),
    run: (root) => mend(root, convertFiles, "--convert"),
    again: true,
  },
  new: {
    prepare: minimalPublicationIn,
    run(root) {
      const record = { title: "新的标题", kind: "original", desk: "编辑部", section: "news", slug: "fresh" };
      const options = Object.entries(record).flatMap(([name, value]) => [`--${name}`, value]);
      return newArticle([...options, "--published", "2025-05-20", ...where(root)], () => undefined, NOW);
    },
    again: true,
  },
  import: {
    prepare: (root) => threeComments(root, "--dry-run"),
    run: (root) => comments(root, "import", "--from", "netlify-json", join(root, "export.json"), "--approve-all"),
    again: true,
  },
  remove: {
    prepare: (root) => threeComments(root, "--approve-all"),
    run(root) {
      const folder = join(root, "data/comments", FOLDER);
      const [id = "none"] = readdirSync(folder).sort();
      return comments(root, "remove", id.replace(".json", ""));
    },
    again: false,
  },
  forget: { prepare: (root) => threeComments(root), run: (root) => comments(root, "forget"), again: true },
  receive: {
    prepare: (root) => mkdirSync(join(root, "inbox"), { recursive: true }),
    run: (root) => keepSubmission(new URLSearchParams({ "form-name": "comment", message: "甲" }), join(root, "inbox")),
    again: false,
  },
  release: { prepare: repository, run: (root) => runRelease(["0.2.0"], root), again: false },
};

/** What passes over as leftovers: half-made files and folders, tickets, the journal of comments. */
const LEFT = /~$|\.part$|\.lock-|comments\.journal|\/\.new-article-|\/\.git\//;

/** What readers of the files get, by path: leftovers are none. */
export function filesOf(root: string): ReadonlyMap<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !LEFT.test(path));
  return new Map(
    paths.sort().map((path) => [path.slice(root.length), readFileSync(path, "latin1").replaceAll(root, "")]),
  );
}

/** Files that are neither what they were nor what they shall be. */
export function tornIn(
  now: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...now.keys(), ...before.keys(), ...after.keys()])].filter((path) => {
    const text = now.get(path);
    if (text === before.get(path) || text === after.get(path)) return false;
    // What a reader has sent has a name of its own each time.
    return !(dirname(path) === "/inbox" && text !== undefined && isJson(text));
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
