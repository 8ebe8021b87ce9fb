import { shortCreditOf } from "../../../src/domain/attribution.ts";
import type { ShownPicture } from "../../../src/domain/picture.ts";

/** Whose a picture in a list is; the photographer stands in the article. */
export function ListCredit({ picture }: { readonly picture: ShownPicture }) {
  return <figcaption class="list-credit">图：{shortCreditOf(picture)}</figcaption>;
}
