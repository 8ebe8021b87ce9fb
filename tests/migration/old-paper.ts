import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { after } from "node:test";
import { z } from "zod";
import { runMigrate } from "../../src/migration/command.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";

/** When the old paper is moved. */
export const NOW = Date.parse("2026-11-01T18:00:00Z");
const Json = z.object({
  items: z.number(),
  imported: z.number(),
  setAside: z.array(z.strictObject({ id: z.number(), type: z.string(), status: z.string(), reason: z.string() })),
  files: z.array(z.string()),
  articles: z.record(z.string(), z.number()),
  characters: z.object({ all: z.number(), accounted: z.number(), astray: z.number() }),
  review: z.array(
    z.object({ about: z.string(), shown: z.string(), count: z.number(), posts: z.array(z.number()) }).loose(),
  ),
  posts: z.array(z.object({ id: z.number(), address: z.string() }).loose()),
  placed: z.object({ created: z.number(), updated: z.number() }).loose(),
});

/** An empty folder of articles, the facts of a publication, and exports beside them. */
export function oldPaper(exports: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), "laiyuan-migrate-"));
  after(() => rmSync(root, { recursive: true, force: true }));
  const { data } = minimalPublication();
  const articles = join(root, "articles");
  for (const [name, text] of Object.entries(exports)) writeFileSync(join(root, name), text);
  const paths = Object.keys(exports).map((name) => join(root, name));
  const run = async (...args: readonly string[]) => {
    const said = { out: "", err: "" };
    const into = (name: keyof typeof said) =>
      new Writable({
        write(chunk, _, done) {
          said[name] += String(chunk);
          done();
        },
      });
    const session = { stdin: process.stdin, stdout: into("out"), stderr: into("err"), env: {} };
    const where = ["--articles", articles, "--data", data, "--inbox", join(root, "inbox")];
    return { exit: await runMigrate([...args, ...where], session, NOW), ...said };
  };
  const moved = async (...args: readonly string[]) => Json.parse(JSON.parse((await run(...args, "--json")).out));
  const written = () => {
    const folders = [articles, data, join(root, "inbox")].flatMap((folder) => {
      try {
        return readdirSync(folder, { recursive: true, withFileTypes: true });
      } catch {
        return [];
      }
    });
    return folders
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
  };
  return { root, articles, data, paths, run, moved, written };
}
