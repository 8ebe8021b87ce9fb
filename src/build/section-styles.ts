import type { Plugin } from "esbuild";
import type { Section } from "../domain/article.ts";

/** What a section's colour is taken from. */
export type Sections = ReadonlyMap<string, Pick<Section, "colour">>;

/** Gives `@import "sections"` of src/styles/site.css the colours of `_data/sections.json`. */
export function sectionStyles(sections: Sections): Plugin {
  return {
    name: "sections",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^sections$/ }, () => ({ path: "sections", namespace: "sections" }));
      onLoad({ filter: /.*/, namespace: "sections" }, () => ({ contents: rulesOf(sections), loader: "css" }));
    },
  };
}

/** A section without a colour has the accent. A key has nothing that a selector would read otherwise (text-rules.ts). */
function rulesOf(sections: Sections): string {
  return [...sections]
    .flatMap(([key, { colour }]) => {
      if (!colour) return [];
      return `[data-section="${key}"]{--color-section:var(--light,${colour.light}) var(--dark,${colour.dark})}`;
    })
    .join("\n");
}
