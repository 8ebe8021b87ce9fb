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
  page(address: string): BuiltPage;
}

/** The repository's own site: the one the test runner has built, or one built here. */
export function builtSite(): BuiltSite {
  const given = process.env.LAIYUAN_TEST_SITE;
  if (given) return readSite(given);
  const scratch = mkdtempSync(join(tmpdir(), "laiyuan-site-"));
  after(() => rmSync(scratch, { recursive: true, force: true }));
  const folder = join(scratch, "public");
  const { status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/build.ts", "--output", folder], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("the site does not build");
  return readSite(folder);
}

export function readSite(folder: string): BuiltSite {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const pages = files.filter((file) => file.endsWith(".html")).map((file) => readPage(folder, file));
  return {
    folder,
    files,
    pages,
    page(address) {
      const file = address.endsWith("/") ? `${address.slice(1)}index.html` : address.slice(1);
      const found = pages.find((page) => page.file === file);
      if (!found) throw new Error(`no page at ${address}`);
      return found;
    },
  };
}

function readPage(folder: string, file: string): BuiltPage {
  return pageOf(file, readFileSync(join(folder, file), "utf8"));
}

export function pageOf(file: string, html: string): BuiltPage {
  return { file, html, root: parse(html, { comment: true }) };
}
