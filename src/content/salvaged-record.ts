import { z } from "zod";
import { AiRecord } from "../domain/ai.ts";
import { ArticleRecord, ChangeRecord, PictureRecord, QuoteRecord } from "../domain/article-record.ts";
import { ChartRecord } from "../domain/chart-record.ts";
import { MediaRecord } from "../domain/media.ts";
import { ContributorRecord } from "../domain/signature.ts";
import { SourceRecord, TextSourceRecord } from "../domain/source.ts";
import type { JsonFile } from "./json-file.ts";

/** The fields of an object by name; none of what is no object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/**
 * An object whose schema has refused it, field by field: what is right stays, for the rest there is a stand-in. So rules can
 * judge all that was parsed, and a preview shows it.
 */
export function soundFields<S extends z.ZodObject>(schema: S, value: unknown, standIn: z.output<S>): z.output<S> {
  const fields = fieldsOf(value);
  const sound = Object.entries(schema.shape).flatMap(([name, field]) => {
    const { data } = z.safeParse(field, fields[name]);
    return data === undefined ? [] : [[name, data] as const];
  });
  return { ...standIn, ...Object.fromEntries(sound) };
}

/** Every item of a list in its place. @param part reads one item, or finds something to stand in for it */
export function soundItems<T>(value: unknown, part: (item: unknown, index: number) => T): T[] {
  return Array.isArray(value) ? value.map(part) : [];
}

/** Every entry of a map by its name. */
export function soundEntries<T>(value: unknown, part: (entry: unknown, name: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(fieldsOf(value)).map(([name, entry]) => [name, part(entry, name)]));
}

/** What stands where the author has to write something else; a preview shows it. */
const TO_MEND = "（待改）";

/**
 * As much of an article's record as is right, with stand-ins for the rest. Lists keep their length, so that the places of their
 * items stay what they are.
 *
 * @param id stands in for the id; nobody else has it
 * @param page stands in for the address of a quotation
 */
export function salvagedRecord({ value, reported }: JsonFile, id: string, page: string): ArticleRecord {
  const fields = fieldsOf(value);
  const { tags, authors, aliases } = ArticleRecord.shape;
  const words = (schema: typeof tags | typeof authors | typeof aliases, list: unknown) =>
    soundItems(list, (item) => schema.safeParse([item]).data?.[0] ?? "");
  const standIn = standInFor(id);
  return {
    ...soundFields(ArticleRecord, fields, standIn),
    tags: words(tags, fields.tags),
    authors: words(authors, fields.authors).filter((name) => name !== ""),
    contributors: soundItems(fields.contributors, contributorIn).flatMap((one) => one ?? []),
    aliases: words(aliases, fields.aliases),
    sources: soundItems(fields.sources, (source, at) => {
      const whole = TextSourceRecord.safeParse(source);
      return whole.success ? whole.data : sourceIn(source, ["sources", at]);
    }),
    ai: soundItems(fields.ai, (one) => AiRecord.safeParse(one).data).flatMap((one) => one ?? []),
    changes: soundItems(fields.changes, changeIn),
    pictures: soundEntries(fields.pictures, pictureIn),
    charts: soundEntries(fields.charts, chartIn),
    media: soundEntries(fields.media, mediaIn),
    quotes: soundEntries(fields.quotes, (quote) => quoteIn(quote, page)),
  };

  /** What does not even say whose it is stands for nothing, and nothing more is said of it. */
  function sourceIn(source: unknown, place: readonly PropertyKey[]): SourceRecord {
    const whole = SourceRecord.safeParse(source);
    if (whole.success) return whole.data;
    const [, registered, written] = SourceRecord.options;
    const parts = fieldsOf(source);
    const key = registered.shape.source.safeParse(parts.source).data;
    if (key !== undefined) return soundFields(registered, parts, { source: key });
    const name = written.shape.name.safeParse(parts.name).data;
    if (name !== undefined) return soundFields(written, parts, { name, url: "" });
    reported.add(place);
    return "";
  }

  function pictureIn(picture: unknown, name: string): PictureRecord {
    const sound = soundFields(PictureRecord, picture, { credit: null });
    return { ...sound, credit: creditIn(picture, sound, ["pictures", name, "credit"]) };
  }

  function mediaIn(media: unknown, name: string): MediaRecord {
    const sound = soundFields(MediaRecord, media, { kind: "video", title: TO_MEND, credit: null });
    return { ...sound, credit: creditIn(media, sound, ["media", name, "credit"]) };
  }

  function creditIn(value: unknown, sound: Pick<PictureRecord, "credit">, place: readonly PropertyKey[]) {
    const { credit } = fieldsOf(value);
    return sound.credit !== null || typeof credit !== "object" || credit === null
      ? sound.credit
      : sourceIn(credit, place);
  }

  function chartIn(chart: unknown, name: string): ChartRecord {
    const credit = sourceIn(fieldsOf(chart).credit, ["charts", name, "credit"]);
    return soundFields(ChartRecord, chart, { form: "table", title: TO_MEND, credit });
  }
}

function changeIn(change: unknown): z.output<typeof ChangeRecord> {
  return soundFields(ChangeRecord, change, { date: "", kind: "update", text: TO_MEND });
}

function quoteIn(quote: unknown, page: string): z.output<typeof QuoteRecord> {
  const standIn = { speaker: TO_MEND, platform: "statement", text: TO_MEND, url: page, checked: "" } as const;
  return soundFields(QuoteRecord, quote, standIn);
}

function contributorIn(one: unknown): z.output<typeof ContributorRecord> | undefined {
  return ContributorRecord.safeParse(one).data;
}

function standInFor(id: string): ArticleRecord {
  return {
    id,
    title: "（标题待改）",
    lede: "（导语待改）",
    published: "",
    changes: [],
    ai: [],
    kind: "original",
    authors: [],
    contributors: [],
    sources: [],
    section: "",
    weight: "normal",
    tags: [],
    pictures: {},
    charts: {},
    media: {},
    quotes: {},
    aliases: [],
    traditional: {},
    comments: "open",
    // Whoever reads the article says whether it can be known to be a draft.
    status: "published",
  };
}
