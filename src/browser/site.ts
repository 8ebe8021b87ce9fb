import { upgradeCommentForm } from "./comment-form.ts";
import { keepEdition } from "./edition.ts";

const otherEdition = document.querySelector<HTMLAnchorElement>("a.script-switch");
if (otherEdition) keepEdition(otherEdition);

const form = document.querySelector<HTMLFormElement>("form.comment-form");
if (form) upgradeCommentForm(form);

const words = new URLSearchParams(location.search).get("highlight");
const text = document.querySelector(".article-text");
if (words && text) void import("./highlight.ts").then(({ highlight }) => highlight(words, text));

document.addEventListener("keydown", (event) => {
  const { target } = event;
  const typing = target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const field = document.querySelector<HTMLInputElement>("main [type=search]");
  if (field) field.focus();
  else document.querySelector<HTMLAnchorElement>("a.masthead-search")?.click();
});
