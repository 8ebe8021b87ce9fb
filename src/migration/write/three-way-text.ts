import { placesIn } from "./changes.ts";
import { OF_PART, type Unit, unitsOf } from "./digest.ts";
import { added, type ChangedLine, type Conflict, gone, type ThreeWay } from "./three-way.ts";

/** The same stretch of a text as it was written (of that the digests alone are known), as it is here and as it is there. */
interface Stretch {
  readonly was: readonly string[];
  readonly here: readonly Unit[];
  readonly there: readonly Unit[];
}

/**
 * Compares a text here and in the export with what was written before, of which the digests of its lines are known: what one
 * side has left as it was, that side shows.
 *
 * @param lines digests of the lines that were written, one behind the other
 */
export function threeWayText(file: string, lines: string, here: string, there: string): ThreeWay {
  const base = lines.match(new RegExp(`.{${OF_PART}}`, "gs")) ?? [];
  const said: { there: ChangedLine[]; here: ChangedLine[]; conflicts: Conflict[] } = {
    there: [],
    here: [],
    conflicts: [],
  };
  const merged: Unit[] = [];
  for (const stretch of stretchesOf(base, unitsOf(here), unitsOf(there))) {
    const { was, here: ours, there: theirs } = stretch;
    if (same(was, ours)) {
      merged.push(...withEnds(theirs, ours));
      said.there.push(...difference(ours, theirs));
    } else if (same(was, theirs)) {
      merged.push(...ours);
      said.here.push(...difference(theirs, ours));
    } else if (same(digests(ours), theirs)) merged.push(...ours);
    else said.conflicts.push({ there: texts(theirs), here: texts(ours) });
  }
  return { file, ...said, merged: said.conflicts.length > 0 ? undefined : joined(merged) };
}

/** Both texts, cut wherever it is clear on both sides what stood before that place and what behind it. */
function stretchesOf(base: readonly string[], here: readonly Unit[], there: readonly Unit[]): Stretch[] {
  const [inHere, inThere] = [placesIn(base, digests(here)), placesIn(base, digests(there))];
  const stretches: Stretch[] = [];
  let at = { was: 0, here: 0, there: 0 };
  const until = (was: number, toHere: number, toThere: number) => {
    const stretch = {
      was: base.slice(at.was, was),
      here: here.slice(at.here, toHere),
      there: there.slice(at.there, toThere),
    };
    stretches.push(...byLine(stretch));
    at = { was, here: toHere, there: toThere };
  };
  for (let line = 0; line <= base.length; line += 1) {
    const [ours, theirs] = [gapBefore(line, inHere, here.length), gapBefore(line, inThere, there.length)];
    if (!ours || !theirs) continue;
    until(line, ours.from, theirs.from);
    // What somebody has put in between.
    until(line, ours.to, theirs.to);
  }
  return stretches;
}

/** Where a text has the place before a line that was written: from behind the line before to this one, if one of the two is there. */
function gapBefore(line: number, places: Int32Array, length: number): { from: number; to: number } | undefined {
  const [before = -1, itself = -1] = [places[line - 1], places[line]];
  const from = line === 0 ? 0 : before < 0 ? undefined : before + 1;
  const to = line === places.length ? length : itself < 0 ? undefined : itself;
  if (from === undefined) return to === undefined ? undefined : { from: to, to };
  return { from, to: to ?? from };
}

/** Where both have only put lines in the place of others, neighbours do not get into each other's way. */
function byLine(stretch: Stretch): Stretch[] {
  const { was, here, there } = stretch;
  if (was.length + here.length + there.length === 0) return [];
  if (was.length < 2 || here.length !== was.length || there.length !== was.length) return [stretch];
  return was.map((line, index) => ({
    was: [line],
    here: here.slice(index, index + 1),
    there: there.slice(index, index + 1),
  }));
}

function digests(units: readonly Unit[]): string[] {
  return units.map(({ digest }) => digest);
}

function same(was: readonly string[], units: readonly Unit[]): boolean {
  return was.length === units.length && units.every(({ digest }, index) => digest === was[index]);
}

function texts(units: readonly Unit[]): string[] {
  return units.map(({ text }) => text).filter((text) => text !== "");
}

function difference(was: readonly Unit[], is: readonly Unit[]): ChangedLine[] {
  return same(digests(was), is) ? [] : [...texts(was).map(gone), ...texts(is).map(added)];
}

/** A line that is the same in both may have been the last of one. */
function withEnds(units: readonly Unit[], others: readonly Unit[]): Unit[] {
  if (!same(digests(units), others)) return [...units];
  return units.map((unit, index) => {
    const other = others[index];
    return other && other.end.length >= unit.end.length ? other : unit;
  });
}

/** What was the last line of a text is parted from what follows now. */
function joined(units: readonly Unit[]): string {
  return units
    .map(({ text, end }, index) => {
      const next = units[index + 1];
      if (!next) return text + end.slice(0, 1);
      return text + (end.length > 1 || standClose(text, next.text) ? end || "\n" : "\n\n");
    })
    .join("");
}

/** Items of a list, rows of a table, lines of a quotation or of a verse follow each other without an empty line. */
function standClose(line: string, next: string): boolean {
  const mark = /^\s*(?:[-*+>|]|\d+[.)])/;
  return (mark.test(line) && mark.test(next)) || /(?: {2}|\\)$/.test(line);
}
