import { directivesOf } from "../../gate/delivery.ts";
import { headersFor, type NetlifyConfig } from "../../serve/netlify-config.ts";
import type { Load } from "./page-scan.ts";

/** Which directive allows what an element loads (w3.org/TR/CSP3, directives); all but the last two fall back to `default-src`. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  script: "script-src",
  img: "img-src",
  source: "img-src",
  iframe: "frame-src",
  shell: "frame-src",
  audio: "media-src",
  video: "media-src",
  track: "media-src",
  object: "object-src",
  embed: "object-src",
  form: "form-action",
  base: "base-uri",
};
const OF_LINKS: readonly (readonly [rel: RegExp, directive: string])[] = [
  [/\bstylesheet\b/, "style-src"],
  [/\bicon\b|\bapple-touch-icon\b/, "img-src"],
  [/\bmanifest\b/, "manifest-src"],
  [/\bmodulepreload\b/, "script-src"],
  // Nothing but lists that a script asks for is told to come early.
  [/\bpreload\b/, "connect-src"],
];
const WITHOUT_FALLBACK = new Set(["form-action", "base-uri"]);

/** Whether the browser would let a page load what it asks for, by the policy of the host's configuration. */
export class ContentPolicy {
  readonly #rules: NetlifyConfig;
  readonly #url: string;
  /** By the text of the policy; most pages are under the same. */
  readonly #known = new Map<string, PagePolicy>();

  /** @param url address of the site on the web */
  constructor(config: NetlifyConfig, url: string) {
    const headers = config.headers.filter(({ values }) =>
      Object.keys(values).some((name) => name.toLowerCase() === "content-security-policy"),
    );
    this.#rules = { ...config, headers };
    this.#url = url;
  }

  /** @param address of the page, such as `/about/` */
  ofPage(address: string): PagePolicy {
    const text = headersFor(this.#rules, address).get("content-security-policy") ?? "";
    const policy = this.#known.get(text) ?? new PagePolicy(directivesOf(text), this.#url);
    this.#known.set(text, policy);
    return policy;
  }
}

class PagePolicy {
  readonly #directives: ReadonlyMap<string, readonly string[]>;
  readonly #url: string;
  /** By the load as one text: an element, what a `link` is, and the address, with tabs between. */
  readonly #answers = new Map<string, string | undefined>();

  constructor(directives: ReadonlyMap<string, readonly string[]>, url: string) {
    this.#directives = directives;
    this.#url = url;
  }

  /**
   * @param load element, `rel` and address, with tabs between
   * @returns the directive that blocks it; undefined when it may load
   */
  blockedBy(load: string): string | undefined {
    if (!this.#answers.has(load)) {
      const [element = "", rel = "", address = ""] = load.split("\t");
      this.#answers.set(load, this.#answer({ element, rel, address }));
    }
    return this.#answers.get(load);
  }

  #answer({ element, rel, address }: Load): string | undefined {
    const directive = element === "link" ? directiveOfLink(rel) : (DIRECTIVES[element] ?? "default-src");
    const fallback = WITHOUT_FALLBACK.has(directive) ? undefined : this.#directives.get("default-src");
    const sources = this.#directives.get(directive) ?? fallback;
    return sources === undefined || this.#allows(sources, address) ? undefined : directive;
  }

  #allows(sources: readonly string[], address: string): boolean {
    const [origin, scheme = "https:"] = /^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*|^[a-z][a-z0-9+.-]*:/i.exec(address) ?? [];
    if (origin === undefined || `${address}/`.startsWith(`${this.#url}/`)) return sources.includes("'self'");
    return sources.some((source) => source === origin || source === scheme || holds(source, address));
  }
}

/** A source with a path is that file, or with a slash at its end all below it (w3.org/TR/CSP3, path-part matching). */
function holds(source: string, address: string): boolean {
  if (!/^https?:\/\/[^/]+\//.test(source)) return false;
  const file = address.replace(/[?#].*$/s, "");
  return source.endsWith("/") ? file.startsWith(source) : file === source;
}

function directiveOfLink(rel: string): string {
  return OF_LINKS.find(([pattern]) => pattern.test(rel))?.[1] ?? "default-src";
}
