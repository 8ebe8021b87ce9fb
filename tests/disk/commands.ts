import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import iconv from "iconv-lite";
import { convertFiles, fixFiles } from "../../src/check/mend.ts";
import { CHECK, checkOptionsOf } from "../../src/check/options.ts";
import { checkWhole } from "../../src/check/whole.ts";
import { runNew } from "../../src/manuscripts/command.ts";
import { runComments } from "../../src/moderation/command.ts";
import { runRelease } from "../../src/release/command.ts";
import { keepSubmission } from "../../src/serve/inbox.ts";
import { runBulkEdit } from "../../src/upkeep/bulk-edit/command.ts";
import { runGoLive } from "../../src/upkeep/go-live/command.ts";
import { runWithdraw } from "../../src/upkeep/withdraw.ts";
import { givenTo } from "../fixtures/given.ts";
import { FOLDER, minimalPublicationIn } from "../fixtures/minimal-publication.ts";
import { netlifySubmission } from "../moderation/desk.ts";

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
const streams = () => ({ stdout: quiet(), stderr: quiet() });
const where = (root: string) => ["--articles", join(root, "articles"), "--data", join(root, "data")];
const said = { print: () => undefined, confirm: async () => true };

async function mend(root: string, work: typeof fixFiles, ...more: string[]): Promise<void> {
  const args = ["--fix", ...more, "--cache", join(root, "cache"), ...where(root)];
  const options = checkOptionsOf(givenTo(CHECK, args), {});
  await work(await checkWhole(options.places, NOW), options, said);
}

const comments = (root: string, ...args: string[]) =>
  runComments([...args, ...where(root), "--inbox", join(root, "inbox")], {
    ...{ stdin: Readable.from([""]), env: {} },
    ...streams(),
  });

const git = (root: string, ...args: readonly string[]) => execFileSync("git", ["-C", root, ...args]);

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
  git(root, "init", "--quiet");
  for (const [name, value] of Object.entries({ "user.name": "a", "user.email": "a@example.com" }))
    git(root, "config", name, value);
  git(root, "add", ".");
  git(root, "commit", "--quiet", "--no-gpg-sign", "--message", "Begin");
}

/** All commands that write, by their names. What builds write, `npm run fuzz -- --kills` is about. */
export const WRITING: Readonly<Record<string, Writing>> = {
  withdraw: {
    prepare: minimalPublicationIn,
    run: (root) =>
      runWithdraw(
        ["/2025/05/sample/", "--reason", "甲", "--by", "乙", "--date", "2026-01-01T00:00:00-08:00", ...where(root)],
        streams(),
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
      const args = [...options, "--published", "2025-05-20", ...where(root)];
      return runNew(args, streams(), () => undefined, NOW);
    },
    again: true,
  },
  import: {
    prepare: (root) => threeComments(root, "--dry-run"),
    run: (root) => comments(root, "import", "--from", "netlify-json", join(root, "export.json"), "--approve-all"),
    again: true,
  },
  remove: {
    async prepare(root) {
      await threeComments(root, "--approve-all");
      const [file = "none"] = readdirSync(join(root, "data/comments", FOLDER)).sort();
      writeFileSync(join(root, "asked-for"), file.replace(".json", ""));
    },
    run: (root) => comments(root, "remove", readFileSync(join(root, "asked-for"), "utf8")),
    again: true,
  },
  forget: {
    async prepare(root) {
      await threeComments(root);
      const queue = join(root, "inbox/queue");
      for (const name of readdirSync(queue)) utimesSync(join(queue, name), new Date(0), new Date(0));
    },
    run: (root) => comments(root, "forget"),
    again: true,
  },
  receive: {
    prepare: (root) => mkdirSync(join(root, "inbox"), { recursive: true }),
    run: (root) => keepSubmission(new URLSearchParams({ "form-name": "comment", message: "甲" }), join(root, "inbox")),
    again: false,
  },
  "bulk-edit text": {
    prepare(root) {
      const publication = minimalPublicationIn(root);
      publication.record({ id: "20250520-other", title: "记李明" }, "2025/05/other");
      publication.write("article.md", "李明说。\n", "2025/05/other");
      publication.write("article.md", "记者李明。\n");
    },
    run: (root) =>
      runBulkEdit(
        ["text", "李明", "李明博", "--note", "原文误作“李明”。", "--yes", ...where(root)],
        streams(),
        undefined,
        NOW,
      ),
    again: true,
  },
  "bulk-edit source": {
    prepare(root) {
      const publication = minimalPublicationIn(root);
      const source = { url: "https://post.example", basis: "测试" };
      publication.siteData("sources.json", { gazette: { name: "公报", ...source }, post: { name: "邮报", ...source } });
      publication.siteData("notices.json", [{ received: "2025-01-01", source: "post", about: "甲", status: "open" }]);
      publication.record({ kind: "compilation", sources: ["post"] });
      publication.record({ id: "20250520-other", kind: "compilation", sources: ["post"] }, "2025/05/other");
      publication.write("article.md", "正文。\n", "2025/05/other");
    },
    run: (root) => runBulkEdit(["source", "post", "gazette", "--yes", ...where(root)], streams(), undefined, NOW),
    again: true,
  },
  "go-live": {
    async prepare(root) {
      await threeComments(root, "--approve-all");
      const publication = minimalPublicationIn(root);
      publication.record({ published: "2025-05-19T00:00:00-07:00", status: "draft" });
      publication.siteData("breaking.json", [{ path: `/${FOLDER}/`, until: "2026-02-01T00:00:00-08:00" }]);
      publication.record({ id: "20250520-other" }, "2025/06/other");
      publication.write("article.md", `见[那一篇](/${FOLDER}/)。\n`, "2025/06/other");
      git(root, "init", "--quiet");
    },
    run: (root) => runGoLive(["sample", "--at", "2025-12-01T09:00", ...where(root)], streams(), NOW),
    again: true,
  },
  release: { prepare: repository, run: (root) => runRelease(["0.2.0"], root), again: false },
};

/** What passes over as leftovers: half-made files and folders, tickets, the journal of comments. */
const LEFT = /~$|\.part$|\.lock-|comments\.journal|\/\.new-article-|\/\.git\//;

/** What takes a decision back is called after the moment. */
const UNDO = "/inbox/undo/";

/** What readers of the files get, by path: leftovers are none. */
export function filesOf(root: string): ReadonlyMap<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !LEFT.test(path) && !path.includes(UNDO));
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
  const moved = new Set(after.values());
  return [...new Set([...now.keys(), ...before.keys(), ...after.keys()])].filter((path) => {
    const text = now.get(path);
    if (text === before.get(path) || text === after.get(path)) return false;
    // A folder that is still to be moved holds what is new already.
    if (text !== undefined && moved.has(text)) return false;
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
