import type { Setting } from "./apply.ts";

type Offer = Setting | "recall";
/** `recall`: whether the reader is told of corrections to what she has read. */
export type Offered = Readonly<Record<Offer, string>>;

/** In the order in which they are offered. */
const OFFERS: Readonly<Record<Offer, { legend: string; names: Readonly<Record<string, string>> }>> = {
  theme: { legend: "外观", names: { auto: "自动", light: "浅色", dark: "深色" } },
  size: { legend: "字号", names: { small: "小", normal: "标准", large: "大", largest: "特大" } },
  recall: { legend: "读过的文章有更正时提醒", names: { on: "提醒", off: "不提醒" } },
};

/** The form in which a reader chooses theme and type size. @param choose told of every choice at once */
export function settingsPanel(now: Offered, choose: (choices: Offered) => void): HTMLFormElement {
  const form = document.createElement("form");
  form.className = "settings-panel";
  form.setAttribute("aria-label", "阅读设置");
  form.append(offer("theme", now.theme), offer("size", now.size), offer("recall", now.recall));
  form.addEventListener("change", () => {
    const { theme = "", size = "", recall = "" } = Object.fromEntries(new FormData(form));
    choose({ theme: String(theme), size: String(size), recall: String(recall) });
  });
  return form;
}

function offer(setting: Offer, now: string): HTMLFieldSetElement {
  const { legend, names } = OFFERS[setting];
  const group = document.createElement("fieldset");
  const title = document.createElement("legend");
  title.textContent = legend;
  const labels = Object.entries(names).map(([value, name]) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: setting, value, checked: value === now });
    const text = document.createElement("span");
    text.textContent = name;
    label.append(input, text);
    return label;
  });
  group.append(title, ...labels);
  return group;
}
