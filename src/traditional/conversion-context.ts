import { TRADITIONAL_TAGS } from "../domain/edition.ts";
import type { EditionSettings } from "../domain/site.ts";
import type { VariantAddresses } from "./addresses.ts";
import type { Memory } from "./memory.ts";
import { Trace } from "./trace.ts";

/** Parts of a page that are not converted but made anew: `data-twin` on an element names what takes its place. */
export type VariantParts = Readonly<Record<string, (page: string) => string>>;

/** Marks the entries of feeds, whose ids must differ: they are other texts at other addresses. */
const ID_MARK = ":hant";

/** What all files of an edition share. */
export interface Shared {
  readonly addresses: VariantAddresses;
  readonly variantParts: VariantParts;
  readonly region: EditionSettings["region"];
  /** What links have become, by their attributes. */
  readonly links: Memory<Link>;
}

/** A tag that leads somewhere and says nothing. */
export interface Link {
  readonly attributes: string;
  /** Addresses on the site that it was asked for. */
  readonly asked: readonly string[];
}

/** Everything that a file, or an entry of a feed, needs to be written in the other script, but its words. */
export class ConversionContext {
  readonly tags: (typeof TRADITIONAL_TAGS)[EditionSettings["region"]];
  readonly trace = new Trace();
  /** Whether the address of the file mattered, so that the same piece in another file may become something else. */
  local = false;

  constructor(
    /** Address of the simplified file on the site. */
    readonly page: string,
    /** Address on the site of the article that it is about; empty when it is about none. */
    readonly about: string,
    readonly shared: Shared,
  ) {
    this.tags = TRADITIONAL_TAGS[shared.region];
    if (about !== "") this.trace.asked.add(about);
  }

  /** Where a link leads in the edition. */
  address(reference: string): string {
    const target = this.shared.addresses.targetOf(reference, this.page);
    if (!target) return reference;
    if (target.relative) this.local = true;
    this.trace.asked.add(target.path);
    return target.variant;
  }

  /** What takes the place of an element; nothing when there is no such part. */
  variantPart(name: string): string {
    this.local = true;
    return this.shared.variantParts[name]?.(this.page) ?? "";
  }

  /** @param id permanent id of an entry of a feed */
  id(id: string): string {
    return id + ID_MARK;
  }
}

/** Whether a text is one. */
export function isAddress(text: string): boolean {
  return text.startsWith("https://") || text.startsWith("http://");
}
