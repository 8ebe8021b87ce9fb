import { h } from "preact";
import { elementBefore } from "./running-text.ts";

interface RunningTextProps {
  /** As `cutText` has cut it. */
  readonly pieces: readonly string[];
}

/** Plain text that is set as the text of articles is. */
export function RunningText({ pieces }: RunningTextProps) {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [h(elementBefore(piece), null), piece]));
}
