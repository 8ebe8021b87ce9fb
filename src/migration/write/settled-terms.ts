import type { SiteData } from "../../content/site-data.ts";
import { siteName } from "../identity.ts";
import { readJournal } from "./journal.ts";
import { readLedgerHead } from "./ledger.ts";

/** The list of the publication in which a term's articles stand, by its key. */
export type TermTarget = { readonly section: string } | { readonly tag: string };

/** What earlier runs, killed ones too, have made of the categories and tags of a site. */
export interface SettledBefore {
  /** By term (`category news`), as the keys are now; those are left out whose section or tag is there no more. */
  readonly targets: ReadonlyMap<string, TermTarget>;
  /** How many sections they have added. */
  readonly sections: number;
}

export const NOTHING_SETTLED: SettledBefore = { targets: new Map(), sections: 0 };

/** @throws Refusal when the ledger cannot be read */
export function settledTerms(data: string, url: string, siteData: Pick<SiteData, "sections" | "tags">): SettledBefore {
  const { added, terms } = readLedgerHead(data);
  const begun = readJournal(data);
  const site = siteName(url);
  const all = { ...terms.get(site) };
  for (const [one, unfinished] of begun.terms) if (one === site) Object.assign(all, unfinished);
  const now = { section: currentKeys(siteData.sections.values()), tag: currentKeys(siteData.tags.values()) };
  const targets = new Map<string, TermTarget>();
  for (const [term, target] of Object.entries(all)) {
    const [section, tag] = [now.section.get(keyIn(target, "section")), now.tag.get(keyIn(target, "tag"))];
    if (section !== undefined) targets.set(term, { section });
    else if (tag !== undefined) targets.set(term, { tag });
  }
  const ours = new Set([...(added.get("sections") ?? [])]);
  for (const [registry, keys] of begun.added) if (registry === "sections") for (const key of keys) ours.add(key);
  const kept = [...targets.values()].flatMap((target) => ("section" in target ? [target.section] : []));
  return { targets, sections: new Set(kept.filter((key) => ours.has(key))).size };
}

/** As the ledger has it: `section canada`. */
export function settledAs(target: TermTarget): string {
  return "section" in target ? `section ${target.section}` : `tag ${target.tag}`;
}

function keyIn(settled: string, kind: "section" | "tag"): string {
  return settled.startsWith(`${kind} `) ? settled.slice(kind.length + 1) : "";
}

/** The key that something has now, by that and by those that it had. */
function currentKeys(
  all: Iterable<{ readonly key: string; readonly formerly?: readonly string[] | undefined }>,
): Map<string, string> {
  const keys = new Map<string, string>();
  for (const { key, formerly = [] } of all) for (const one of [...formerly, key]) keys.set(one, key);
  return keys;
}
