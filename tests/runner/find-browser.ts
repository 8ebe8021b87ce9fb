import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

/** The places a browser may be, in the order they are tried; each is a function so that a test can replace it. */
export interface BrowserSources {
  /** A path somebody asked for. */
  readonly explicit: string | undefined;
  playwrightOwn(): string | undefined;
  system(): string | undefined;
  /** Each tries to bring a browser; afterwards the two above are asked again. */
  readonly installs: readonly { readonly name: string; run(): boolean }[];
}

export class NoBrowserError extends Error {
  override readonly name = "NoBrowserError";
}

/**
 * Finds a Chromium for the browser tests, or gets one.
 * @throws NoBrowserError with one sentence that says what to do
 */
export function findBrowser(sources: BrowserSources, print: (text: string) => void): string {
  if (sources.explicit) {
    if (isExecutable(sources.explicit)) return sources.explicit;
    throw new NoBrowserError(`CHROMIUM_PATH 指向的文件不能执行：${sources.explicit}`);
  }
  const look = () => sources.playwrightOwn() ?? sources.system();
  const there = look();
  if (there) return there;
  for (const { name, run } of sources.installs) {
    print(`没有找到浏览器，正在尝试：${name}`);
    const found = run() ? look() : undefined;
    if (found) return found;
  }
  throw new NoBrowserError("没有浏览器可用：请安装 Chrome 或 Chromium，或用环境变量 CHROMIUM_PATH 指明它的位置。");
}

/** First the one without a user interface: it starts no process for a screen, and the tests take three quarters of the time. */
const HEADLESS = "chromium-headless-shell";
const SYSTEM_NAMES = [HEADLESS, "google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome"];
const SYSTEM_PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Where a browser is looked for on this machine. */
export function browserSources(): BrowserSources {
  return {
    explicit: process.env.CHROMIUM_PATH,
    playwrightOwn: () => {
      // Takes longer to load than all else that `npm test -- --help` needs.
      const playwright: typeof import("playwright") = createRequire(import.meta.url)("playwright");
      const path = playwright.chromium.executablePath();
      return existsSync(path) ? path : undefined;
    },
    system: () => {
      const folders = (process.env.PATH ?? "").split(delimiter);
      const candidates = [
        ...SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
        ...SYSTEM_PATHS,
      ];
      return candidates.find(isExecutable);
    },
    installs: [
      {
        name: "npx playwright install chromium",
        run: () => succeeds("npx", ["--no", "playwright", "install", "chromium"]),
      },
      // Not every Debian has the first.
      ...[HEADLESS, "chromium"].map((name) => ({
        name: `apt-get install ${name}`,
        run: () =>
          process.getuid?.() === 0 &&
          succeeds("apt-get", ["update", "-qq"]) &&
          succeeds("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name, "fonts-noto-cjk"]),
      })),
    ],
  };
}

/** Long enough for a slow line, short enough that a line that never answers does not hang the tests. */
const INSTALL_MINUTES = 5;

function succeeds(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status } = spawnSync(command, args, {
    env,
    stdio: ["ignore", "ignore", "inherit"],
    timeout: INSTALL_MINUTES * 60_000,
  });
  return status === 0;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
