import type { Plugin } from "esbuild";
import { type Drawing, drawName } from "./draw-name.ts";

/** The drawings of a publication's name, by the file that the styles of the masthead call them by. */
export type Wordmarks = ReadonlyMap<string, Drawing>;

const SIMPLIFIED = "wordmark.svg";
const TRADITIONAL = "wordmark-hant.svg";
/**
 * A mask and no picture, so that it has the colour of the name in every theme; what is masked is a border and no ground, so
 * that it is there on paper and where the system chooses the colours. By this name all browsers know masks.
 */
const DRAWN =
  ".wordmark{display:block;inline-size:calc(var(--name)*1em);border-block-start:1em solid}" +
  ".wordmark>span{position:absolute;clip-path:inset(50%)}";
/** Of Latin letters, in ems. */
const NARROW = 0.6;
/** Behind the last of them. */
const FIRST_WIDE = "\u0250";

export interface NamedPublication {
  readonly name: string;
  /** None where the name stands as text. */
  readonly wordmarks: Wordmarks;
}

/**
 * Draws the name for each edition.
 *
 * @param convert what the Traditional edition makes of a text
 * @returns none when the font has not every character of it; then the name stands there as text
 */
export async function wordmarksOf(name: string, convert?: (text: string) => string): Promise<Wordmarks> {
  const [own, other] = await Promise.all([drawName(name), convert && drawName(convert(name))]);
  if (!own) return new Map();
  if (!convert) return new Map([[SIMPLIFIED, own]]);
  return new Map(
    other
      ? [
          [SIMPLIFIED, own],
          [TRADITIONAL, other],
        ]
      : [],
  );
}

/** Gives `@import "wordmark"` of the masthead's styles the drawings, each a file of its own, and their shape. */
export function nameStyles({ name, wordmarks }: NamedPublication): Plugin {
  return {
    name: "wordmark",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^wordmark$/ }, ({ path }) => ({ path, namespace: "wordmark" }));
      onLoad({ filter: /.*/, namespace: "wordmark" }, () => ({ contents: rulesOf(wordmarks, name), loader: "css" }));
    },
  };
}

function rulesOf(wordmarks: Wordmarks, name: string): string {
  const [own, other] = [wordmarks.get(SIMPLIFIED), wordmarks.get(TRADITIONAL)];
  if (!own) return `.wordmark{--name:${emsOf(name)};display:block;font-weight:700;line-height:1;white-space:nowrap}`;
  const hant = other && `:lang(zh-Hant) .wordmark{--name:${shape(other)};-webkit-mask-image:url("${TRADITIONAL}")}`;
  return `${DRAWN}.wordmark{--name:${shape(own)};-webkit-mask:url("${SIMPLIFIED}") 0/100%}${hant ?? ""}`;
}

function shape({ ratio }: Drawing): string {
  return ratio.toFixed(3);
}

/** About how wide a text is. */
function emsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < FIRST_WIDE ? NARROW : 1), 0);
}
