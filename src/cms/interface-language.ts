/** Where Sveltia CMS keeps what a user has chosen in its own settings; `auto` stands for the language of the browser. */
export const PREFERENCES = "sveltia-cms.prefs";

/**
 * The editor speaks the language of the browser and takes no other from its configuration. Our forms are in Chinese, and
 * so is the guide: where the browser is not, Chinese is written down as if it had been chosen. A choice is left alone.
 *
 * @param kept what the browser keeps under `PREFERENCES`
 * @param language of the browser, such as `en-US`
 * @returns what to keep instead; undefined when it may stay
 */
export function chineseUnlessChosen(kept: string | null, language: string): string | undefined {
  if (/^zh\b/i.test(language)) return undefined;
  const preferences = read(kept);
  const locale = preferences.get("locale") ?? "auto";
  if (locale !== "auto") return undefined;
  return JSON.stringify(Object.fromEntries(preferences.set("locale", "zh-CN")));
}

function read(kept: string | null): Map<string, unknown> {
  try {
    const value: unknown = JSON.parse(kept ?? "{}");
    return new Map(value instanceof Object ? Object.entries(value) : []);
  } catch {
    return new Map();
  }
}
