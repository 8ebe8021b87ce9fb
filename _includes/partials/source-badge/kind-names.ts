import type { Kind } from "../../../src/domain/kind.ts";

/** How the page names the way an article came to be; typed against the domain so that none can be missing. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  original: "原创",
  compilation: "综合",
  translation: "编译",
  reprint: "转载",
};
