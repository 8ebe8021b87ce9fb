import { between, pick, type Random } from "../../scripts/bench/random.ts";
import { AI_USES, type AiUse } from "../../src/domain/ai.ts";
import { DIGITAL_SOURCES, type DigitalSource } from "../../src/domain/digital-source.ts";
import { FOLDER, type Publication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";

/** What an article was given, as plain as its record has it: nothing of the program has looked at it. */
export interface Given {
  readonly path: string;
  readonly ai: readonly { readonly use: AiUse; readonly reviewed: boolean }[];
  /** How many registered or written sources have it from whom, by the name of the first. */
  readonly origins: readonly string[];
  readonly pictures: readonly Marked[];
  readonly media: readonly Marked[];
}

/** A picture, a video, a sound or a document, and what a machine has made of it. */
interface Marked {
  readonly made?: DigitalSource;
  readonly shown: boolean;
}

const SYSTEMS = ["某翻译", "某模型 3", "通义"] as const;
const AGENCIES = ["通讯社甲", "通讯社乙", "晚报"] as const;

/** Writes an article that says of machines and of chains whatever it may. */
export function writeGenerated(p: Publication, number: number, random: Random): Given {
  const slug = `sample-${number}`;
  const folder = FOLDER.replace("sample", slug);
  const kind = pick(random, ["original", "compilation", "translation"] as const);
  const sources = sourcesFor(random, number);
  const ai = AI_USES.filter(() => random() < 0.35).map((use) => ({
    use,
    system: pick(random, SYSTEMS),
    ...review(random),
  }));
  const pictures = Array.from({ length: between(random, 0, 3) }, (_, at) => [`p${at}`, picture(random)] as const);
  const media = Array.from({ length: between(random, 0, 2) }, (_, at) => [`m${at}`, work(random)] as const);
  const posters = media.flatMap(([name]) =>
    random() < 0.4 ? [[name, `cover-${name}`, picture(random)] as const] : [],
  );
  const record = {
    ...{
      id: `20250519-${slug}`,
      kind,
      title: `第${number}篇`,
      published: `2025-05-${10 + (number % 19)}T09:30:00-07:00`,
    },
    ...{ sources, ai },
    pictures: Object.fromEntries([...pictures, ...posters.map(([, name, one]) => [name, one] as const)]),
    media: Object.fromEntries(
      media.map(([name, one]) => {
        const poster = posters.find(([of]) => of === name)?.[1];
        return [name, { ...one, ...(poster && { poster }) }];
      }),
    ),
  };
  p.record(record, folder);
  p.write(
    "article.md",
    ["正文。", ...[...pictures, ...media].map(([name]) => `![](${name})`), ""].join("\n\n"),
    folder,
  );
  const all = [...pictures.map(([, one]) => one), ...posters.map(([, , one]) => one)];
  if (all.some((one) => "file" in one)) putPicture(p, `../${slug}/chart.png`);
  // A poster goes with its work.
  const gone = new Set(media.flatMap(([name, one]) => (marked(one).shown ? [] : name)));
  return {
    path: `/2025/05/${slug}/`,
    ai: ai.map(({ use, ...one }) => ({ use, reviewed: "reviewed" in one })),
    origins: sources.flatMap(({ via = [] }) => via[0]?.name ?? []),
    pictures: [
      ...pictures.map(([, one]) => marked(one)),
      ...posters.map(([of, , one]) => ({ ...marked(one), shown: marked(one).shown && !gone.has(of) })),
    ],
    media: media.map(([, one]) => marked(one)),
  };
}

function sourcesFor(random: Random, number: number) {
  return Array.from({ length: between(random, 1, 4) }, (_, at) => ({
    name: `报纸${at}`,
    url: `https://paper${at}.example/${number}`,
    author: "原作者",
    ...(random() < 0.5 && { via: chain(random) }),
  }));
}

function chain(random: Random) {
  const first = between(random, 0, AGENCIES.length - 1);
  return AGENCIES.slice(first, first + between(random, 1, 2)).map((name) => ({
    name,
    ...(random() < 0.5 && { url: `https://agency.example/${encodeURIComponent(name)}` }),
  }));
}

function review(random: Random) {
  return random() < 0.5 ? { reviewed: { by: "编译组", on: "2025-05-01T00:00:00-07:00" } } : {};
}

function mark(random: Random) {
  return random() < 0.6 ? { digitalSourceType: pick(random, DIGITAL_SOURCES) } : {};
}

function credit(random: Random) {
  return random() < 0.5 ? "gazette" : { name: "远方社", url: "https://far.example/1", author: "戊" };
}

/** Shown, taken away, of nobody, or out of its term. */
function picture(random: Random) {
  const one = { ...pictureRecord({ credit: credit(random) }), ...mark(random) };
  const chance = random();
  if (chance < 0.15) return { ...one, file: "chart.png", unavailable: "来源要求撤下" };
  if (chance < 0.25) return { ...mark(random), credit: null, creditNote: "原稿没有注明", unavailable: "出处不明" };
  if (chance < 0.4) return { ...one, file: "chart.png", until: "2025-06-01T00:00:00-07:00" };
  return { ...one, file: "chart.png" };
}

function work(random: Random) {
  const one = {
    ...{ kind: pick(random, ["video", "audio"] as const), title: "一段影音", description: "内容说明。" },
    ...{ url: "https://news.example/watch/1", credit: credit(random), licence: "平台嵌入条款", ...mark(random) },
  };
  const chance = random();
  if (chance < 0.2) return { ...one, unavailable: "来源要求撤下" };
  return chance < 0.35 ? { ...one, until: "2025-06-01T00:00:00-07:00" } : one;
}

function marked(record: object): Marked {
  const made =
    "digitalSourceType" in record ? DIGITAL_SOURCES.find((one) => one === record.digitalSourceType) : undefined;
  return { ...(made && { made }), shown: !("unavailable" in record || "until" in record) };
}
