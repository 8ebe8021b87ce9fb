import type { DateStamp } from "../../../src/domain/date-stamp.ts";

/**
 * The room for 本文发表于两年前 in a line that is there anyway, so that nothing moves. How old an article is depends on when
 * it is read, so the script says it; the date itself is on the page.
 */
export function AgeNotice({ published }: { readonly published: DateStamp }) {
  return <age-notice class="age-notice" datetime={published.day} />;
}
