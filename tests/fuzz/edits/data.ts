import { between, pick } from "../../../scripts/bench/random.ts";
import { KINDS } from "../../../src/domain/kind.ts";
import { PROSE_PAGE_KEYS } from "../../../src/domain/site.ts";
import { PODCAST } from "../sample-data.ts";
import { addressOf, isLive, someKey } from "../sample-publication.ts";
import { sentence } from "../sample-text.ts";
import { type Edit, renamed, someOf } from "./edit.ts";

const ZONES = ["America/Vancouver", "America/Toronto", "America/St_Johns", "Europe/London"] as const;
const NO_HAN = /[^\u4e00-\u9fff]/g;
const HOUR_MS = 3_600_000;

/** What happens to the data of the publication as a whole. */
export const DATA_EDITS: Readonly<Record<string, Edit>> = {
  "change-tagline": always(({ data: { site } }, random) => {
    site.tagline = sentence(random);
  }),
  "change-name": always(({ data: { site } }, random) => {
    site.name = pick(random, ["示例报", "示例周报", "示例晚报"]);
    site.description = `${sentence(random)}。`;
  }),
  "change-address": always(({ data: { site } }, random) => {
    site.url = pick(random, ["https://proof.example", "https://other.example"]);
  }),
  "change-feed-ids": always(({ data: { site } }) => {
    if (site.feedIds) delete site.feedIds;
    else site.feedIds = "proof.example";
  }),
  "change-zone": always(({ data: { site } }, random) => {
    site.timeZone = pick(random, ZONES);
  }),
  "change-contact": always(({ data: { site } }, random) => {
    site.contact = pick(random, ["desk@proof.example", "news@proof.example"]);
    site.comments = { provider: "netlify", email: pick(random, ["off", "optional", "required"]) };
  }),
  "change-editor": always(({ data: { site } }) => {
    if (site.cms) delete site.cms;
    else site.cms = {};
  }),
  "change-edition": always(({ data: { site } }, random) => {
    const { traditional } = site;
    if (traditional && random() < 0.3) delete site.traditional;
    else
      site.traditional = {
        region: pick(random, ["taiwan", "hongkong"]),
        words: random() < 0.5,
        quotes: pick(random, ["corner", "curly"]),
      };
  }),
  "change-cards": always(({ data: { site } }) => {
    site.shareCards = !site.shareCards;
  }),
  "change-glossary": always(({ articles, data: { glossary } }, random) => {
    const [old] = Object.keys(glossary);
    if (old !== undefined && random() < 0.3) delete glossary[old];
    else {
      // Cut out of what is said anywhere, terms overlap, stand in one another, and begin in one word and end in the next.
      const { record, paragraphs } = someOf(articles, random) ?? {};
      const said = [record?.title, ...(paragraphs ?? []), sentence(random)].join("").replace(NO_HAN, "");
      const from = between(random, 0, said.length - 1);
      glossary[said.slice(from, from + between(random, 1, 5))] = pick(random, ["要詞", "專詞", "臺"]);
    }
  }),
  "rename-section": always(({ data: { sections } }, random) => {
    const section = sections[someKey(sections, random)];
    if (section) section.name = sentence(random).slice(0, 12);
  }),
  "change-key-of-section": always(({ articles, data, next }, random) => {
    const old = someKey(data.sections, random);
    const key = `section-${next}`;
    data.sections = renamed(data.sections, old, key);
    const section = data.sections[key];
    if (section) section.formerly = [...(section.formerly ?? []), old];
    for (const { record } of articles) if (record.section === old) record.section = key;
  }),
  "reorder-sections": always(({ data }) => {
    data.sections = Object.fromEntries(Object.entries(data.sections).reverse());
  }),
  "change-front": always(({ data: { sections } }, random) => {
    const section = sections[someKey(sections, random)];
    if (section) section.front = section.front === false;
  }),
  "rename-tag": always(({ data: { tags } }, random) => {
    const tag = tags[someKey(tags, random)];
    if (tag) tag.name = sentence(random).slice(0, 10);
  }),
  "change-key-of-tag": always(({ articles, data, next }, random) => {
    const old = someKey(data.tags, random);
    const key = `tag-${next}`;
    data.tags = renamed(data.tags, old, key);
    const tag = data.tags[key];
    if (tag) tag.formerly = [...(tag.formerly ?? []), old];
    for (const { record } of articles) record.tags = record.tags?.map((name) => (name === old ? key : name)) ?? [];
  }),
  "rename-source": always(({ data: { sources } }, random) => {
    const source = sources[someKey(sources, random)];
    if (source) source.name = `来源${sentence(random).slice(0, 12)}`;
  }),
  "change-terms-of-source": always(({ data: { sources } }, random) => {
    const source = sources[someKey(sources, random)];
    if (!source) return;
    source.index = pick(random, ["index", "noindex-news", "noindex"]);
    source.canonical = random() < 0.5;
    source.credit = `署名${sentence(random).slice(0, 8)}`;
    source.basis = `依据${sentence(random)}`;
  }),
  "change-disclaimer": always(({ data: { disclaimers } }, random) => {
    disclaimers[pick(random, KINDS)] = `${sentence(random)}，{contact}。`;
  }),
  "change-page": always(({ pages }, random) => {
    const key = pick(random, PROSE_PAGE_KEYS);
    pages[`${key}.md`] = `# ${sentence(random)}\n\n${sentence(random)}。\n`;
  }),
  "receive-notice": always(({ data }, random) => {
    const source = someKey(data.sources, random);
    data.notices.push({ received: "2026-05-02", source, about: sentence(random), status: "open" });
  }),
  "settle-notice"({ data: { notices } }) {
    const open = notices.find(({ status }) => status === "open");
    if (open) open.status = "settled";
    return open !== undefined;
  },
  "break-news"(publication, random) {
    const { articles, data, now } = publication;
    const article = someOf(
      articles.filter((each) => isLive(publication, each)),
      random,
    );
    if (!article) return false;
    const until = new Date(now + 20 * HOUR_MS).toISOString();
    data.breaking = { text: sentence(random), url: addressOf(article), until };
    return true;
  },
  "lift-news"({ data }) {
    const had = Object.keys(data.breaking).length > 0;
    data.breaking = {};
    return had;
  },
  "change-podcast": always(({ data }, random) => {
    const title = sentence(random).slice(0, 12);
    if (data.podcast && random() < 0.4) delete data.podcast;
    else data.podcast = { ...structuredClone(PODCAST), title, explicit: random() < 0.5 };
  }),
};

function always(edit: (...given: Parameters<Edit>) => void): Edit {
  return (publication, random) => {
    edit(publication, random);
    publication.next += 1;
    return true;
  };
}
