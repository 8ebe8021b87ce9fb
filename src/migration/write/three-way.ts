/** A line that came or went. */
export interface ChangedLine {
  readonly sign: "+" | "-";
  readonly text: string;
}

/** Where both have changed the same: as it is there and as it is here. What it was before, nobody has kept. */
export interface Conflict {
  readonly there: readonly string[];
  readonly here: readonly string[];
}

/** What has become of a file since it was written: in the export, and in the publication. */
export interface ThreeWay {
  readonly file: string;
  readonly there: readonly ChangedLine[];
  readonly here: readonly ChangedLine[];
  readonly conflicts: readonly Conflict[];
  /** With the changes of both; undefined when there are conflicts. */
  readonly merged: string | undefined;
}

export const added = (text: string): ChangedLine => ({ sign: "+", text });
export const gone = (text: string): ChangedLine => ({ sign: "-", text });
