import type { ShelvedMap } from "../shelved-map.ts";
import type { Unfollowed } from "./settled-record.ts";
import type { ThreeWay } from "./three-way.ts";

/** An article, and the post that it comes from. */
export interface PlacedArticle {
  readonly identity: string;
  readonly id: string;
  /** `/2019/05/slug/` */
  readonly address: string;
}

/** What has become of the articles of an export. */
export interface Placed {
  readonly created: number;
  readonly updated: number;
  /** How many of the updated had been changed there alone. */
  readonly followed: number;
  /** Original and article are as they were. */
  readonly unchanged: number;
  /** Edited here; the original is as it was, or the editor's word was to keep ours. */
  readonly kept: readonly PlacedArticle[];
  /** Both have changed, and nothing was written. */
  readonly threeWay: readonly (PlacedArticle & { readonly files: readonly ThreeWay[] })[];
  /** Both had changed, and the changes of both were put together, or were the same. */
  readonly merged: readonly (PlacedArticle & { readonly files: readonly ThreeWay[] })[];
  /** Was moved earlier and is not here any more: taken down or removed by people. It is not put back. */
  readonly goneHere: readonly PlacedArticle[];
  /** Was moved earlier and is not in the export any more. It stays. */
  readonly goneThere: readonly PlacedArticle[];
  /** What the export says otherwise and was not followed. */
  readonly unfollowed: readonly (PlacedArticle & { readonly what: Unfollowed })[];
  /** Not written, as another article has the folder or the id, or was faster. */
  readonly refused: readonly (PlacedArticle & { readonly why: "folder" | "id" | "withdrawn" | "changed-meanwhile" })[];
  /** Keys that were added to registries, by their names. */
  readonly registered: readonly (readonly [registry: string, keys: readonly string[]])[];
  /** All articles of the export that are here, by the identity of their posts. Whoever has asked closes it. */
  readonly here: ShelvedMap<PlacedArticle>;
}
