import { lstatSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProblemCode } from "../../../src/domain/problem.ts";
import { type Publication, pictureRecord } from "../../fixtures/minimal-publication.ts";
import type { Bad } from "./bad-input.ts";
import { type Spoilt, spoiltBy } from "./combined.ts";
import { ALL } from "./families.ts";

/** Where nobody can know that something is a draft: there is no record, or it says nothing, or it is not ours to follow. */
const UNKNOWABLE: ReadonlySet<string> = new Set([
  "JSON syntax: nothing in the file",
  "JSON syntax: white space alone",
  "JSON syntax: brackets without end",
  "JSON syntax: front matter of another system",
  "JSON syntax: a spreadsheet's lines",
  "the shape of a record: a list",
  "the shape of a record: a string",
  "the shape of a record: null",
  "files and folders: a file among the years",
  "files and folders: a file among the months",
  "files and folders: a file among the articles",
  "files and folders: an empty folder",
  "files and folders: no record",
  "files and folders: a record that is a link",
  "files and folders: an article that is a link",
  "files and folders: a month that is a link",
]);

export interface FaultyDraft extends Spoilt {
  readonly code: ProblemCode;
}

/** Every way in which an article can be wrong, in drafts: those that harm nobody, and those that stop everybody all the same. */
export function faultyDrafts(): Readonly<Record<"harmless" | "harmful", readonly FaultyDraft[]>> {
  const bads = [...ALL];
  const spoilt = spoiltBy(bads.map(([, bad]) => bad));
  const inArticles = spoilt.flatMap((one, at) =>
    one.data.length === 0 && bads[at] ? [[...bads[at], one] as const] : [],
  );
  const harms = (name: string, { code }: Bad) => UNKNOWABLE.has(name) || code === "secret-in-text";
  for (const [, , one] of inArticles) callDrafts(one.publication);
  return {
    harmless: inArticles.flatMap(([name, bad, one]) => (harms(name, bad) ? [] : { ...one, code: bad.code })),
    harmful: inArticles.flatMap(([name, bad, one]) => (harms(name, bad) ? { ...one, code: bad.code } : [])),
  };
}

/** Says of every record in a publication that it is a draft, whatever else is wrong with it: right behind its first brace. */
function callDrafts({ articles }: Publication): void {
  for (const name of readdirSync(articles, { recursive: true, encoding: "utf8" })) {
    const path = join(articles, name);
    if (!name.endsWith("article.json") || !lstatSync(path).isFile()) continue;
    const text = readFileSync(path, "latin1").replace(/"status": *"[^"]*",?/, "");
    writeFileSync(path, text.replace("{", '{ "status": "draft",'), "latin1");
  }
}

/** Drafts that want what the articles of others have, whether their folders come before or behind them. */
export function greedyDrafts(p: Publication): void {
  const draft = (folder: string, changes: Readonly<Record<string, unknown>>, text = "另一篇。\n") => {
    p.record({ id: `draft-${folder.replaceAll("/", "-")}`, status: "draft", ...changes }, folder);
    p.write("article.md", text, folder);
  };
  p.record({ aliases: ["/old", "/2024/01/moved/", "/tags/topic"] });
  draft("2024/01/sample", { published: "2024-01-05T09:00:00-08:00", id: "20250519-sample" });
  draft("2024/01/moved", { published: "2024-01-05T09:00:00-08:00", aliases: ["/old", "/about", "/2025/05/sample"] });
  draft("2025/06/sample", { published: "2025-06-05T09:00:00-07:00", id: "20250519-sample", aliases: ["/old"] });
  const pasted = "您的电子邮箱地址不会被公开。评论经编辑审核后才会显示。";
  draft(
    "2025/06/tagged",
    { published: "2025-06-05T09:00:00-07:00", tags: ["topic"] },
    `见[那里](/nowhere/)。${pasted}\n`,
  );
  draft(
    "2025/06/alike",
    { published: "2025-06-05T09:00:00-07:00" },
    `${"他说：“好。\n\n"}${"同一段话。".repeat(80)}\n`,
  );
  p.record(
    {
      id: "20250601-twin-of-a-draft",
      published: "2025-06-01T09:00:00-07:00",
      pictures: { chart: pictureRecord({ unavailable: "没有保存" }) },
    },
    "2025/06/twin",
  );
  p.write("article.md", `![](chart)\n\n${"同一段话。".repeat(80)}\n`, "2025/06/twin");
  p.siteData("copy-rules.json", { "near-duplicate": "error" });
  // What a comment of a draft says of itself is nobody's mistake as long as it is one.
  const comment = { id: "20250520T170000Z-0240f7455acf", article: "20250101-another", name: "读者", text: "评论。" };
  const record = { ...comment, date: "2025-05-20T10:00:00-07:00", origin: "netlify" };
  p.write(`../data/comments/2025/06/tagged/${comment.id}.json`, JSON.stringify(record), ".");
}
