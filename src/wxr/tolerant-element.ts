import { hasSwallowed, linesIn, type Repair, type WxrElement } from "./element.ts";
import { strictElement } from "./strict-element.ts";

/** Elements in which others stand; all else of an export is text (WordPress, wp-admin/includes/export.php). */
const CONTAINERS = new Set(
  "item wp:comment wp:postmeta wp:commentmeta wp:author wp:category wp:tag wp:term wp:termmeta image".split(" "),
);
/** Around everything, or nothing at all: what stands in them stands on its own. */
const FRAMES = new Set(["rss", "channel", "?xml"]);
/** What stands in no text, unless it is about exports. */
const OTHERS =
  /<\/?(?:wp:(?:comment|post|term|meta_|author)\w*|(?:content|excerpt):encoded|dc:creator|guid|item)[\s>]/g;
const TAG = /<(\/?)([?A-Za-z][\w:.-]*)((?:\s[^<>]*?)?)(\/?)>/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const [CDATA, CDATA_END] = ["<![CDATA[", "]]>"] as const;

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: WxrElement[];
  readonly line: number;
}

/**
 * The elements of a part of an export in which something may be wrong. What is known of an export tells containers from
 * texts: a text ends where its own end is, whatever stands in it, and a container where another of its kind begins.
 *
 * @param line where the part begins in the file
 */
export function tolerantElements(
  xml: string,
  line: number,
): { readonly elements: readonly WxrElement[]; readonly repairs: readonly Repair[] } {
  const reader = new TolerantReader(xml, line);
  reader.read();
  return { elements: reader.elements, repairs: [...reader.repairs] };
}

class TolerantReader {
  readonly elements: WxrElement[] = [];
  readonly repairs = new Set<Repair>();
  readonly #xml: string;
  readonly #open: Open[] = [];
  /** Names that have no end behind this place, so that nobody looks for one again and again. */
  readonly #endless = new Set<string>();
  #line: number;
  #counted = 0;

  constructor(xml: string, line: number) {
    this.#xml = xml;
    this.#line = line;
  }

  read(): void {
    const xml = this.#xml;
    for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at)) at = this.#readTag(at);
    if (this.#open.length > 0) this.repairs.add("cut");
    while (this.#open.length > 0) this.#close();
  }

  /** @returns where to go on */
  #readTag(at: number): number {
    if (this.#xml.startsWith("<!--", at)) {
      const end = this.#endless.has("-->") ? -1 : this.#xml.indexOf("-->", at);
      if (end < 0) this.#endless.add("-->");
      return end < 0 ? at + 4 : end + 3;
    }
    TAG.lastIndex = at;
    const [tag, slash = "", name = "", said = "", empty] = TAG.exec(this.#xml) ?? [];
    if (tag === undefined) return this.#stray(at);
    const behind = at + tag.length;
    if (FRAMES.has(name)) return behind;
    if (slash) {
      this.#closeAll(name);
      return behind;
    }
    const attributes = attributesIn(said);
    const line = this.#lineAt(at);
    if (empty) this.#add({ name, attributes, text: "", children: [], line });
    else if (CONTAINERS.has(name)) {
      // Another of its kind: the last one has no end.
      if (this.#open.some((open) => open.name === name)) {
        this.repairs.add("structure");
        this.#closeAll(name);
      }
      this.#open.push({ name, attributes, children: [], line });
    } else return this.#readText(at, behind, { name, attributes, children: [], line });
    return behind;
  }

  /** A text up to the first end that it has; without one it is left out. */
  #readText(at: number, behind: number, open: Open): number {
    const closing = `</${open.name}>`;
    const end = this.#endless.has(closing) ? -1 : this.#xml.indexOf(closing, behind);
    if (end < 0) {
      this.#endless.add(closing);
      return this.#stray(behind);
    }
    const whole = end + closing.length;
    const read = strictElement(this.#xml.slice(at, whole), open.line);
    const strict = read && !hasSwallowed(read) ? read : undefined;
    // Its own end is lost, and what was found is that of another: a reader's address may stand between the two.
    OTHERS.lastIndex = behind;
    const other = strict ? undefined : OTHERS.exec(this.#xml)?.index;
    const stop = other !== undefined && other < end ? other : undefined;
    // With its own end, and that of its CDATA, it has taken nothing in: it holds CDATA in CDATA, or a tag of HTML.
    const isWhole = stop === undefined && !read;
    if (!strict) this.repairs.add(isWhole && !endsNowhere(this.#xml.slice(behind, end)) ? "text" : "structure");
    this.#add(strict ?? { ...open, text: textOf(this.#xml.slice(behind, stop ?? end)) });
    return stop ?? whole;
  }

  #stray(at: number): number {
    this.repairs.add("structure");
    return at + 1;
  }

  /** Ends the innermost container of a name with all that is open in it. */
  #closeAll(name: string): void {
    const inner = this.#open.findLastIndex((open) => open.name === name);
    if (inner < this.#open.length - 1) this.repairs.add("structure");
    if (inner >= 0) while (this.#open.length > inner) this.#close();
  }

  #close(): void {
    const closed = this.#open.pop();
    if (closed) this.#add({ ...closed, text: "" });
  }

  #add(element: WxrElement): void {
    (this.#open.at(-1)?.children ?? this.elements).push(element);
  }

  #lineAt(at: number): number {
    this.#line += linesIn(this.#xml.slice(this.#counted, at));
    this.#counted = at;
    return this.#line;
  }
}

function attributesIn(said: string): Readonly<Record<string, string>> {
  const found = [...said.matchAll(ATTRIBUTE)].map(([, name = "", double, single]) => [
    name,
    decoded(double ?? single ?? ""),
  ]);
  return Object.fromEntries(found);
}

function endsNowhere(raw: string): boolean {
  return raw.includes(CDATA) && !raw.includes(CDATA_END);
}

/** CDATA keeps whatever is in it: sections that follow each other are one, and an end within is a text like any other. */
function textOf(raw: string): string {
  const trimmed = raw.trim();
  if (!trimmed.startsWith(CDATA)) return decoded(raw);
  const inner = trimmed.slice(CDATA.length, trimmed.endsWith(CDATA_END) ? -CDATA_END.length : undefined);
  return inner.replaceAll(CDATA_END + CDATA, "");
}

/** References that XML knows; every other `&` is one. */
function decoded(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}
