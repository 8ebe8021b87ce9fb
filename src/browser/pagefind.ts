/** The part of Pagefind 1.6's browser interface that this site uses. */
export interface Pagefind {
  init(): Promise<void>;
  search(text: string): Promise<{ readonly results: readonly Hit[] } | null>;
}

export interface Hit {
  data(): Promise<Found>;
}

export interface Found {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
}

interface PagefindModule extends Pagefind {
  createInstance?: unknown;
}

let loading: Promise<Pagefind> | undefined;

/** Loads the index the first time it is needed; a failed load may be tried again. */
export function loadPagefind(): Promise<Pagefind> {
  allowWorker();
  loading ??= importPagefind().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function importPagefind(): Promise<Pagefind> {
  // A variable keeps the bundler and the compiler from looking for a file that exists only after the build.
  const address = "/pagefind/pagefind.js";
  const module: PagefindModule = await import(address);
  await module.init();
  return module;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

let allowed = false;

/** Under Trusted Types (netlify.toml) the one script that may be started from an address is Pagefind's worker. */
function allowWorker(): void {
  if (allowed || !window.trustedTypes) return;
  allowed = true;
  window.trustedTypes.createPolicy("default", {
    createScriptURL(url) {
      const { origin, pathname } = new URL(url, location.href);
      if (origin === location.origin && pathname === "/pagefind/pagefind-worker.js") return url;
      throw new TypeError(`script address refused: ${url}`);
    },
  });
}
