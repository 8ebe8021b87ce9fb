import type { ConversionContext } from "./conversion-context.ts";
import type { Draft } from "./draft.ts";

/** A passage in another language; a mark, which may name a voice that a style refers to; the end of a line; what is read. */
const PIECE = /<lang[\s.][^>]*>[\s\S]*?<\/lang>|<[^>]*>|\n|[^<\n]+|</g;

/**
 * Writes captions (WebVTT) in the other script: what viewers read of each cue. The head, names of cues, times with their settings,
 * marks, notes and styles stay to the letter.
 */
export function draftCaptions(text: string, _context: ConversionContext, draft: Draft): void {
  let cue = "";
  let isCue = false;
  for (const line of text.split(/(?<=\n)/)) {
    // As browsers collect a block (w3.org/TR/webvtt1, 6.1): an arrow begins a cue wherever it stands, and an empty line ends it.
    const begins = line.includes("-->");
    if (isCue && !begins && line !== "\n") {
      cue += line;
      continue;
    }
    draftCue(cue, draft);
    cue = "";
    isCue = begins;
    draft.keep(line);
  }
  draftCue(cue, draft);
}

/** A sentence goes on in the next line of a cue, and no further. */
function draftCue(cue: string, draft: Draft): void {
  for (const [piece] of cue.matchAll(PIECE)) {
    if (piece === "\n" || piece.startsWith("<")) draft.keep(piece);
    else draft.part(piece);
  }
  draft.endLine();
}
