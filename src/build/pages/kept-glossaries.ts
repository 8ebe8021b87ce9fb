import type { Glossary } from "../../domain/site.ts";
import type { BlobStore, Stamp } from "../../kept/blob-store.ts";
import type { KeptTable } from "../../kept/kept-table.ts";
import type { KeptWork } from "../../kept/kept-work.ts";
import { changedTerms, TermSearch } from "../../traditional/term-search.ts";

/** The glossary of an edition. */
export interface StatedGlossary {
  /** Digest of all that the edition may have to say. */
  readonly state: string;
  readonly glossary: Glossary;
}

/** Which terms have come, gone or changed since an edition; null when nobody knows. */
type Change = TermSearch | null;

/** The glossary of the edition for which variants were kept, by the state of the edition. */
export class KeptGlossaries {
  readonly #table: KeptTable<Glossary>;
  readonly #blobs: BlobStore;
  readonly #changes = new Map<string, Change>();
  #keptState = "";

  constructor(work: KeptWork) {
    this.#table = work.table("glossaries", 1);
    this.#blobs = work.blobs;
  }

  /** Keeps the glossary of this build's edition. */
  keep({ state, glossary }: StatedGlossary): void {
    if (this.#keptState === state) return;
    this.#keptState = state;
    if (!this.#table.take(state)) this.#table.put(state, glossary);
  }

  /**
   * Whether what has changed of the glossary since an earlier edition may matter to the variant of a page.
   * @param earlier state of that edition
   */
  mayMatter(earlier: string, edition: StatedGlossary, { sha256 }: Stamp): boolean {
    const change = this.#changes.get(earlier) ?? this.#changeSince(earlier, edition);
    if (!change) return true;
    if (change.isIdle) return false;
    const page = this.#blobs.read(sha256);
    return !page || change.mayStandIn(Buffer.from(page).toString());
  }

  #changeSince(earlier: string, { state, glossary }: StatedGlossary): Change {
    const before = this.#table.take(earlier);
    // Whatever is found of that edition belongs to this one from now on.
    if (earlier !== state) this.#table.drop(earlier);
    const change = before ? new TermSearch(changedTerms(before, glossary)) : null;
    this.#changes.set(earlier, change);
    return change;
  }
}
