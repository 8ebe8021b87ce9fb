import { AgeNotice } from "./age-notice.ts";
import { upgradeFolds } from "./comment-folds.ts";
import { commentFormScript, upgradeLater } from "./comment-form-later.ts";
import { commentsLater } from "./comment-service-later.ts";
import { ContentsList } from "./contents-list.ts";
import { keepEdition } from "./edition.ts";
import { reportLater } from "./error-report-later.ts";
import { upgradeMenu } from "./menu.ts";
import { onDemandStyles } from "./on-demand-styles.ts";
import { ReaderSettings } from "./reader-settings.ts";
import { sendOnce } from "./send-once.ts";
import { ShareTools } from "./share-tools.ts";
import { store, stored } from "./stored.ts";
import { tellAges } from "./time-ago.ts";

customElements.define("age-notice", AgeNotice);
customElements.define("contents-list", ContentsList);
customElements.define("reader-settings", ReaderSettings);
customElements.define("share-tools", ShareTools);

tellAges(Date.now());

const menu = document.querySelector<HTMLDetailsElement>(".masthead-menu");
if (menu) upgradeMenu(menu);

const otherEdition = document.querySelector<HTMLAnchorElement>("a.script-switch");
if (otherEdition) keepEdition(otherEdition);

const comments = document.getElementById("comments");
if (comments) {
  upgradeFolds(comments);
  upgradeLater(comments);
}
for (const form of document.querySelectorAll<HTMLFormElement>("form.form"))
  if (form.id !== "comment-form") sendOnce(form);
// The draft is offered again.
if (document.getElementById("comment-received")) void commentFormScript().then(({ thanked }) => thanked(), itIsWithout);

upgradeAll<HTMLElement>(".live", async ([live]) => {
  const { upgradeLive } = await import("./live.ts");
  if (live) upgradeLive(live, { store, stored });
});
upgradeAll<HTMLTableElement>(".chart-table table", async (tables) => {
  const { sortable } = await import("./sort-table.ts");
  tables.forEach(sortable);
});
upgradeAll<HTMLElement>(".gallery", async (galleries) => {
  const { turnGallery } = await import("./gallery.ts");
  galleries.forEach(turnGallery);
});

const report = document.getElementById("error-report");
if (report instanceof HTMLDetailsElement) reportLater(report);

const panel = document.querySelector<HTMLElement>(".comment-service");
if (panel) commentsLater(panel);

const words = new URLSearchParams(location.search).get("highlight");
const text = document.querySelector(".article-text");
if (words && text) void import("./highlight.ts").then(({ highlight }) => highlight(words, text), itIsWithout);

// Who is back is told at once what was corrected since; who has read nothing yet has to read first.
const isBack = stored("read") !== null;
if (text || (isBack && document.querySelector(".front")))
  setTimeout(
    () => {
      import("./since-read.ts")
        .then(({ tellSinceRead }) => tellSinceRead(Date.now(), { store, stored, onDemandStyles }))
        .catch(itIsWithout);
    },
    isBack ? 0 : 5000,
  );

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest(".figure-link,[data-play]");
  const asked = event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  const isPlayer = link instanceof HTMLAnchorElement && link.dataset.play !== undefined;
  if (!(link instanceof HTMLAnchorElement) || asked || (typeof HTMLDialogElement === "undefined" && !isPlayer)) return;
  event.preventDefault();
  const opened = isPlayer
    ? import("./media-player.ts").then(({ play }) => play(link))
    : Promise.all([import("./lightbox.ts"), onDemandStyles()]).then(([{ openPicture }]) => openPicture(link));
  opened.catch(() => location.assign(link.href));
});

document.addEventListener("keydown", (event) => {
  const { target } = event;
  const typing = target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const field = document.querySelector<HTMLInputElement>("main [type=search]");
  if (field) field.focus();
  else document.querySelector<HTMLAnchorElement>("a.masthead-search")?.click();
});

/** With a program that is loaded where there is something for it. */
function upgradeAll<Kind extends Element>(selector: string, upgrade: (found: NodeListOf<Kind>) => Promise<void>): void {
  const found = document.querySelectorAll<Kind>(selector);
  if (found.length > 0) upgrade(found).catch(itIsWithout);
}

/** A script may be gone after a later deployment: the page is what it is without. */
function itIsWithout(): void {}
