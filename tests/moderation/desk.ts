import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { after } from "node:test";
import { runComments } from "../../src/moderation/command.ts";
import type { Places } from "../../src/moderation/comment-store.ts";
import { importComments } from "../../src/moderation/import.ts";
import { type Options, optionsOf, PARTS } from "../../src/moderation/options.ts";
import { WaitingComment } from "../../src/moderation/waiting.ts";
import type { Outcome } from "../../src/terminal/outcome.ts";
import type { Ended } from "../fixtures/command-run.ts";
import { givenTo } from "../fixtures/given.ts";

export const ARTICLE = "20250519-sample";
export const ADDRESS = "/2025/05/sample/";
/** Another article, with old addresses. */
export const OTHER = "20250520-other";

interface Settings {
  readonly input?: string;
  readonly env?: Record<string, string>;
  /** Another than that of the desk. */
  readonly inbox?: string;
}

/** A desk of its own: two articles, an empty inbox. */
export interface Desk {
  readonly places: Places;
  /** Writes a file beside the places. @returns its path */
  put(name: string, content: string | Uint8Array): string;
  /** What a command would be told. */
  options(...args: string[]): Options;
  /** Runs the command in this process. */
  run(args: readonly string[], settings?: Settings): Promise<Ended>;
  /** Starts it as people do. */
  program(args: readonly string[], input: string): Ended;
  /** Everything in `_data/comments` and in the inbox, by path inside the desk. */
  files(inbox?: string): Record<string, string>;
  published(): string[];
  queued(): string[];
}

export function newDesk(): Desk {
  const root = mkdtempSync(join(tmpdir(), "laiyuan-desk-"));
  after(() => rmSync(root, { recursive: true, force: true }));
  const places = { articles: join(root, "articles"), data: join(root, "data"), inbox: join(root, "inbox") };
  const put = (name: string, content: string | Uint8Array) => {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  put("data/site.json", JSON.stringify({ timeZone: "America/Vancouver" }));
  put("articles/2025/05/sample/article.json", JSON.stringify({ id: ARTICLE, title: "标题" }));
  put(
    "articles/2025/05/other/article.json",
    JSON.stringify({ id: OTHER, title: "另一篇", aliases: ["/?p=123", "/archives/旧文"] }),
  );
  const whereWith = (inbox: string) => ["--articles", places.articles, "--data", places.data, "--inbox", inbox];
  const where = whereWith(places.inbox);
  const files = (inbox = "inbox") => ({ ...filesIn(root, "data/comments"), ...filesIn(root, inbox) });
  const ids = (folder: string) =>
    Object.keys(filesIn(root, folder))
      .map((name) => name.replace(/^.*\/|\.json$/g, ""))
      .filter((name) => name !== "removed")
      .toSorted();
  return {
    places,
    put,
    options(...args) {
      const [name = "", ...rest] = args;
      const command = Object.entries(PARTS).find(([part]) => part === name)?.[1];
      if (!command) throw new Error(`no command ${name}`);
      return optionsOf(command, givenTo(command, [...rest, ...where]));
    },
    run: (args, settings = {}) => runCommand([...args, ...whereWith(settings.inbox ?? places.inbox)], settings),
    program: (args, input) =>
      spawnSync(process.execPath, ["scripts/bundled.mjs", "scripts/comments.ts", ...args, ...where], {
        encoding: "utf8",
        input,
      }),
    files,
    published: () => ids("data/comments"),
    queued: () => ids("inbox/queue"),
  };
}

function filesIn(root: string, folder: string): Record<string, string> {
  const path = join(root, folder);
  if (!existsSync(path)) return {};
  const names = readdirSync(path, { recursive: true, encoding: "utf8" }).toSorted();
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(path, name)).isFile())
      .map((name) => [join(folder, name), readFileSync(join(path, name), "utf8")]),
  );
}

async function runCommand(args: readonly string[], { input = "", env = {} }: Settings): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = [text(stdout), text(stderr)] as const;
  const status = await runComments(args, { stdin: Readable.from([input]), stdout, stderr, env });
  stdout.end();
  stderr.end();
  return { status, stdout: await said[0], stderr: await said[1] };
}

/** Imports a list of Netlify submissions. */
export function take(desk: Desk, list: readonly object[], ...args: string[]): Promise<Outcome> {
  const path = desk.put("export.json", JSON.stringify(list));
  return importComments(desk.options("import", "--from", "netlify-json", path, ...args));
}

/** All comments of a desk, published ones first. */
export function records(desk: Desk): WaitingComment[] {
  return Object.entries(desk.files())
    .filter(([name]) => /\dZ-[0-9a-f-]+\.json$/.test(name))
    .map(([, content]) => WaitingComment.parse(JSON.parse(content)));
}

/** What an editor types. */
export function answers(...lines: string[]): { input: string } {
  return { input: lines.map((line) => `${line}\n`).join("") };
}

/** A submission as Netlify's API gives it, with what must not be kept in all the places it comes in. */
export function netlifySubmission(number: number, fields: Readonly<Record<string, string>> = {}): object {
  const email = `reader${number}@example.com`;
  const text = { name: `读者${number}`, message: `第 ${number} 条。`, article: ARTICLE, ...fields };
  return {
    id: `netlify-${number}`,
    number,
    email,
    name: text.name,
    body: text.message,
    data: { email, ...text, ip: "203.0.113.7", user_agent: "Mozilla/5.0", referrer: `https://a.example/?${email}` },
    created_at: new Date(Date.UTC(2025, 4, 20, 18, 0, number)).toISOString(),
    human_fields: { Email: email },
    ordered_human_fields: [{ title: "Email", name: "email", value: email }],
    form_name: "comment",
    site_url: "https://paper.example",
  };
}

/** The id such a submission gets has this day and second. */
export function timeOf(number: number): string {
  return `20250520T1800${String(number).padStart(2, "0")}Z`;
}
