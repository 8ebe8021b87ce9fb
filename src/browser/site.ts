import { upgradeCommentForm } from "./comment-form.ts";

const form = document.querySelector<HTMLFormElement>("form.comment-form");
if (form) upgradeCommentForm(form);
