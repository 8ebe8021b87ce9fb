import type { WxrElement } from "./element.ts";
import type { ExportSite } from "./item.ts";
import { decodedSlug, partText } from "./read-item.ts";

/**
 * Puts together what the files of an export say of their site, element by element as they come, in whatever order. E-mail
 * addresses of authors are passed over; where one stands in the place of a name, there is no name.
 */
export class SiteReader {
  #title = "";
  #link = "";
  #language = "";
  readonly #bases = new Set<string>();
  readonly #authors = new Map<string, string>();
  readonly #authorIds = new Map<string, number>();
  readonly #terms = new Map<string, ExportSite["terms"][number]>();

  add(element: WxrElement): void {
    const text = element.text.trim();
    const name = element.name.slice(element.name.lastIndexOf(":") + 1);
    if (element.name === "title") this.#title ||= text;
    else if (element.name === "link") this.#link ||= withoutSlash(text);
    else if (element.name === "language") this.#language ||= text;
    else if (name === "base_blog_url" && text !== "") this.#bases.add(withoutSlash(text));
    else if (name === "author") this.#addAuthor(element);
    else if (name === "category") this.#addTerm("category", element, "category_nicename", "cat_name", "category_");
    else if (name === "tag") this.#addTerm("post_tag", element, "tag_slug", "tag_name", "tag_");
    else if (name === "term")
      this.#addTerm(partText(element, "term_taxonomy").trim(), element, "term_slug", "term_name", "term_");
  }

  /** Addresses of the sites whose exports these are; more than one when files of several were mixed up. */
  get bases(): readonly string[] {
    return [...this.#bases];
  }

  get site(): ExportSite {
    return {
      title: this.#title,
      url: this.bases[0] ?? this.#link,
      language: this.#language,
      authors: this.#authors,
      authorIds: this.#authorIds,
      terms: [...this.#terms.values()],
    };
  }

  #addAuthor(element: WxrElement): void {
    const login = partText(element, "author_login").trim();
    const shown = partText(element, "author_display_name").trim();
    const [first, last] = [partText(element, "author_first_name").trim(), partText(element, "author_last_name").trim()];
    const whole = /\p{Script=Han}/u.test(first + last) ? last + first : `${first} ${last}`.trim();
    const name = [shown, whole, login].find((one) => one !== "" && !one.includes("@"));
    if (login !== "" && name !== undefined) this.#authors.set(login, name);
    const id = numberIn(partText(element, "author_id"));
    if (login !== "" && id > 0) this.#authorIds.set(login, id);
  }

  #addTerm(taxonomy: string, element: WxrElement, slugPart: string, namePart: string, prefix: string): void {
    const name = partText(element, namePart).trim();
    const slug = decodedSlug(partText(element, slugPart).trim()) || name;
    if (slug === "") return;
    const parent = decodedSlug(partText(element, `${prefix}parent`).trim());
    const description = partText(element, `${prefix}description`).trim();
    const id = numberIn(partText(element, "term_id"));
    this.#terms.set(`${taxonomy}\n${slug}`, { id, taxonomy, slug, name: name || slug, parent, description });
  }
}

function numberIn(text: string): number {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : 0;
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, "");
}
