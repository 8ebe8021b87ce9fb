/** An article as a list of titles shows it, known without its text. */
export interface ListedArticle {
  readonly path: string;
  /** As readers see it, with the label of its genre. */
  readonly title: string;
  /** `2025-05-19` */
  readonly day: string;
}

/** Of days in a row a list needs one file or two, of a kilobyte. */
export const LISTED_IN_FILE = 20;

/** The file in the folder of titles that has an article and those beside it. @param number from the oldest on */
export function listedFileOf(number: number): string {
  return `listed${Math.floor(number / LISTED_IN_FILE)}.json`;
}
