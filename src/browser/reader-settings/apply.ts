import { stored } from "../stored.ts";

/** How a reader may choose to see the pages; the first of each is how they come. */
export const CHOICES = {
  theme: ["auto", "light", "dark"],
  size: ["normal", "small", "large", "largest"],
} as const;
export type Setting = keyof typeof CHOICES;
export type Choices = Readonly<Record<Setting, string>>;

/** What the reader has chosen, or else how pages come. */
export function remembered(): Choices {
  return { theme: known("theme"), size: known("size") };
}

function known(setting: Setting): string {
  const value = stored(setting);
  return CHOICES[setting].find((choice) => choice === value) ?? CHOICES[setting][0];
}

/** Shows the page as chosen; `data-theme` and `data-size` of the root are what the styles go by. */
export function applySettings({ theme, size }: Choices): void {
  const { dataset } = document.documentElement;
  dataset.theme = theme;
  dataset.size = size;
  for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    meta.dataset.scheme ??= meta.media;
    const own = meta.dataset.scheme;
    meta.media = theme === "auto" ? own : own.includes(theme) ? "all" : "not all";
  }
}
