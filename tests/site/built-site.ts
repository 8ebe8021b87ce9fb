import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type HTMLElement, parse } from "node-html-parser";
import { builtFolder } from "../fixtures/built-sites.ts";

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

/** The site of tests/fixtures/newsroom. */
export function builtSite(): BuiltSite {
  return readSite(builtFolder("newsroom"));
}

/** The site of another publication of tests/fixtures. */
export function builtFixture(name: "every-feature"): BuiltSite {
  return readSite(builtFolder(name));
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

/** Read when it is looked at: most tests are about few pages. */
function readPage(folder: string, file: string): BuiltPage {
  let page: BuiltPage | undefined;
  const read = (): BuiltPage => {
    page ??= pageOf(file, readFileSync(join(folder, file), "utf8"));
    return page;
  };
  return {
    file,
    get html() {
      return read().html;
    },
    get root() {
      return read().root;
    },
  };
}

export function pageOf(file: string, html: string): BuiltPage {
  return { file, html, root: parse(html, { comment: true }) };
}
