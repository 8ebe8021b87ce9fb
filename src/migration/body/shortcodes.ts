import { mediaAt } from "../../manuscripts/media.ts";

/** A shortcode as WordPress has it (codex.wordpress.org/Shortcode_API): `[name key="value" value]`, `[/name]`. */
export interface Shortcode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Values without a key. */
  readonly values: readonly string[];
  /** As typed, with its brackets. */
  readonly raw: string;
  /** Whether an end belongs to it, or it is one. */
  readonly is: "beginning" | "end" | "single";
}

/** A text in which each shortcode is a mark. */
export interface MarkedText {
  readonly text: string;
  readonly shortcodes: readonly Shortcode[];
}

/** Around the number of a shortcode. No text holds them: Unicode gives them to nobody. */
const [MARK, MARK_END] = ["\ufdd0", "\ufdd1"];
const NOBODYS = /[\ufdd0-\ufdef]/g;
const BRACKETS = /\[([^[\]]*)\]/g;
const NAME = /^\s*(\/?)([^\s<>&/"'=“”]{1,60})(?=[\s/]|$)/u;
const ASCII_NAME = /^[A-Za-z][\w-]*$/;
/** One attribute, or one value. Whoever writes in a word processor has other quotation marks. */
const TOKEN =
  /\s*(?:([A-Za-z][\w:.-]{0,60})\s*=\s*)?(?:"([^"]*)"|'([^']*)'|[“”″]([^“”″]*)[“”″]|([^\s"'“”″=<>]{1,2000}))(?=\s|$)/y;
const QUOTES: Readonly<Record<string, string>> = {
  ...{
    "&quot;": '"',
    "&#34;": '"',
    "&#039;": "'",
    "&#39;": "'",
    "&nbsp;": " ",
    "&#160;": " ",
    "\u00a0": " ",
    "&amp;": "&",
  },
  ...{ "&#8220;": "“", "&#8221;": "”", "&ldquo;": "“", "&rdquo;": "”", "&#8243;": "″", "&#038;": "&", "&#38;": "&" },
};
const QUOTED = new RegExp(Object.keys(QUOTES).join("|"), "g");
/** WordPress's own, and those of widespread plug-ins whose name alone says what they are. Capitals are another name. */
const KNOWN = new Set(
  "caption wp_caption gallery embed audio video playlist youtube vimeo dailymotion soundcloud bilibili toc".split(" "),
);
/** Keys that nobody writes in a sentence, so that their value needs no quotation marks. */
const KEYS =
  /^(?:id|ids|src|url|href|link|width|height|type|title|align|size|class|name|file|form|mp[34]|m4[av]|ogg|webm|columns|color|style)$/i;
/** What is longer is a text between brackets. */
const LONGEST = 20_000;

interface Found {
  readonly from: number;
  readonly to: number;
  readonly shortcode: Shortcode;
  readonly sure: boolean;
  /** Its end, or its beginning. */
  readonly other?: { readonly from: number; readonly to: number } | undefined;
}

/**
 * Finds the shortcodes of a text and puts a mark in the place of each. Brackets in which a sentence says something
 * (`[1]`, `[图]`, `[中新社]`, `[sic]`) stay text: a shortcode is known by its name, has an end, or sets a key to a value.
 * `[[name]]` is how WordPress writes about one.
 */
export function markShortcodes(content: string): MarkedText {
  const clean = content.replace(NOBODYS, "");
  const found = paired([...clean.matchAll(BRACKETS)].flatMap((match) => shortcodeAt(match, clean)));
  const shortcodes: Shortcode[] = [];
  let text = "";
  let done = 0;
  for (const { from, to, shortcode, other } of found) {
    // `[[name]]`, and `[[name]…[/name]]`.
    const [opened, closed] = [clean[from - 1] === "[", clean[to] === "]"];
    const first = opened && (closed || (other !== undefined && clean[other.to] === "]"));
    const last = closed && (opened || (other !== undefined && clean[other.from - 1] === "["));
    const isWrittenAbout = shortcode.is === "end" ? last : first;
    text += clean.slice(done, isWrittenAbout && opened ? from - 1 : from);
    done = isWrittenAbout && closed ? to + 1 : to;
    if (isWrittenAbout) text += shortcode.raw;
    else text += MARK + (shortcodes.push(shortcode) - 1) + MARK_END;
  }
  return { text: text + clean.slice(done), shortcodes };
}

/** A text with its shortcodes as typed. */
export function unmarked(text: string, shortcodes: readonly Shortcode[]): string {
  if (!text.includes(MARK)) return text;
  return text.replace(/\ufdd0(\d+)\ufdd1/g, (_, number: string) => shortcodes[Number(number)]?.raw ?? "");
}

function shortcodeAt(match: RegExpExecArray, content: string): Found[] {
  const { 0: raw, 1: inner = "", index: from } = match;
  if (raw.length > LONGEST) return [];
  const said = inner.replace(QUOTED, (entity) => QUOTES[entity] ?? entity);
  const [start, slash, name = ""] = NAME.exec(said) ?? [];
  if (start === undefined) return [];
  const to = from + raw.length;
  if (slash)
    return start === said.trimEnd()
      ? [{ from, to, sure: false, shortcode: { name, attributes: new Map(), values: [], raw, is: "end" } }]
      : [];
  const rest = said.slice(start.length).trimEnd();
  const read = attributesIn(rest.endsWith("/") ? rest.slice(0, -1) : rest);
  if (!read) return [];
  const { attributes, values, quoted } = read;
  const hasKey = [...attributes.keys()].some((key) => quoted.has(key) || KEYS.test(key));
  const alone = /[-_]/.test(name) && isAlone(content, from, to);
  const plays = values.some((value) => /^https?:/i.test(value) && mediaAt(value) !== undefined);
  const sure =
    (KNOWN.has(name) && values.every(isAscii)) ||
    (ASCII_NAME.test(name) && (hasKey || (alone && values.every(isAscii)) || plays));
  return [{ from, to, sure, shortcode: { name, attributes, values, raw, is: "single" } }];
}

/** A sentence between brackets may begin with the name of a shortcode: `[video 现场画面]`. */
function isAscii(value: string): boolean {
  return /^[!-~]*$/.test(value);
}

/** Undefined when it is no row of attributes. */
function attributesIn(text: string) {
  const attributes = new Map<string, string>();
  const quoted = new Set<string>();
  const values: string[] = [];
  let at = 0;
  const end = text.trimEnd().length;
  while (at < end) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (!token) return undefined;
    const [whole, key, double, single, curly, bare] = token;
    const value = double ?? single ?? curly ?? bare ?? "";
    if (key === undefined) values.push(value);
    else {
      attributes.set(key.toLowerCase(), value);
      if (bare === undefined) quoted.add(key.toLowerCase());
    }
    at += whole.length;
  }
  return { attributes, values, quoted };
}

/** Whether nothing else stands on its line. */
function isAlone(content: string, from: number, to: number): boolean {
  const before = content.slice(Math.max(0, from - 20), from).trimEnd();
  const after = content.slice(to, to + 20).trimStart();
  const startsLine =
    before === "" || before.endsWith(">") || /\n[ \t]*$/.test(content.slice(Math.max(0, from - 20), from));
  const endsLine = after === "" || after.startsWith("<") || /^[ \t]*\r?\n/.test(content.slice(to, to + 20));
  return startsLine && endsLine;
}

/** Each end belongs to the last beginning of its name that has none; what is no shortcode after all is left out. */
function paired(found: readonly Found[]): Found[] {
  const open = new Map<string, number[]>();
  const others = new Map<number, number>();
  for (const [index, { shortcode }] of found.entries()) {
    const { name } = shortcode;
    if (shortcode.is !== "end") {
      const places = open.get(name);
      if (places) places.push(index);
      else open.set(name, [index]);
      continue;
    }
    const beginning = open.get(name)?.pop();
    if (beginning === undefined) continue;
    others.set(beginning, index);
    others.set(index, beginning);
  }
  return found.flatMap((one, index) => {
    const other = others.get(index);
    const is = one.shortcode.is === "end" ? "end" : "beginning";
    if (other !== undefined) return [{ ...one, shortcode: { ...one.shortcode, is }, other: found[other] }];
    // An end without a beginning is one only where the name leaves no doubt.
    return one.sure || (one.shortcode.is === "end" && KNOWN.has(one.shortcode.name)) ? [one] : [];
  });
}
