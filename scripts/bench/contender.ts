import type { CorpusFolders } from "./corpus-files.ts";
import type { Run } from "./generators.ts";
import type { ContenderKey } from "./scopes.ts";

/** What takes its turn in every round. */
export interface Contender {
  readonly key: ContenderKey;
  run(round: number): Promise<Run>;
}

/** Where one size of publication lies, and what is measured of it. */
export interface Place {
  readonly folder: string;
  readonly articles: number;
  readonly corpus: CorpusFolders;
}
