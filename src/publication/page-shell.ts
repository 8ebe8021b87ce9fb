import type { Section } from "../domain/article.ts";
import type { BreakingNews } from "../domain/breaking.ts";
import type { PreviewCard } from "../domain/share-card.ts";
import type { Site } from "../domain/site.ts";

/** Addresses of the bundled files; the names carry a hash of the content. */
export interface Assets {
  readonly styles: string;
  /** On articles that have what not every one has, after those. */
  readonly moreStyles: string;
  /** On articles that have what few have, after those. */
  readonly rareStyles: string;
  /** On live pages, after those. */
  readonly liveStyles: string;
  /** On every page that is not an article, after those. */
  readonly listStyles: string;
  /** On every page; no screen waits for them. */
  readonly printStyles: string;
  /** On every page while there is breaking news. */
  readonly breakingStyles: string;
  /** On every page, before it is painted where possible. */
  readonly firstScript: string;
  /** On every page. */
  readonly script: string;
  /** In its place on the pages of the Traditional edition, when there is one. */
  readonly traditionalScript?: string;
  /** On the search page. */
  readonly searchScript: string;
  /** In the frame in which a service of comments runs. */
  readonly commentFrameScript: string;
  /** What it cannot begin without, so that the page asks for it at once. */
  readonly searchParts?: readonly string[];
  /** The list of the search index, which it waits for next. */
  readonly searchList?: string;
}

/** For a publication of which no page is made: where the files of the program will lie does not matter. */
export const NO_ASSETS: Assets = {
  styles: "",
  moreStyles: "",
  rareStyles: "",
  liveStyles: "",
  listStyles: "",
  printStyles: "",
  breakingStyles: "",
  firstScript: "",
  script: "",
  searchScript: "",
  commentFrameScript: "",
};

/** What every page shows around its own matter. */
export interface PageShell {
  readonly site: Site;
  /** In menu order; what else is said of a section stands on its own page and changes no other. */
  readonly sections: readonly Pick<Section, "key" | "name">[];
  readonly assets: Assets;
  readonly breaking?: BreakingNews | undefined;
  /** Lists that not every publication has, for the foot of the page. */
  readonly indexes: readonly { readonly name: string; readonly path: string }[];
  /** What previews show of a page without a picture of its own. */
  readonly card?: PreviewCard | undefined;
}
