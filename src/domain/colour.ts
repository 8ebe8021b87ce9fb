/** `#2b4f81` */
export const COLOUR = /^#[0-9a-f]{6}$/i;

/** What text may stand on, by theme: `--paper-0` and `--paper-1` of src/styles/tokens.css. */
export const PAPERS = { light: ["#fffdf9", "#faf8f3"], dark: ["#262320", "#1c1a18"] } as const;
export type Theme = keyof typeof PAPERS;

/** Small text has to stand out by so much (WCAG 2.2, 1.4.3). */
const LEAST = 4.5;
const STEPS = 100;

/** Whether small text of a colour can be read on every paper of a theme. @param colour as COLOUR has it */
export function isReadable(colour: string, theme: Theme): boolean {
  return PAPERS[theme].every((paper) => contrastOf(colour, paper) >= LEAST);
}

/** The colour itself, or as little as has to be mixed into it of black, or in the dark of white, to be readable. */
export function readable(colour: string, theme: Theme): string {
  const end = theme === "light" ? 0 : 255;
  const channels = channelsOf(colour);
  for (let step = 0; step < STEPS; step += 1) {
    const mixed = channels.map((channel) => Math.round(channel + ((end - channel) * step) / STEPS));
    const text = `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
    if (isReadable(text, theme)) return text;
  }
  return theme === "light" ? "#000000" : "#ffffff";
}

/** From 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
