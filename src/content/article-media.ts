import { NOT_RECORDED } from "../domain/archive.ts";
import { embeddedCreditOf, NO_CREDIT } from "../domain/attribution.ts";
import type { DateStamp } from "../domain/date-stamp.ts";
import {
  MEDIA_LABELS,
  type Media,
  type MediaRecord,
  type ShownMedia,
  secondsOf,
  type UnavailableMedia,
} from "../domain/media.ts";
import { isPlayed } from "../domain/media-policy.ts";
import type { Picture } from "../domain/picture.ts";
import { posterGone } from "../domain/placeholders.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import type { SourceCitation } from "../domain/source.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import { readCredit } from "./article-sources.ts";
import { captionsIn, type MediaContext, type MediaReading, ownPlace, placeIn } from "./media/media-place.ts";

/** Where file names stand in the records. */
export function mediaFileFields(records: Readonly<Record<string, MediaRecord>>): (readonly PropertyKey[])[] {
  return Object.entries(records).flatMap(([name, { captions = [] }]) => [
    ["media", name, "file"],
    ...captions.map((_, at) => ["media", name, "captions", at, "file"]),
  ]);
}

/**
 * Checks every video, sound and document of an article and gives them by name. In the place of one with which anything is wrong
 * there is one that cannot be shown: its place in the text is not wrong, and a preview has it.
 */
export function readMedia(records: Readonly<Record<string, MediaRecord>>, context: MediaContext): Map<string, Media> {
  const { file, files } = context;
  const posters = new Set<string>();
  const all = Object.entries(records).map(([name, record]): [string, Media] => {
    const before = file.report.count;
    const { poster } = record;
    if (poster !== undefined && posters.has(poster))
      file.flag("picture-placed-twice", ["media", name, "poster"], `图片“${poster}”作了不止一次封面。`);
    if (poster !== undefined) posters.add(poster);
    const media = new MediaReader(name, record, context).read();
    const right = media && file.report.count === before && !file.reported.touches(["media", name]);
    return [name, right ? media : incomplete(name, record)];
  });
  for (const { file: own, captions = [] } of Object.values(records))
    for (const one of [own, ...captions.map((track) => track.file)]) if (one) files.recorded.add(one);
  return new Map(all);
}

function incomplete(name: string, { kind, title, digitalSourceType: made }: MediaRecord): UnavailableMedia {
  const reason = `${MEDIA_LABELS[kind]}的记录还有要改的地方`;
  return { name, kind, title, shown: false, reason, credit: null, creditNote: "出处待补", ...(made && { made }) };
}

/** One record as it is being read. */
class MediaReader implements MediaReading {
  readonly name: string;
  readonly record: MediaRecord;
  readonly context: MediaContext;

  constructor(name: string, record: MediaRecord, context: MediaContext) {
    this.name = name;
    this.record = record;
    this.context = context;
  }

  /** Undefined when there is nothing that could be shown; the report says why. */
  read(): Media | undefined {
    const { file, sources, withdrawn, readUntil, lacks } = this.context;
    const [name, record] = [this.name, this.record];
    const until = record.until === undefined ? undefined : readUntil(name, record.until);
    const poster = this.#poster();
    // Whatever is wrong with the reason, there is one: it is not meant to be shown.
    const unsaid = file.reported.touches(["media", name, "unavailable"]) ? "" : undefined;
    const unowned = record.credit === null && lacks("credit") ? NOT_RECORDED.credit : undefined;
    const reason = withdrawn.get(name) ?? record.unavailable ?? unsaid ?? unowned;
    const place = ["media", name, "credit"];
    const credit =
      record.credit === null
        ? null
        : readCredit(record.credit, place, this.what, reason === undefined, file, sources, lacks);
    const { licence, description } = this.#asLeft();
    if (reason !== undefined) {
      if (credit === null && !record.creditNote && !unowned && !file.reported.touches(["media", name, "creditNote"]))
        this.flag("missing-credit", "credit", "的出处写了 null，却没有用 creditNote 说明");
      this.#ownFiles();
      return credit === undefined ? undefined : this.#unavailable(credit, fullWidthPunctuation(reason), poster);
    }
    if (credit === null) this.flag("missing-credit", "credit", "没有出处，不能展示");
    if (!licence) this.flag("missing-licence", "licence", "没有写使用依据");
    if (!description && !record.transcript?.length)
      this.flag("missing-description", "description", "没有写 description，也没有 transcript");
    return this.#shown(credit, until, poster);
  }

  /** With what an old site has left unsaid, as far as that is excused. */
  #asLeft(): Pick<MediaRecord, "licence" | "description"> {
    const { licence, description, transcript } = this.record;
    const { lacks } = this.context;
    return {
      licence: licence ?? (lacks("licence") ? NOT_RECORDED.licence : undefined),
      description: description ?? (!transcript?.length && lacks("alt") ? NOT_RECORDED.description : undefined),
    };
  }

  get what(): string {
    return `${MEDIA_LABELS[this.record.kind]}“${this.name}”`;
  }

  readonly flag = (code: ErrorCode, field: string, text: string): void =>
    this.context.file.flag(code, ["media", this.name, field], `${this.what}${text}。`);

  #poster(): Picture | undefined {
    const { poster } = this.record;
    const picture = poster === undefined ? undefined : this.context.pictures.get(poster);
    if (poster !== undefined && !picture && !this.context.file.reported.covers(["pictures"]))
      this.flag("unknown-poster", "poster", `的封面“${poster}”没有在 pictures 里登记`);
    return picture;
  }

  /** Of what is not shown the file may lie there, and need not. */
  #ownFiles(): void {
    const { file, captions = [] } = this.record;
    for (const one of [file, ...captions.map((track) => track.file)]) this.context.files.has(one, () => {});
  }

  #unavailable(credit: SourceCitation | null, reason: string, poster: Picture | undefined): UnavailableMedia {
    const { kind, title, licence, creditNote: written, digitalSourceType: made } = this.record;
    const creditNote = written && fullWidthPunctuation(written);
    return {
      ...{ name: this.name, kind, title: fullWidthPunctuation(title), shown: false, reason },
      ...(poster && { poster: posterGone(poster, reason) }),
      ...(licence && { licence }),
      ...(made && { made }),
      ...(credit ? { credit, ...(creditNote && { creditNote }) } : { credit, creditNote: creditNote ?? NO_CREDIT }),
    };
  }

  #shown(
    credit: SourceCitation | null | undefined,
    until: DateStamp | undefined,
    poster: Picture | undefined,
  ): ShownMedia | undefined {
    const { kind, title, language, transcript, captions = [], pages, digitalSourceType: made } = this.record;
    const { licence, description } = this.#asLeft();
    const found = placeIn(this);
    const tracks = captions.flatMap((track, index) => captionsIn(this, track, index) ?? []);
    if (captions.length > 0 && found && !found.own) this.flag("bad-captions", "captions", "不是自己的文件，放不了字幕");
    if (!found || !credit || !licence) return undefined;
    const { own } = found;
    const duration = this.record.duration === undefined ? own?.duration : secondsOf(this.record.duration);
    const counted = pages ?? own?.pages;
    const media = {
      ...{ name: this.name, kind, title: fullWidthPunctuation(title), shown: true as const, credit, licence },
      ...(poster && { poster }),
      ...(duration !== undefined && { duration }),
      ...(counted !== undefined && { pages: counted }),
      ...(own?.width && own.height && { width: own.width, height: own.height }),
      ...(language && { language }),
      ...(made && { made }),
      ...(description && { description: fullWidthPunctuation(description) }),
      ...(transcript?.length && { transcript: transcript.map(fullWidthPunctuation) }),
      ...(tracks.length > 0 && { captions: tracks }),
      ...(until && { until }),
    };
    const place = found.own
      ? ownPlace(this.name, found, embeddedCreditOf(media, this.context.page), credit.url)
      : found.place;
    if (place.at !== "page" && !isPlayed(place, this.context.settings()))
      this.context.file.warn("media-only-linked", ["media", this.name], `${this.what}不在文章里播放，只给链接。`);
    return { ...media, place };
  }
}
