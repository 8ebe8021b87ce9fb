import { TRADITIONAL_TAGS } from "../domain/edition.ts";
import type { EditionSettings } from "../domain/site.ts";
import type { VariantAddresses } from "./addresses.ts";
import type { Converter } from "./converter.ts";
import type { Memory } from "./memory.ts";

/** Parts of a page that are not converted but made anew: `data-twin` on an element names what takes its place. */
export type VariantParts = Readonly<Record<string, (page: string) => string>>;

/** Marks the entries of feeds, whose ids must differ: they are other texts at other addresses. */
const ID_MARK = ":hant";

/** What pages with the same words share. */
export interface Vocabulary {
  readonly converter: Converter;
  /** What attributes have become, by the tag they stand in. */
  readonly attributes: Memory;
  /** What the HTML of entries has become: each stands in three formats and in several feeds. */
  readonly entries: Map<string, string>;
}

/** Everything that one page needs to be written in the other script. */
export class ConversionContext {
  readonly tags: (typeof TRADITIONAL_TAGS)[EditionSettings["region"]];

  constructor(
    /** Address of the simplified page on the site. */
    readonly page: string,
    readonly vocabulary: Vocabulary,
    readonly addresses: VariantAddresses,
    readonly variantParts: VariantParts,
    region: EditionSettings["region"],
  ) {
    this.tags = TRADITIONAL_TAGS[region];
  }

  text(simplified: string): string {
    return this.vocabulary.converter.text(simplified);
  }

  address(reference: string): string {
    return this.addresses.variantOf(reference, this.page);
  }

  /** A text that may be an address. */
  textOrAddress(simplified: string): string {
    return /^https?:\/\//.test(simplified) ? this.address(simplified) : this.text(simplified);
  }

  /** @param id permanent id of an entry of a feed */
  id(id: string): string {
    return id + ID_MARK;
  }
}
