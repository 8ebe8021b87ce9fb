import { BreakingNews } from "./breaking-news.ts";
import { applySettings, remembered } from "./reader-settings/apply.ts";

/*
 * What should be settled before the page is first painted: small, in one piece, fetched first. Nothing waits for it longer
 * than a tenth of a second, see reader-settings.css (docs/decisions/0012-reader-settings.md).
 */
applySettings(remembered());
// What a form has for readers with a script, or without, stands there from the start (form.css).
document.documentElement.dataset.script = "";
// A page that the browser has kept is shown again as it was left.
addEventListener("pageshow", ({ persisted }) => persisted && applySettings(remembered()));

customElements.define("breaking-news", BreakingNews);
