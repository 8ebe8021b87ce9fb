import { hash } from "node:crypto";
import { extname } from "node:path";
import { SecretScan } from "../../content/secrets.ts";
import { absoluteLink } from "../../gate/link-book.ts";
import { type CreditRecord, creditFindings } from "./credits.ts";
import type { Finding, FindingCode } from "./finding.ts";
import { ownAddressesIn } from "./links.ts";
import { type Load, scanPage } from "./page-scan.ts";
import { PhraseSearch } from "./phrase-search.ts";
import { forPeople } from "./shown-text.ts";
import { formFault, jsonFault, lostCharacter } from "./well-formed.ts";
import { canBeParsed, contentOf, isWhole } from "./whole-file.ts";

/** Text for machines, in which the site names its own addresses. */
const MACHINE_TEXT = new Set([".xml", ".json", ".csv", ".txt"]);
const CODE = new Set([".js", ".css"]);

/** What a finished file says, for whoever knows the whole site to judge. Texts are bytes as Latin-1. */
export interface FileScan {
  readonly sha256: string;
  readonly size: number;
  /** What is wrong with it whatever the others are. */
  readonly findings: readonly Finding[];
  /** Where it leads, absolute on the site or on the web: links, and what browsers fetch by themselves. */
  readonly links: readonly string[];
  readonly loads: readonly Load[];
  /** Names of places in it. */
  readonly anchors: readonly string[];
  /** The site's own addresses in text for machines, and in structured data. */
  readonly own: readonly string[];
  readonly data: readonly string[];
  /** What might be a secret of some machine, and is none of this one. */
  readonly tokens: readonly string[];
  /** Phrases that nobody may read yet, as they stand there. */
  readonly phrases: readonly string[];
  /** The record its credits were held against, by its digest. */
  readonly credited?: string | undefined;
}

/** What a scan has to know besides the file. */
export interface ScanContext {
  /** Address of the site on the web. */
  readonly url: string;
  /** That nobody may read yet. */
  readonly phrases: readonly string[];
}

/** Reads finished files, in whatever process they are made. */
export class FileScanner {
  readonly #url: string;
  readonly #phrases: PhraseSearch;
  readonly #secrets = new SecretScan();

  constructor({ url, phrases }: ScanContext) {
    this.#url = url;
    this.#phrases = new PhraseSearch(phrases);
  }

  /**
   * @param path on the site, such as `/about/index.html`
   * @param bytes of the file; they may be gone after the call
   * @param credits what the page of an article has to credit
   */
  scan(path: string, bytes: Buffer, credits?: CreditRecord): FileScan {
    const findings: Finding[] = [];
    const add = (code: FindingCode, message: string) => findings.push({ code, file: path, message });
    const content = unpacked(bytes);
    const damaged = content === undefined || !isWhole(path, bytes);
    if (damaged) add("damaged-file", lengthOf(bytes));
    const fault = damaged ? undefined : formFault(path, bytes);
    if (fault) add("ill-formed-file", fault);
    const kind = extname(path);
    const forMachines = MACHINE_TEXT.has(kind);
    const lost = kind === ".html" || forMachines ? lostCharacter(bytes) : undefined;
    if (lost !== undefined) add("lost-character", lost);
    const tokens = new Set<string>();
    for (const secret of this.#secrets.find(content ?? bytes, tokens)) add("secret-in-output", secret);
    const page = kind === ".html" ? this.#page(path, bytes, add) : NO_PAGE;
    if (credits) findings.push(...creditFindings(credits, bytes, path));
    return {
      sha256: hash("sha256", bytes),
      size: bytes.length,
      findings,
      ...page,
      tokens: [...tokens],
      own: forMachines ? ownAddressesIn(bytes, this.#url, kind === ".xml") : [],
      phrases: this.#phrases.isEmpty ? [] : this.#phrases.find(content ?? bytes),
      ...(credits && { credited: credits.digest }),
    };
  }

  /** Whether the value of a secret variable of this build stands in a token. */
  isSecret(token: string): boolean {
    return this.#secrets.knowsAny([token]);
  }

  #page(path: string, bytes: Buffer, add: (code: FindingCode, message: string) => void) {
    const page = scanPage(bytes);
    if (new Set(page.anchors).size < page.anchors.length) {
      const twice = page.anchors.filter((name, at) => page.anchors.indexOf(name) < at);
      for (const name of new Set(twice)) add("duplicate-anchor", forPeople(`id“${name}”出现了不止一次`));
    }
    const data: string[] = [];
    for (const json of page.data) {
      const fault = isJson(json) ? jsonFault(json) : undefined;
      if (!isJson(json)) add("damaged-file", "结构化数据（JSON-LD）不完整");
      else if (fault) add("ill-formed-file", `结构化数据（JSON-LD）${fault}`);
      data.push(...ownAddressesIn(Buffer.from(json, "latin1"), this.#url));
    }
    for (const code of page.inline) add("inline-code", code);
    for (const markup of page.foreign) add("foreign-markup", forPeople(markup));
    const links = [...page.links, ...page.loads.map(({ address }) => address)];
    return {
      links: [...new Set(links.map((link) => absoluteLink(link, path)))],
      loads: page.loads,
      anchors: page.anchors,
      data,
    };
  }
}

const NO_PAGE: Pick<FileScan, "links" | "loads" | "anchors" | "data"> = { links: [], loads: [], anchors: [], data: [] };

/** Whether a script or a style sheet can be read to its end; every other file can. */
export async function codeFindings(path: string, bytes: Buffer): Promise<Finding[]> {
  if (!CODE.has(extname(path)) || (await canBeParsed(path, bytes.toString("utf8")))) return [];
  return [{ code: "damaged-file", file: path, message: lengthOf(bytes) }];
}

function lengthOf({ length }: Buffer): string {
  return length === 0 ? "文件是空的" : `文件不完整，共 ${length} 字节`;
}

function unpacked(bytes: Buffer): Buffer | undefined {
  try {
    return contentOf(bytes);
  } catch {
    return undefined;
  }
}

function isJson(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
