import compatibility from "@mdn/browser-compat-data/forLegacyNode";
import type { BrowserName, Identifier, SimpleSupportStatement } from "@mdn/browser-compat-data/types";
import { DECLARED_BROWSERS } from "../../../src/build/declared-browsers.ts";

/** A browser on phones is as old as its namesake on desks; WeChat's is a WebView. */
const NAMESAKES: Readonly<Record<keyof typeof DECLARED_BROWSERS, readonly BrowserName[]>> = {
  chrome: ["chrome", "chrome_android", "webview_android"],
  safari: ["safari", "safari_ios"],
  firefox: ["firefox"],
};
const DECLARED: readonly (readonly [BrowserName, string])[] = Object.entries(DECLARED_BROWSERS).flatMap(
  ([name, version]) => NAMESAKES[nameOf(name)].map((browser): [BrowserName, string] => [browser, version]),
);

/** Something of the platform that a style or a script uses: where MDN's data has it, and how it is written there. */
export interface Use {
  /** As `css.properties.gap.flex_context`; where the same name stands for several things, any of them will do. */
  readonly features: readonly string[];
  /** For people. */
  readonly written: string;
  /** Prefixes with which it is written beside. */
  readonly prefixes?: readonly string[];
}

/** What MDN's data has at a place. */
export function featureAt(path: string): Identifier | undefined {
  let at: Identifier | undefined = {
    api: compatibility.api,
    css: compatibility.css,
    javascript: compatibility.javascript,
  };
  for (const key of path.split(".")) at = at && Object.hasOwn(at, key) ? at[key] : undefined;
  return at;
}

/** The declared browsers that do not know what is used, as `safari 14`; one that is not in the data is known to none. */
export function tooOldFor({ features, prefixes = [] }: Use): string[] {
  return DECLARED.filter(
    ([browser, version]) => !features.some((feature) => knows(browser, version, feature, prefixes)),
  ).map((one) => one.join(" "));
}

function knows(browser: BrowserName, version: string, feature: string, prefixes: readonly string[]): boolean {
  const support = featureAt(feature)?.__compat?.support[browser];
  const statements = support === undefined ? [] : Array.isArray(support) ? support : [support];
  return statements.some(
    (statement: SimpleSupportStatement) =>
      !statement.flags &&
      !statement.alternative_name &&
      (!statement.prefix || prefixes.includes(statement.prefix)) &&
      isSince(statement.version_added, version) &&
      !(statement.version_removed && isSince(statement.version_removed, version)),
  );
}

function isSince(added: string | false, version: string): boolean {
  return added !== false && /^≤?[\d.]+$/.test(added) && Number.parseFloat(added.replace("≤", "")) <= Number(version);
}

function nameOf(name: string): keyof typeof DECLARED_BROWSERS {
  if (name === "chrome" || name === "safari" || name === "firefox") return name;
  throw new Error(`whose age is ${name}?`);
}

/** All that any object of the language or of a page has by a name. */
export function membersNamed(name: string): readonly string[] {
  return MEMBERS.get(name) ?? [];
}

const MEMBERS = new Map<string, string[]>();
for (const place of ["javascript.builtins", "api"]) {
  for (const [owner, members] of Object.entries(featureAt(place) ?? {})) {
    for (const [name, { __compat }] of Object.entries(members)) {
      if (!__compat || name === owner || /_(static|event|permission)$/.test(name)) continue;
      MEMBERS.set(name, [...(MEMBERS.get(name) ?? []), `${place}.${owner}.${name}`]);
    }
  }
}
