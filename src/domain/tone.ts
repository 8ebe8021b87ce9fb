/** Degrees between two hues of the palette in figure.css, and percent between two lightnesses. */
const HUE_STEP = 45;
const LIGHT_STEP = 15;
/** Below this saturation a colour counts as grey. */
const GREY = 0.12;

/**
 * The colour of the palette nearest to a picture's dominant one; it fills the picture's place until it is there. A name
 * and not the colour itself, because the Content-Security-Policy allows no style on the page.
 *
 * @param colour sRGB, 0 to 255
 * @returns `l30` for a grey of 30 % lightness, `l60 h135` for a green of 60 %
 */
export function toneOf({ r, g, b }: { readonly r: number; readonly g: number; readonly b: number }): string {
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const range = most - least;
  const lightness = (most + least) / 510;
  const light = `l${Math.min(90, Math.max(15, Math.round((lightness * 100) / LIGHT_STEP) * LIGHT_STEP))}`;
  if (range === 0 || range / 255 / (1 - Math.abs(2 * lightness - 1)) < GREY) return light;
  const sixth = most === r ? (g - b) / range : most === g ? (b - r) / range + 2 : (r - g) / range + 4;
  const hue = (Math.round((sixth * 60) / HUE_STEP) * HUE_STEP + 360) % 360;
  return `${light} h${hue}`;
}

/** Whether it is the name of a tone. */
export function isTone(name: string): boolean {
  return /^l\d\d(?: h\d{1,3})?$/.test(name);
}
