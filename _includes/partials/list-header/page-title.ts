import type { ListPage } from "../../../src/publication/list-page.ts";

/** Every page of a list needs a title of its own in search engines and browser tabs. */
export function pageTitle(name: string, { number }: ListPage): string {
  return number === undefined ? name : `${name}（第 ${number} 页）`;
}
