/** Colours as the page shows them, and WCAG's contrast between them. */

/** Red, green, blue and opacity, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const canvas = document.createElement("canvas");
canvas.width = 1;
canvas.height = 1;
const drawing = canvas.getContext("2d", { willReadFrequently: true });
const known = new Map<string, Colour>();

/** Any colour that CSS can write, computed by the browser. */
export function colourOf(css: string): Colour {
  const found = known.get(css);
  if (found) return found;
  if (!drawing) throw new Error("no canvas");
  drawing.clearRect(0, 0, 1, 1);
  drawing.fillStyle = css;
  drawing.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = drawing.getImageData(0, 0, 1, 1).data;
  known.set(css, [red, green, blue, alpha]);
  return [red, green, blue, alpha];
}

/** The colour over another that is opaque. */
export function over([r, g, b, alpha]: Colour, [red, green, blue]: Colour): Colour {
  const mix = (front: number, back: number) => (front * alpha + back * (255 - alpha)) / 255;
  return [mix(r, red), mix(g, green), mix(b, blue), 255];
}

/** From 1 to 21 (WCAG 2.2, contrast ratio), of two opaque colours. */
export function contrastOf(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) =>
    value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
