import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "smol-toml";
import { z } from "zod";

/** Files that every article has; not of the code. */
const OF_ARTICLES = ["article.json", "article.md"];

test("every file that CONTRIBUTING.md sends people to is there", () => {
  const text = readFileSync("CONTRIBUTING.md", "utf8");
  const paths = [...text.matchAll(/`(\w[\w./-]*(?:\/|\.(?:tsx?|css|json|toml|md)))`/g)].map(([, path = ""]) => path);
  const named = paths.filter((path) => !OF_ARTICLES.includes(path));
  assert.ok(named.length > 30, "the paths are not recognised any more");
  const code = execFileSync("git", ["ls-files", "src", ":!src/articles"], { encoding: "utf8" }).split("\n");
  // Where the sentence names the folder, the file stands without it.
  const isThere = (path: string) => existsSync(path) || code.some((file) => file.endsWith(`/${path}`));
  assert.deepEqual(
    named.filter((path) => !isThere(path)),
    [],
  );
});

test("the Node that people are given is the one that publishes, and new enough", () => {
  const given = readFileSync(".nvmrc", "utf8").trim();
  const Host = z.object({ build: z.object({ environment: z.object({ NODE_VERSION: z.string() }) }) });
  assert.equal(given, Host.parse(parse(readFileSync("netlify.toml", "utf8"))).build.environment.NODE_VERSION);
  const Package = z.object({ engines: z.object({ node: z.string().regex(/^>=\d+/) }) });
  const least = Package.parse(JSON.parse(readFileSync("package.json", "utf8"))).engines.node;
  assert.ok(Number(given) >= Number(/\d+/.exec(least)?.[0]), `${given} is older than ${least}`);
});
