import type { SiteData } from "../content/site-data.ts";
import { foldName } from "../content/source-registry.ts";
import { isDeviceName } from "../domain/file-name.ts";
import { SLUG } from "../domain/text-rules.ts";
import { proposeSlug } from "../manuscripts/fields.ts";
import type { ExportTerm } from "../wxr/item.ts";
import type { Decisions, ExportIndex, Question } from "./model.ts";
import { fitted, oneLineOf } from "./one-line.ts";
import { decisionKey } from "./review/decisions.ts";
import { articlesIn, countTerms, idOf, namesOf, sectionName } from "./term-names.ts";
import { NOTHING_SETTLED, type SettledBefore, settledAs, type TermTarget } from "./write/settled-terms.ts";

/** Where posts stand whose section nobody knows. */
const REST = { key: "old-posts", name: "旧文", description: "从旧站搬来、没有分栏目的文章" } as const;
/** A menu of more is none. What is beyond it is a tag all the same. */
const MOST_SECTIONS = 24;
/** As many pages of tags are made; of more, those that only one article has are left to the report. */
const MOST_TAGS = 2_000;
const MOST_OF_ARTICLE = 20;
const LONGEST = { tag: 30, description: 100 };
/** What WordPress puts posts in that nobody has put anywhere. */
const NOWHERE = /^(?:uncategori[sz]ed|未分[类類]|uncategorized-[\w-]+)$/i;

/** A section or a tag that the publication does not have yet. */
export interface NewTerm {
  readonly key: string;
  readonly name: string;
  readonly description?: string;
}

/** What the terms of an archive become. */
export interface MappedTerms {
  readonly newSections: readonly NewTerm[];
  readonly newTags: readonly NewTerm[];
  /** Terms that no article keeps, as the export has them. */
  readonly leftOut: readonly string[];
  /** What each became that nobody has decided, for the next run. */
  readonly settled: Readonly<Record<string, string>>;
  of(terms: readonly ExportTerm[]): TermsOfArticle;
  /** Where the list of an old term is now; undefined where there is none, or nothing in it. For old addresses. */
  targetOf(term: Pick<ExportTerm, "taxonomy" | "slug">): TermTarget | undefined;
}

export interface TermsOfArticle {
  readonly section: string;
  readonly tags: readonly string[];
  readonly questions: readonly Question[];
}

/**
 * Decides where each category and tag of an archive goes: where the publication has decided; where it went before, while that is
 * there; to the section or tag of that name; else a category at the top becomes a section, one below it a tag of the section above, a tag a tag.
 *
 * @param index whose terms they are; counted are those of what becomes an article
 */
export function mapTerms(
  index: ExportIndex,
  siteData: SiteData,
  decisions: Decisions,
  earlier: SettledBefore = NOTHING_SETTLED,
): MappedTerms {
  return new TermMapper(index, siteData, decisions, earlier);
}

type Target = TermTarget | "nowhere";

class TermMapper implements MappedTerms {
  readonly newSections: NewTerm[] = [];
  newTags: NewTerm[] = [];
  readonly leftOut: string[] = [];
  readonly settled: Record<string, string> = {};
  readonly #earlier: SettledBefore;
  readonly #targets = new Map<string, Target>();
  readonly #questions = new Map<string, Question>();
  readonly #parents = new Map<string, string>();
  /** Lists in which readers will find an article. */
  readonly #seen = new Set<string>();
  readonly #siteData: SiteData;
  readonly #decisions: Decisions;
  readonly #sectionNames: Map<string, string>;
  readonly #tagNames: Map<string, string>;
  readonly #keys: { readonly section: Set<string>; readonly tag: Set<string> };

  constructor(index: ExportIndex, siteData: SiteData, decisions: Decisions, earlier: SettledBefore) {
    this.#earlier = earlier;
    this.#siteData = siteData;
    this.#decisions = decisions;
    const { sections, tags } = siteData;
    this.#sectionNames = namesOf(sections.values());
    this.#tagNames = namesOf(tags.values());
    this.#keys = { section: new Set(sections.keys()), tag: new Set(tags.keys()) };
    const described = new Map(index.site.terms.map((term) => [idOf(term), term]));
    for (const term of index.site.terms) if (term.parent !== "") this.#parents.set(idOf(term), term.parent);
    const used = countTerms(index);
    const byUse = [...used.values()].toSorted((a, b) => b.count - a.count || (idOf(a.term) < idOf(b.term) ? -1 : 1));
    for (const { term } of byUse.filter(({ term }) => term.taxonomy === "category"))
      this.#mapCategory(term, described.get(idOf(term))?.description ?? "");
    const tagged = byUse.filter(({ term }) => term.taxonomy === "post_tag");
    for (const { term, count } of tagged) this.#mapTag(term, tagged.length <= MOST_TAGS || count > 1);
    let isHomeless = false;
    const kept = new Set<string>();
    for (const { terms, fate } of articlesIn(index)) {
      const { section, tags } = this.of(terms);
      isHomeless ||= section === REST.key;
      for (const tag of tags) kept.add(tag);
      if (fate.is === "public")
        for (const list of [`section ${section}`, ...tags.map((tag) => `tag ${tag}`)]) this.#seen.add(list);
    }
    if (isHomeless && !sections.has(REST.key)) this.newSections.push(REST);
    this.newTags = this.newTags.filter(({ key }) => kept.has(key));
  }

  of(terms: readonly ExportTerm[]): TermsOfArticle {
    const sections: string[] = [];
    const tags = new Set<string>();
    const questions: Question[] = [];
    for (const term of terms) {
      const target = this.#targets.get(idOf(term));
      const question = this.#questions.get(idOf(term));
      if (question) questions.push(question);
      if (target === undefined || target === "nowhere") continue;
      if ("section" in target) sections.push(target.section);
      else {
        tags.add(target.tag);
        const above = term.taxonomy === "category" ? this.#sectionAbove(term) : undefined;
        if (above !== undefined) sections.push(above);
      }
    }
    return { section: sections[0] ?? REST.key, tags: [...tags].slice(0, MOST_OF_ARTICLE), questions };
  }

  targetOf(term: Pick<ExportTerm, "taxonomy" | "slug">) {
    const target = this.#targets.get(idOf(term));
    if (target === undefined || target === "nowhere") return undefined;
    return this.#seen.has("section" in target ? `section ${target.section}` : `tag ${target.tag}`) ? target : undefined;
  }

  #mapCategory(term: ExportTerm, description: string): void {
    const id = idOf(term);
    const decided = this.#decisions.section.get(decisionKey(term.name));
    if (decided !== undefined) {
      const known = typeof decided === "string" && this.#siteData.sections.has(decided);
      this.#targets.set(id, known ? { section: decided } : "nowhere");
      return;
    }
    if (NOWHERE.test(term.slug) || NOWHERE.test(term.name)) {
      this.#targets.set(id, "nowhere");
      return;
    }
    const registered = this.#sectionNames.get(foldName(term.name)) ?? this.#sectionNames.get(foldName(term.slug));
    const earlier = this.#earlier.targets.get(id);
    const isMenuFull = this.#earlier.sections + this.newSections.length >= MOST_SECTIONS;
    if (earlier) this.#settle(term, earlier);
    else if (registered !== undefined) this.#settle(term, { section: registered });
    else if (this.#parents.has(id) || isMenuFull) this.#mapTag(term, true);
    else this.#settle(term, { section: this.#newSection(term, description) });
    if (registered === undefined) this.#ask(term, "section");
  }

  #mapTag(term: ExportTerm, wanted: boolean): void {
    const id = idOf(term);
    const decided = term.taxonomy === "post_tag" ? this.#decisions.tag.get(decisionKey(term.name)) : undefined;
    if (decided !== undefined) {
      this.#targets.set(
        id,
        typeof decided === "string" && this.#siteData.tags.has(decided) ? { tag: decided } : "nowhere",
      );
      return;
    }
    const name = oneLineOf(term.name, LONGEST.tag).text;
    const registered = this.#tagNames.get(foldName(name)) ?? this.#tagNames.get(foldName(term.slug));
    const earlier = this.#earlier.targets.get(id);
    if (earlier) this.#settle(term, earlier);
    else if (registered !== undefined) this.#settle(term, { tag: registered });
    else if (!wanted || name === "") {
      this.#targets.set(id, "nowhere");
      this.leftOut.push(term.name);
    } else {
      const key = this.#freeKey("tag", term.slug, name);
      this.newTags.push({ key, name });
      this.#tagNames.set(foldName(name), key);
      this.#settle(term, { tag: key });
    }
  }

  #settle(term: ExportTerm, target: TermTarget): void {
    this.#targets.set(idOf(term), target);
    this.settled[idOf(term)] = settledAs(target);
  }

  #newSection(term: ExportTerm, description: string): string {
    const name = sectionName(term.name, this.#sectionNames);
    const key = this.#freeKey("section", term.slug, term.name);
    const told =
      oneLineOf(description, LONGEST.description).text || fitted(`旧站的分类“${term.name}”`, LONGEST.description).text;
    this.newSections.push({ key, name, description: told });
    this.#sectionNames.set(foldName(term.name), key);
    this.#sectionNames.set(foldName(name), key);
    return key;
  }

  /** The section of the category above, or of the one above that. */
  #sectionAbove(term: ExportTerm): string | undefined {
    const seen = new Set<string>();
    let slug = this.#parents.get(idOf(term));
    while (slug !== undefined && !seen.has(slug)) {
      const id = idOf({ taxonomy: "category", slug });
      const target = this.#targets.get(id);
      if (target !== undefined && target !== "nowhere" && "section" in target) return target.section;
      seen.add(slug);
      slug = this.#parents.get(id);
    }
    return undefined;
  }

  #ask(term: ExportTerm, about: "section" | "tag"): void {
    const target = this.#targets.get(idOf(term));
    const unanswered =
      target === undefined || target === "nowhere"
        ? `归到“${REST.name}”`
        : "section" in target
          ? `建成栏目 ${target.section}`
          : `作标签 ${target.tag}`;
    this.#questions.set(idOf(term), {
      about,
      key: decisionKey(term.name),
      shown: term.name,
      unanswered,
      proposals: [],
    });
  }

  #freeKey(kind: "section" | "tag", slug: string, name: string): string {
    const keys = this.#keys[kind];
    const wanted = SLUG.test(slug) && slug.length <= 40 && !isDeviceName(slug) ? slug : proposeSlug(name, new Set());
    let key = wanted;
    for (let number = 2; keys.has(key); number += 1) key = `${wanted}-${number}`;
    keys.add(key);
    return key;
  }
}
