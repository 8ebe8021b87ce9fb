import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plain } from "../../../src/manuscripts/escaped-text.ts";
import type { CreditedPost } from "../../../src/migration/model.ts";
import { CONTEXT, credited } from "./credited.ts";

/** A line of the labelled set. */
export interface LabelledLine {
  readonly place: string;
  readonly line: string;
  /** As `outcomeOf` puts it. */
  readonly expected: string;
  /** The name that is asked about, in the picture's own note. */
  readonly asked: string | undefined;
  /** Whether the post has a picture elsewhere. */
  readonly pictured: boolean;
}

const NAMED = /^ask=(.*?)(?= caption$|$)/u;
const PICTURED = / with-picture$/u;

/** @param name of a file beside this one */
export function labelledLines(name: string): LabelledLine[] {
  const lines = readFileSync(join(import.meta.dirname, name), "utf8").split("\n");
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((row) => {
      const [place = "", line = "", expected = ""] = row.split("\t");
      const said = expected.replace(PICTURED, "");
      const asked = NAMED.exec(said)?.[1];
      return { place, line, expected: said.replace(NAMED, "ask"), asked, pictured: said !== expected };
    });
}

const P = "这一段是正文，写得足够长，不会被当作小标题，最后有句号。";
const TEXT = `<p>${P}</p>`;
const IMG = '<img src="https://a.example/u/harbour.jpg">';
const SECOND = '<img src="https://a.example/u/bridge.jpg">';

/** The post in which a line stands. */
export function postWith({ place, line, pictured }: LabelledLine): string {
  const shown = `<p>${line}</p>`;
  const before = pictured ? TEXT + IMG : "";
  const posts: Readonly<Record<string, string>> = {
    under: TEXT + IMG + shown + TEXT + TEXT + TEXT,
    two: TEXT + IMG + SECOND + shown + TEXT + TEXT + TEXT,
    caption: `${TEXT}<figure>${IMG}<figcaption>${line}</figcaption></figure>${TEXT}${TEXT}`,
    library: TEXT + IMG + TEXT + TEXT,
    head: shown + TEXT + TEXT,
    end: before + TEXT + TEXT + shown,
    glued: `${TEXT}<p>${P}${line}</p>`,
    middle: TEXT + TEXT + shown + TEXT + TEXT,
    lede: `<p>${line}${P}</p>${TEXT}`,
  };
  const html = posts[place];
  if (html === undefined) throw new Error(`no place called ${place}`);
  return html;
}

/** What became of the line, in one line. */
export function outcomeOf(given: LabelledLine): string {
  return outcome(creditedWith(given), given);
}

export function creditedWith(given: LabelledLine): CreditedPost {
  const file = { id: 7, parent: 0, url: "", uploaded: "", link: "", title: "", alt: "", description: "" };
  const attachments = new Map([[7, { ...file, caption: given.line }]]);
  return given.place === "library"
    ? credited(postWith(given), { ...CONTEXT, attachments }, "", new Map([["harbour", 7]]))
    : credited(postWith(given));
}

function outcome({ draft, moved, credits }: CreditedPost, { place, line, asked }: LabelledLine): string {
  const parts: string[] = [];
  const body = draft.body.map(({ escaped }) => plain(escaped));
  const stays = body.some((text) => text.replace(/^## /, "").includes(line.trim()));
  const pictures = [...draft.pictures.values()];
  const [first] = pictures;
  const ofPicture = credits.filter(({ of }) => typeof of === "object");
  if (moved.some(({ what }) => what === "图片编号")) parts.push("code");
  else if (first && !["head", "middle"].includes(place)) {
    const { credit, caption } = first;
    const found = ofPicture[0]?.certainty;
    const name =
      credit === null || typeof credit === "string"
        ? credit
        : "source" in credit
          ? `${credit.source}+${credit.author}`
          : credit.name;
    parts.push(
      name === null
        ? found === "asked"
          ? first.creditNote?.includes(asked ?? "")
            ? "ask"
            : "ask of another"
          : ofPicture[0]?.from
            ? "nobody"
            : "unknown"
        : `credit=${name}`,
    );
    if (caption !== undefined) parts.push("caption");
  }
  const sources = draft.sources.map((one) => (typeof one === "string" ? one : "source" in one ? one.source : one.name));
  const titles = draft.sources.flatMap((one) => (typeof one === "object" && one.title ? one.title : []));
  if (draft.kind) parts.push(`kind=${draft.kind}`);
  if (sources.length > 0) parts.push(`source=${sources.join(",")}`);
  if (draft.desk) parts.push(`desk=${draft.desk}`);
  if (draft.authors.length > 0) parts.push(`author=${draft.authors.join(",")}`);
  for (const { name, role } of draft.contributors) parts.push(`${role}=${name}`);
  for (const title of [...titles, ...moved.flatMap(({ what, text }) => (what === "原文信息" ? text : []))])
    parts.push(`title=${title}`);
  const furniture = moved.find(({ what }) => ["声明", "页面零碎", "评论表单"].includes(what));
  if (furniture) parts.push(`furniture=${furniture.what}`);
  const ofText = credits.filter(({ of }) => of === "text");
  if (parts.length === 0) {
    const [open] = ofText.filter(({ certainty }) => certainty !== "certain");
    parts.push(
      open && stays && place !== "middle"
        ? open.certainty === "asked"
          ? "ask-source"
          : "nobody-source"
        : stays
          ? "text"
          : "gone",
    );
  }
  if (place === "lede" && sources.length > 0 && stays) parts.push("stays");
  return parts.join(" ");
}

/** What sort of thing an outcome is, by its first part. */
export function classOf(outcome: string): string {
  const [first = ""] = outcome.split(/[= ]/u);
  return CLASSES[first] ?? first;
}

const CLASSES: Readonly<Record<string, string>> = {
  ...{ kind: "source", desk: "source", "ask-source": "ask", "nobody-source": "nobody", unknown: "text" },
  ...{ author: "people", translator: "people", editor: "people", "managing-editor": "people" },
};
