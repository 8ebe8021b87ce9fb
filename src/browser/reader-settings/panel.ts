import type { Choices, Setting } from "./apply.ts";

/** In the order in which they are offered. */
const OFFERS: Readonly<Record<Setting, { legend: string; names: Readonly<Record<string, string>> }>> = {
  theme: { legend: "外观", names: { auto: "自动", light: "浅色", dark: "深色" } },
  size: { legend: "字号", names: { small: "小", normal: "标准", large: "大", largest: "特大" } },
};

/** The form in which a reader chooses theme and type size. @param choose told of every choice at once */
export function settingsPanel(now: Choices, choose: (choices: Choices) => void): HTMLFormElement {
  const form = document.createElement("form");
  form.className = "settings-panel";
  form.setAttribute("aria-label", "阅读设置");
  form.append(offer("theme", now.theme), offer("size", now.size));
  form.addEventListener("change", () => {
    const { theme = "", size = "" } = Object.fromEntries(new FormData(form));
    choose({ theme: String(theme), size: String(size) });
  });
  return form;
}

function offer(setting: Setting, now: string): HTMLFieldSetElement {
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
