import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { entriesOf, fieldOf, parsedJson, textOf } from "./host/json.ts";

// A workflow asks every quarter of an hour, from a bare checkout (docs/decisions/0018).

interface Scheduled {
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * The addresses of articles of which the clock alone has changed what readers should see, after one moment and not after
 * another, and the moment of the next; in milliseconds since 1970. What `published`, `publishAt`, `until`, `ended` and `status` say,
 * and `time` of the entries of a live page, counts; whether the articles are right, the build will say.
 *
 * @param root the folder of the articles; only their records are read
 * @throws Error when the folder cannot be read
 */
export function dueArticles(root: string, since: number, now: number): { paths: string[]; next: number | undefined } {
  const all = scheduledIn(root).sort((a, b) => a.at - b.at);
  const paths = all.filter(({ at }) => at > since && at <= now).map(({ path }) => path);
  return { paths: [...new Set(paths)], next: all.find(({ at }) => at > now)?.at };
}

/** The record of an article, or an entry of a live page. */
const MOMENTS_IN = /^(\d{4}\/\d{2}\/[^/\s\p{C}]+)\/(?:article\.json|(live)\/[^/]+\.md)$/u;

/** The moments of the articles that are not drafts. */
function scheduledIn(root: string): Scheduled[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" });
  return files.flatMap((file) => {
    const [, path, entry] = MOMENTS_IN.exec(file.replaceAll("\\", "/")) ?? [];
    const moments = path === undefined ? [] : entry ? entryMoments(root, path, file) : momentsOf(join(root, file));
    return moments.filter((at) => !Number.isNaN(at)).map((at) => ({ path: `/${path}/`, at }));
  });
}

/** When it comes out, and when it or a picture or video of it ends; none of a draft, or of a record that cannot be read. */
function momentsOf(file: string): number[] {
  const record = parsedJson(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  if (textOf(record, "status") === "draft") return [];
  const parts = [...entriesOf(record, "pictures"), ...entriesOf(record, "media")];
  const shown = [record, ...parts.map(([, part]) => part)];
  const ends = [...shown.map((one) => fieldOf(one, "until")), fieldOf(record, "ended")];
  const release = fieldOf(record, "publishAt") ?? fieldOf(record, "published");
  return [release, ...ends].map((moment) => Date.parse(String(moment)));
}

/** When an entry comes out: what its head says first, or never where the page is a draft. */
function entryMoments(root: string, path: string, file: string): number[] {
  const record = join(root, path, "article.json");
  if (
    !existsSync(record) ||
    textOf(parsedJson(readFileSync(record, "utf8").replace(/^\uFEFF/, "")), "status") === "draft"
  )
    return [];
  const [, time = ""] = /"time"\s*:\s*"([^"]*)"/.exec(readFileSync(join(root, file), "utf8")) ?? [];
  return [Date.parse(time)];
}
