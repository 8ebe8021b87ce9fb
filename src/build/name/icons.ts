import { writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import type { Site } from "../../domain/site.ts";
import { drawIcon } from "./draw-name.ts";

/** Pixels (developer.apple.com, "Configuring Web Applications"). */
const TOUCH_ICON = 180;
const ROUND = 40;

/**
 * Writes what stands for the publication in tabs and on home screens. Browsers ask for both by these names.
 *
 * @throws Error of libvips
 */
export async function writeIcons(output: string, { name, icon }: Pick<Site, "name" | "icon">): Promise<void> {
  const [first = ""] = name;
  const character = icon ?? first;
  writeFileSync(join(output, "icon.svg"), await drawIcon(character, ROUND));
  // Its corners are cut by the system.
  const square = Buffer.from(await drawIcon(character, 0));
  const touch = await sharp(square).resize(TOUCH_ICON).removeAlpha().png().toBuffer();
  writeFileSync(join(output, "apple-touch-icon.png"), touch);
}
