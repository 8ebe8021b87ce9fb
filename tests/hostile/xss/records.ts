import { RECORD } from "../../fixtures/minimal-publication.ts";

const OTHER = "https://house.example/other";

/** An article in which every text is this one, and every address that one, but beside copies. */
export function recordOf(n: number, text: string, address: string): object {
  const citation = { name: text, url: address, title: text, author: text };
  return {
    ...RECORD,
    id: `20250519-text-${n}`,
    title: text,
    lede: text,
    desk: text,
    authors: [text],
    contributors: [{ name: text, role: "editor" }],
    changes: [{ date: "2025-05-20T00:00:00-07:00", kind: "correction", text, thanks: text }],
    kind: "compilation",
    ai: [{ use: "headline", system: text, reviewed: { by: text, on: "2025-05-19T00:00:00-07:00" } }],
    sources: [
      {
        ...citation,
        // The original's own address is no copy.
        ...{ url: OTHER, archived: address },
        changed: { date: "2025-05-20T00:00:00-07:00", text, tell: true },
      },
      { source: "gazette", url: address, title: text, author: text, via: [{ name: text, url: address }] },
    ],
    pictures: {
      chart: { alt: text, caption: text, credit: citation, licence: text, unavailable: text },
      other: { caption: text, credit: null, creditNote: text, unavailable: text },
    },
    quotes: {
      said: {
        speaker: text,
        role: text,
        platform: "press",
        source: citation,
        text,
        original: { language: "en", text },
        url: address,
        archived: OTHER,
        changed: { date: "2025-05-20T00:00:00-07:00", text },
        checked: "2025-05-20T00:00:00-07:00",
      },
    },
  };
}

/** What files of `_data` say, with this as every text and that as every address. */
export function factsOf(text: string, address: string): Readonly<Record<string, object>> {
  const source = { name: text, aliases: [], country: text, credit: text, basis: text, licenceUrl: address };
  return {
    "sections.json": { news: { name: text, description: text } },
    "tags.json": { topic: { name: text } },
    "sources.json": { gazette: { ...source, url: address, contact: address } },
    "people.json": {
      news: {
        ...{ name: text, latin: text, role: text, profile: text, url: address, sameAs: [address] },
        portrait: ownPicture(text, address),
      },
    },
    "disclaimers.json": {
      original: text,
      compilation: text,
      translation: text,
      reprint: text,
      opinion: text,
      editorial: text,
      unknown: text,
    },
    "withdrawals.json": [
      {
        path: "/2025/05/sample/",
        id: "20250519-sample",
        date: "2025-06-02T00:00:00-07:00",
        reason: text,
        requestedBy: text,
      },
    ],
    "breaking.json": { text, url: "/2025/05/text-0/", until: "2026-01-01T12:00:00-08:00" },
    "site.json": {
      name: text,
      tagline: text,
      description: text,
      url: "https://paper.example",
      timeZone: "America/Vancouver",
      contact: "desk@paper.example",
      comments: { provider: "netlify", email: "required" },
      traditional: { region: "hongkong" },
    },
  };
}

/** A topic, likewise. */
export function topicOf(text: string, address: string): object {
  const source = { name: text, url: address, title: text, author: text };
  return {
    title: text,
    summary: text,
    picture: ownPicture(text, address),
    articles: [text],
    chronology: [{ date: "2025-05-20", text, article: text, source }],
  };
}

/** Of a person or a topic: `own.png` beside its record. */
function ownPicture(text: string, address: string): object {
  const credit = { name: text, url: address, title: text, author: text };
  return { file: "own.png", alt: text, caption: text, credit, licence: text };
}

/** A comment of the article of the nth text. */
export function commentOf(n: number, text: string, website: string): object {
  const id = "20250520T170000Z-0240f7455acf";
  const article = `20250519-text-${n}`;
  return { id, article, name: text, website, date: "2025-05-20T10:00:00Z", text, origin: "netlify" };
}
