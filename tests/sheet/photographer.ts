import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright";
import sharp from "sharp";
import { addressOf, type Owner } from "../browser/layout/kinds.ts";
import { builtFolder } from "../fixtures/built-sites.ts";
import { type ServedSite, serveSite } from "../runner/served-site.ts";
import type { Shot } from "./shots.ts";

/** How much of a long page is shown, in heights of a window: its beginning is what a reader meets. */
const MOST_SCREENS = 3;
const HEIGHTS: Readonly<Record<number, number>> = { 320: 640, 375: 760, 768: 1000, 1440: 900 };

export interface Asked {
  /** The browser's program. */
  readonly browser: string;
  readonly shots: readonly Shot[];
  /** Folder of the pictures. */
  readonly folder: string;
  /** Only the first screen of each page. */
  readonly firstScreen: boolean;
  print(text: string): void;
}

/** Builds and serves the sites that the shots need, and takes them as WebP. */
export async function photograph({ browser, shots, folder, firstScreen, print }: Asked): Promise<void> {
  const sites = new Map<Owner, ServedSite>();
  const chrome = await chromium.launch({ executablePath: browser });
  try {
    for (const owner of new Set(shots.map(({ kind }) => kind.owner))) {
      print(`生成网站：${owner}`);
      sites.set(owner, await siteOf(owner));
    }
    mkdirSync(folder, { recursive: true });
    let done = 0;
    for (const shot of shots) {
      const context = await chrome.newContext({
        viewport: { width: shot.width, height: HEIGHTS[shot.width] ?? 900 },
        colorScheme: shot.theme,
        reducedMotion: "reduce",
      });
      const bytes = await take(context, shot, sites.get(shot.kind.owner)?.origin ?? "", firstScreen);
      await context.close();
      writeFileSync(join(folder, `${shot.file}.webp`), bytes);
      done += 1;
      print(`${done}/${shots.length} ${shot.file}`);
    }
  } finally {
    await chrome.close();
    for (const site of sites.values()) await site.close();
  }
}

async function take(context: BrowserContext, shot: Shot, origin: string, firstScreen: boolean): Promise<Buffer> {
  const page = await context.newPage();
  await shot.kind.prepare?.(page);
  await page.goto(origin + addressOf(shot.kind, shot.script));
  await shot.kind.enter?.(page);
  const { width, height } = page.viewportSize() ?? { width: shot.width, height: 900 };
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const shown = firstScreen ? height : Math.min(whole, MOST_SCREENS * height);
  const picture = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: shown } });
  return sharp(picture).webp({ quality: 70 }).toBuffer();
}

/** The newsroom, or one of those that the layout tests are about. */
function siteOf(owner: Owner): Promise<ServedSite> {
  return serveSite(owner === "own" ? builtFolder("newsroom") : join(builtFolder("layout"), owner));
}
