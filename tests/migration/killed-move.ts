import { readFileSync } from "node:fs";
import { placeArticles } from "../../src/migration/write/place-articles.ts";
import type { WhenBoth } from "../../src/migration/write/plan-article.ts";
import { mortalDisk } from "../disk/mortal.ts";
import { migrated, optionsIn } from "./moved-world.ts";

/** A move that is killed at a step of its writing, for again.nightly.test.ts; 0 counts the steps instead. */
const [root = "", posts = "", moved = "", whenBoth = "report", step = "0"] = process.argv.slice(2);

const die = (): never => {
  process.kill(process.pid, "SIGKILL");
  throw new Error("still alive");
};
const asked: Readonly<Record<string, WhenBoth>> = { report: "report", merge: "merge", "keep-ours": "keep-ours" };
const articles = JSON.parse(readFileSync(posts, "utf8")).map((post: Parameters<typeof migrated>[0]) =>
  migrated(post, root, moved),
);
const disk = mortalDisk(Number(step) || Number.POSITIVE_INFINITY, die);
await placeArticles(articles, { ...optionsIn(root), whenBoth: asked[whenBoth] ?? "report" });
process.stderr.write(String(disk.steps));
