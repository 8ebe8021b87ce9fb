import type { HTMLElement } from "node-html-parser";

/** What an invented reader types, by kind of field; a browser sends line breaks like this. */
const TYPED: Readonly<Record<string, string>> = {
  textarea: "第一行：“引号”＆ <b> 100% + 1。\r\n\r\n第二行。",
  text: "王小明",
  email: "wang@example.com",
  url: "https://reader.example/",
  date: "2026-01-02",
};

/**
 * The fields that a browser without JavaScript sends of a form (html.spec.whatwg.org, constructing the entry list):
 * typed where a reader sees a field, the last choice where there are several, everything else as it stands on the page.
 */
export function fillIn(form: HTMLElement): [name: string, value: string][] {
  const unseen = form.getAttribute("data-netlify-honeypot");
  return form.querySelectorAll("input, textarea, select").flatMap((control): [string, string][] => {
    const name = control.getAttribute("name");
    if (!name || control.hasAttribute("disabled")) return [];
    const kind = control.getAttribute("type") ?? control.tagName.toLowerCase();
    const value = control.getAttribute("value") ?? "";
    if (kind === "hidden" || name === unseen) return [[name, value]];
    if (kind === "radio" || kind === "checkbox") {
      return control === form.querySelectorAll(`input[name="${name}"]`).at(-1) ? [[name, value || "on"]] : [];
    }
    const option = control.querySelectorAll("option").at(-1);
    return [[name, option ? (option.getAttribute("value") ?? option.text) : (TYPED[kind] ?? value)]];
  });
}
