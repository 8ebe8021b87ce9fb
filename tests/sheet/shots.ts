import { KINDS, type Kind } from "../browser/layout/kinds.ts";

export const SCRIPTS = ["simplified", "traditional"] as const;
/** CSS pixels. */
export const WIDTHS = [320, 375, 768, 1440] as const;
export const THEMES = ["light", "dark"] as const;

/** One screenshot: a kind of page in one edition, width and theme. */
export interface Shot {
  readonly name: string;
  readonly kind: Kind;
  readonly script: (typeof SCRIPTS)[number];
  readonly width: number;
  readonly theme: (typeof THEMES)[number];
  /** Name of its file, without ending. */
  readonly file: string;
}

/**
 * Every kind of page × edition × width × theme.
 * @param only words; a kind is taken when its name has one of them. None: all
 */
export function allShots(only: readonly string[]): Shot[] {
  const kinds = Object.entries(KINDS).filter(([name]) => only.length === 0 || only.some((word) => name.includes(word)));
  return kinds.flatMap(([name, kind]) =>
    SCRIPTS.flatMap((script) =>
      THEMES.flatMap((theme) =>
        WIDTHS.map((width) => {
          const file = `${name.replaceAll(" ", "-")}-${script}-${width}-${theme}`;
          return { name, kind, script, width, theme, file };
        }),
      ),
    ),
  );
}

/** The pictures of docs/design/README.md. */
export function designShots(): Shot[] {
  const shot = (name: string, width: number, theme: Shot["theme"], script: Shot["script"] = "simplified"): Shot => {
    const kind = KINDS[name];
    if (kind === undefined) throw new Error(`没有“${name}”这一种页面`);
    const file = `${name}${script === "traditional" ? "-hant" : ""}-${width}-${theme}`;
    return { name, kind, script, width, theme, file };
  };
  return [
    shot("home", 375, "light"),
    shot("home", 1440, "light"),
    shot("article", 375, "light"),
    shot("article", 768, "light"),
    shot("article", 1440, "light"),
    shot("article", 375, "dark", "traditional"),
    shot("section", 1440, "dark"),
  ];
}
