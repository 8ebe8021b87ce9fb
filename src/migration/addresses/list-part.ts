import type { OldAddressRule } from "../../domain/old-addresses.ts";
import type { ExportSite, ExportTerm } from "../../wxr/item.ts";
import type { ExportIndex } from "../model.ts";
import { type Asked, listRoots, type OldPlaces, type Part, PLACES } from "./part.ts";

/** Where the lists of an archive are now; what has none leads to all articles, or all tags. */
export interface NewLists {
  targetOf(
    term: Pick<ExportTerm, "taxonomy" | "slug">,
  ): { readonly section: string } | { readonly tag: string } | undefined;
  /** Key of the person who signed as this user. */
  personOf(login: string): string | undefined;
}

/** First step of the addresses of lists, as WordPress calls them unless told otherwise, and where one leads that has no rule. */
const KINDS = {
  category: { what: "分类", root: "category", rest: PLACES.all },
  post_tag: { what: "标签", root: "tag", rest: "/tags/" },
} as const;

type Term = ExportSite["terms"][number];

/** Categories with those that they lie in, tags and authors, with their pages and feeds. */
export function listPart(
  { site, items }: Pick<ExportIndex, "site" | "items">,
  places: OldPlaces,
  lists: NewLists,
): Part {
  const used = new Set<string>();
  for (const { terms, fate } of items) if (fate.is === "public") for (const term of terms) used.add(idOf(term));
  const asked: Asked[] = [];
  const rules: OldAddressRule[] = [];
  for (const term of termsOf(site, items)) {
    const kind = term.taxonomy === "category" || term.taxonomy === "post_tag" ? KINDS[term.taxonomy] : undefined;
    if (!kind || !isPlain(term.slug)) continue;
    const list = used.has(idOf(term)) ? pathOf(lists.targetOf(term)) : undefined;
    for (const root of listRoots(places)) {
      for (const path of pathsOf(term, site.terms)) {
        const address = `${root}/${kind.root}/${path}`;
        for (const end of ["/", "/page/2/", "/feed/"]) asked.push({ what: kind.what, address: address + end });
        if (list) rules.push(...listRules(address, list));
      }
    }
    if (kind.root === "category" && term.id) {
      asked.push({ what: kind.what, address: `${places.base}/?cat=${term.id}` });
      if (list) rules.push({ from: `${places.base}/?cat=${term.id}`, to: list.path });
    }
  }
  for (const [login, id] of loginsOf(site, items)) {
    const key = lists.personOf(login);
    const list = key === undefined ? undefined : { path: `/people/${key}/`, hasFeed: true };
    for (const name of new Set([nicenameOf(login), login].filter(isPlain))) {
      for (const root of listRoots(places)) {
        const address = `${root}/author/${name}`;
        for (const end of ["/", "/page/2/", "/feed/"]) asked.push({ what: "作者", address: address + end });
        if (list) rules.push(...listRules(address, list));
      }
    }
    if (id === undefined) continue;
    asked.push({ what: "作者", address: `${places.base}/?author=${id}` });
    if (list) rules.push({ from: `${places.base}/?author=${id}`, to: list.path });
  }
  return { asked, rules: [...rules, ...restRules(places)] };
}

/** Of all whose own list is gone. */
function restRules(places: OldPlaces): OldAddressRule[] {
  const roots = listRoots(places).flatMap((root) => [
    ...Object.values(KINDS).map((kind) => ({ from: `${root}/${kind.root}/*`, to: kind.rest })),
    { from: `${root}/author/*`, to: PLACES.all },
  ]);
  const asking = ["cat", "author", "tag", "category_name", "author_name"].map((name) => {
    return { from: `${places.base}/?${name}=:list`, to: name === "tag" ? "/tags/" : PLACES.all };
  });
  return [...roots, ...asking];
}

interface List {
  readonly path: string;
  readonly hasFeed: boolean;
}

function listRules(address: string, { path, hasFeed }: List): OldAddressRule[] {
  const feed = hasFeed ? [{ from: `${address}/feed/*`, to: `${path}feed.xml` }] : [];
  return [...feed, { from: `${address}/*`, to: path }];
}

function pathOf(target: ReturnType<NewLists["targetOf"]>): List | undefined {
  if (target === undefined) return undefined;
  return "section" in target
    ? { path: `/sections/${target.section}/`, hasFeed: true }
    : { path: `/tags/${target.tag}/`, hasFeed: false };
}

/** What the head of the export lists, and what only posts have: an export of some posts has no head of all terms. */
function termsOf(site: ExportSite, items: ExportIndex["items"]): Term[] {
  const terms = new Map<string, Term>();
  for (const term of site.terms) terms.set(idOf(term), term);
  for (const item of items)
    for (const term of item.terms)
      if (!terms.has(idOf(term))) terms.set(idOf(term), { ...term, parent: "", description: "" });
  return [...terms.values()];
}

/** `parent/child`, which is its address, and `child`, which WordPress leads there. */
function pathsOf(term: Term, terms: ExportSite["terms"]): string[] {
  const steps = [term.slug];
  let parent = term.parent;
  for (let depth = 0; parent !== "" && depth < 10; depth += 1) {
    const above = terms.find(({ taxonomy, slug }) => taxonomy === term.taxonomy && slug === parent);
    if (!above || !isPlain(above.slug) || steps.includes(above.slug)) break;
    steps.unshift(above.slug);
    parent = above.parent;
  }
  return [...new Set([steps.join("/"), term.slug])];
}

function loginsOf({ authors, authorIds }: ExportSite, items: ExportIndex["items"]): Map<string, number | undefined> {
  const logins = new Set(authors.keys());
  for (const { login } of items) logins.add(login);
  logins.delete("");
  return new Map([...logins].map((login) => [login, authorIds?.get(login)]));
}

/** What WordPress makes of a login name for addresses (`sanitize_title`). */
function nicenameOf(login: string): string {
  return login
    .toLowerCase()
    .replace(/[\s./]+/g, "-")
    .replace(/[^\p{L}\p{N}_-]+/gu, "")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Whether it is one step of an address that a rule can say. */
function isPlain(step: string): boolean {
  return /^[\p{L}\p{N}\p{M}_.~-]{1,200}$/u.test(step) && !/^\.+$/.test(step);
}

function idOf({ taxonomy, slug }: Pick<ExportTerm, "taxonomy" | "slug">): string {
  return `${taxonomy}\n${slug}`;
}
