import { BreakingNews } from "./breaking-news.ts";
import { applySettings, remembered } from "./reader-settings/apply.ts";

/*
 * What should be settled before the page is first painted: small, without imports at run time, and fetched first. It does
 * not hold up the page; whoever has chosen something has it in the cache from the page before
 * (docs/decisions/0012-reader-settings.md).
 */
applySettings(remembered());
// A page that the browser has kept is shown again as it was left.
addEventListener("pageshow", ({ persisted }) => persisted && applySettings(remembered()));

customElements.define("breaking-news", BreakingNews);
