import { anchorNames, type LinkBook } from "../../gate/link-book.ts";
import type { Finding, FindingCode } from "./finding.ts";
import { ownAddressesIn } from "./links.ts";
import { scanPage } from "./page-scan.ts";
import type { ContentPolicy } from "./policy.ts";
import { jsonFault } from "./well-formed.ts";

/** Always there: the top of the page (html.spec.whatwg.org, navigate to a fragment). */
const TOP = new Set(["", "top"]);

/** Looks at every page of a site. A link may lead to an anchor of a page not seen yet; those are followed up at the end. */
export class PageCheck {
  readonly #links: LinkBook;
  readonly #policy: ContentPolicy;
  readonly #url: string;
  readonly #anchors = new Map<string, readonly string[]>();
  /** Anchors of other pages that links lead to, by file and fragment, with the first page that does. */
  readonly #wanted = new Map<string, Map<string, string>>();
  readonly #interned = new Map<string, string>();

  /** @param url address of the site on the web */
  constructor(links: LinkBook, policy: ContentPolicy, url: string) {
    this.#links = links;
    this.#policy = policy;
    this.#url = url;
  }

  look(html: Buffer, file: string): Finding[] {
    const findings: Finding[] = [];
    const add = (code: FindingCode, message: string) => findings.push({ code, file, message: text(message) });
    const page = scanPage(html);
    const policy = this.#policy.ofPage(file.replace(/index\.html$/, ""));
    const anchors = new Set(page.anchors);
    this.#anchors.set(
      file,
      page.anchors.map((name) => this.#intern(name)),
    );
    if (anchors.size < page.anchors.length) {
      const twice = page.anchors.filter((name, at) => page.anchors.indexOf(name) < at);
      for (const name of new Set(twice)) add("duplicate-anchor", `id“${name}”出现了不止一次`);
    }
    for (const load of page.loads) {
      const directive = policy.blockedBy(load);
      if (directive) add("blocked-origin", `<${load.element}> ${load.address}（${directive}）`);
    }
    for (const link of [...page.links, ...page.loads.map(({ address }) => address)]) {
      const target = this.#links.follow(link, file);
      if (target.kind === "broken") add("broken-link", `没有 ${link}`);
      if (target.kind !== "file" || TOP.has(target.fragment)) continue;
      if (target.file !== file) this.#want(target.file, target.fragment, file);
      else if (!anchorNames(target.fragment).some((name) => anchors.has(name))) add("broken-fragment", `没有 ${link}`);
    }
    for (const json of page.data) {
      if (!isJson(json)) add("damaged-file", "结构化数据（JSON-LD）不完整");
      else if (jsonFault(json)) add("ill-formed-file", `结构化数据（JSON-LD）${jsonFault(json)}`);
      for (const address of ownAddressesIn(Buffer.from(json, "latin1"), this.#url)) {
        const [path = ""] = address.split("#");
        if (this.#links.follow(path, file).kind === "broken") add("broken-link", `结构化数据里的 ${address} 不存在`);
      }
    }
    for (const code of page.inline) add("inline-code", code);
    for (const markup of page.foreign) add("foreign-markup", markup);
    return findings;
  }

  /** Of links from one page to another; call it when every page has been looked at. */
  brokenFragments(): Finding[] {
    return [...this.#wanted].flatMap(([file, fragments]) => {
      const anchors = new Set(this.#anchors.get(file));
      return [...fragments].flatMap(([fragment, from]): Finding[] =>
        anchorNames(fragment).some((name) => anchors.has(name))
          ? []
          : [{ code: "broken-fragment", file: from, message: text(`${file} 里没有 #${fragment}`) }],
      );
    });
  }

  #want(file: string, fragment: string, from: string): void {
    const fragments = this.#wanted.get(file) ?? new Map<string, string>();
    if (!fragments.has(fragment)) fragments.set(this.#intern(fragment), from);
    this.#wanted.set(file, fragments);
  }

  /** The same short text for all pages; a piece of a page would keep the whole page in memory. */
  #intern(piece: string): string {
    const known = this.#interned.get(piece);
    if (known !== undefined) return known;
    const copy = Buffer.from(piece, "latin1").toString("latin1");
    this.#interned.set(copy, copy);
    return copy;
  }
}

/** For people: letters instead of bytes in what was taken from a page, and no more than they want to read. */
function text(message: string): string {
  const shown = message.replace(/[\x20-\xff]+/g, (piece) => Buffer.from(piece, "latin1").toString("utf8"));
  return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}

function isJson(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
