import type { Bad, Family } from "./bad-input.ts";
import { ADDRESSES, COPY, PIXELS, SECRETS } from "./before-building.ts";
import { DATES } from "./dates.ts";
import { COMMENTS, FACTS, PAGES } from "./facts.ts";
import { ALIASES, NAMES, PLACES, SLUGS } from "./folders.ts";
import { LENGTHS, SHAPES, SYNTAX } from "./json.ts";
import { ENCODINGS, HIDDEN, LEFTOVERS, LINKS, MARKUP, SIZES, STRUCTURE } from "./prose.ts";
import { PICTURES, QUOTES, SOURCES } from "./provenance.ts";

/** What the reading of the files finds. */
export const READING: Readonly<Record<string, Family>> = {
  "JSON syntax": SYNTAX,
  "the shape of a record": SHAPES,
  "the length of a field": LENGTHS,
  dates: DATES,
  sources: SOURCES,
  pictures: PICTURES,
  quotations: QUOTES,
  links: LINKS,
  markup: MARKUP,
  "the structure of a text": STRUCTURE,
  "Markdown that is left over": LEFTOVERS,
  encodings: ENCODINGS,
  "hidden characters": HIDDEN,
  secrets: SECRETS,
  sizes: SIZES,
  slugs: SLUGS,
  "files and folders": PLACES,
  "names of articles": NAMES,
  "old addresses": ALIASES,
  "the publication's facts": FACTS,
  "pages of prose": PAGES,
  comments: COMMENTS,
};

/** What it takes the whole publication, the copy desk, or the pixels of a picture to see. */
export const BEFORE_BUILDING: Readonly<Record<string, Family>> = {
  "addresses of our own": ADDRESSES,
  copy: COPY,
  pixels: PIXELS,
};

/** Every bad input there is, by a name of its own. */
export const ALL: ReadonlyMap<string, Bad> = new Map(
  Object.entries({ ...READING, ...BEFORE_BUILDING }).flatMap(([family, cases]) =>
    Object.entries(cases).map(([name, bad]) => [`${family}: ${name}`, bad] as const),
  ),
);
