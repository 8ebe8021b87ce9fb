declare module "markdown-it-footnote" {
  import type { MarkdownIt, Token } from "markdown-it";

  /** What the plugin leaves in the environment under `footnotes`. */
  export interface Footnotes {
    /** The notes that are referred to, in their order: by the label of their definition, or with their own text. */
    readonly list?: readonly {
      readonly label?: string;
      readonly count?: number;
      readonly content?: string;
      readonly tokens?: Token[];
    }[];
  }

  const footnote: (md: MarkdownIt) => void;
  export default footnote;
}
