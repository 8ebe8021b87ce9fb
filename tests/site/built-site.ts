import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { type HTMLElement, parse } from "node-html-parser";

export interface BuiltPage {
  /** Path of the file inside the site, such as `about/index.html`. */
  readonly file: string;
  readonly html: string;
  readonly root: HTMLElement;
}

export interface BuiltSite {
  readonly folder: string;
  readonly files: readonly string[];
  readonly pages: readonly BuiltPage[];
  /** Address on the web, from the front page's canonical link. */
  readonly url: string;
  page(address: string): BuiltPage;
  /** The anchors of a page. */
  idsOf(file: string): ReadonlySet<string>;
}

/** The repository's own site: the one the test runner has built, or one built here. */
export function builtSite(): BuiltSite {
  const given = process.env.LAIYUAN_TEST_SITE;
  return given ? readSite(given) : buildSite([]);
}

/** A publication of tests/fixtures, built here. */
export function builtFixture(name: string): BuiltSite {
  const folder = join("tests/fixtures", name);
  return buildSite(["--articles", join(folder, "articles"), "--data", join(folder, "data")]);
}

/** @param args for the build command, besides the output */
export function buildSite(args: readonly string[]): BuiltSite {
  const scratch = mkdtempSync(join(tmpdir(), "laiyuan-site-"));
  after(() => rmSync(scratch, { recursive: true, force: true }));
  const folder = join(scratch, "public");
  const where = ["--output", folder, "--cache", join(scratch, "cache")];
  const command = ["--import", "tsx", "scripts/build.ts", ...where, ...args];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  if (status !== 0) throw new Error(`the site does not build: ${stderr}`);
  return readSite(folder);
}

export function readSite(folder: string): BuiltSite {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  // The editor is for authors; it has tests of its own.
  const isPage = (file: string) => file.endsWith(".html") && !file.startsWith("admin/");
  const pages = files.filter(isPage).map((file) => readPage(folder, file));
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const ids = new Map<string, ReadonlySet<string>>();
  const page = (address: string): BuiltPage => {
    const found = byFile.get(address.endsWith("/") ? `${address.slice(1)}index.html` : address.slice(1));
    if (!found) throw new Error(`no page at ${address}`);
    return found;
  };
  return {
    folder,
    files,
    pages,
    url: page("/").root.querySelector("link[rel=canonical]")?.getAttribute("href")?.replace(/\/$/, "") ?? "",
    page,
    idsOf(file) {
      const known =
        ids.get(file) ??
        new Set(
          byFile
            .get(file)
            ?.root.querySelectorAll("[id]")
            .map((node) => node.id),
        );
      ids.set(file, known);
      return known;
    },
  };
}

function readPage(folder: string, file: string): BuiltPage {
  return pageOf(file, readFileSync(join(folder, file), "utf8"));
}

export function pageOf(file: string, html: string): BuiltPage {
  return { file, html, root: parse(html, { comment: true }) };
}
