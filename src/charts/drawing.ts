/**
 * What is drawn, without a width: places across are hundredths of the plot's, places down are em, as wide and as high as
 * the reader's screen and type make them. So one drawing serves phone, desk and paper, and text has the size of text on all
 * of them (docs/decisions/0061).
 */
export interface Drawing {
  /** In em. */
  readonly height: number;
  /** Room for labels before and behind the plot, in em. */
  readonly start: number;
  readonly end: number;
  readonly shapes: readonly Shape[];
}

/** Which of the colours, dashes and patterns; 0 is what nobody need look at. */
export type Tone = number;

export type Shape =
  | {
      readonly kind: "bar";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: Tone;
    }
  | Label
  | { readonly kind: "rule"; readonly from: Point; readonly to: Point; readonly weight: "grid" | "zero" | "leader" }
  /** A curve across the whole plot: its points, one list for each stretch without a gap. */
  | { readonly kind: "curve"; readonly stretches: readonly (readonly Point[])[]; readonly tone: Tone }
  | { readonly kind: "dot"; readonly at: Point; readonly tone: Tone };

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Label {
  readonly kind: "label";
  /** Of its first line, at the height of its middle. */
  readonly at: Point;
  /** How far it stands off, in em. */
  readonly off: number;
  readonly side: "start" | "middle" | "end";
  readonly lines: readonly string[];
  readonly role: "name" | "value" | "axis" | "missing" | "strong";
  readonly tone?: Tone;
  /** Where alone it is shown: more of an axis is told where there is room. */
  readonly only?: "slim" | "wide";
}

/** A drawing by itself, or one of several with a title each. */
export interface Panel {
  readonly title?: string;
  readonly drawing: Drawing;
  /** The narrowest that it may be shown, in em. */
  readonly room: number;
}

/** From one line of a label to the next, in em. */
export const LINE = 1.3;
/** The narrowest column of text: a phone of 320 pixels, in em of a drawing's type. */
export const NARROWEST = 21.5;
/** The narrowest that one of several drawings gets. */
export const NARROWEST_PANEL = 10.4;
/** A column of text on a desk. */
export const WIDE = 46;

/** The same bytes everywhere: a hundredth is less than anybody sees. */
export function rounded(number: number): number {
  const value = Math.round(number * 100) / 100;
  return value === 0 ? 0 : value;
}
