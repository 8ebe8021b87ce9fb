import type { SiteData } from "../content/site-data.ts";
import { ArticleRecord } from "../domain/article-record.ts";
import { readTypedDate } from "../domain/date-stamp.ts";
import { KIND_LABELS, KINDS, type Kind } from "../domain/kind.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Dialogue } from "../terminal/dialogue.ts";
import { Cancelled } from "../terminal/outcome.ts";
import { type Fields, problemOfSlug, proposeSlug, sectionCalled } from "./fields.ts";
import type { NewOptions } from "./options.ts";
import { chooseSource, describeSource, peopleIn } from "./sources.ts";

const KIND_LIST = KINDS.map((kind, index) => `${index + 1} ${KIND_LABELS[kind]}`).join("、");

/** An answer understood, or a Chinese sentence that says why it was not. */
type Reading<T> = { readonly value: T } | { readonly again: string };

/**
 * Asks for everything that no option said. What the manuscript said stands in brackets, for Enter to confirm.
 *
 * @param taken where a slug is in use already, by slug
 * @throws Cancelled at the end of the input
 */
export async function askFields(
  fields: Fields,
  options: NewOptions,
  siteData: SiteData,
  taken: ReadonlyMap<string, string>,
  dialogue: Dialogue,
): Promise<Fields> {
  const title = options.title ?? (await ask(dialogue, "标题", fields.title, readTitle));
  const kind =
    options.kind ?? (await ask(dialogue, `体裁（${KIND_LIST}）`, fields.kind, readKind, (known) => KIND_LABELS[known]));
  const wantsSources = kind !== "original" && options.sources.length === 0 && fields.sources.length === 0;
  const sources = wantsSources ? await askSources(siteData, dialogue) : fields.sources;
  const section = fields.section ?? (await askSection(siteData, dialogue));
  const { contributors } = fields;
  const signed = fields.desk !== undefined || fields.authors.length + contributors.length > 0;
  const desk = signed ? fields.desk : await askLine(dialogue, "部门（没有就回车）");
  const authors = signed || desk ? fields.authors : peopleOf(await askLine(dialogue, "作者（几位用顿号分开）"));
  const readDate = (text: string) => readDay(text, siteData.site.timeZone);
  const published = options.published
    ? fields.published
    : await ask(dialogue, "发布日期", fields.published, readDate, ({ day }) => day);
  const proposed = proposeSlug(title, new Set(taken.keys()));
  const readFree = (text: string) => readSlug(text, taken);
  const slug = options.slug ?? (await ask(dialogue, "短名（网址的最后一段）", proposed, readFree));
  return { title, kind, sources, section, ...(desk && { desk }), authors, contributors, published, slug };
}

/** Asks until the answer is understood; Enter takes the default where there is one. */
async function ask<T>(
  dialogue: Dialogue,
  question: string,
  preset: T | undefined,
  read: (text: string) => Reading<T>,
  show: (value: T) => string = String,
): Promise<T> {
  const shown = preset === undefined || preset === "" ? "" : ` [${show(preset)}]`;
  for (;;) {
    const answer = (await dialogue.ask(`${question}${shown}：`))?.trim();
    if (answer === undefined) throw new Cancelled();
    if (answer === "" && preset !== undefined) return preset;
    const reading = read(answer);
    if ("value" in reading) return reading.value;
    dialogue.print(`  ${reading.again}\n`);
  }
}

/** Any answer, or none. */
function askLine(dialogue: Dialogue, question: string): Promise<string> {
  return ask(dialogue, question, "", (text) => ({ value: text }));
}

async function askSection(siteData: SiteData, dialogue: Dialogue): Promise<string> {
  const sections = [...siteData.sections.values()];
  dialogue.print(`栏目：\n${sections.map(({ name, key }, index) => `  ${index + 1}  ${name}（${key}）\n`).join("")}`);
  return ask(dialogue, "栏目（编号、名称或键）", undefined, (text) => {
    const key = sections[Number(text) - 1]?.key ?? sectionCalled(text, siteData);
    return key === undefined ? { again: "没有这个栏目。" } : { value: key };
  });
}

async function askSources({ sources, sourceNames }: SiteData, dialogue: Dialogue): Promise<readonly SourceRecord[]> {
  const found: SourceRecord[] = [];
  const list = (keys: readonly string[]) =>
    dialogue.print(keys.map((key, index) => `  ${index + 1}  ${describeSource(key, sources)}\n`).join(""));
  const add = (source: SourceRecord | undefined): void => {
    if (source === undefined || found.some((other) => JSON.stringify(other) === JSON.stringify(source))) return;
    found.push(source);
    const shown = typeof source === "string" ? describeSource(source, sources) : JSON.stringify(source);
    dialogue.print(`  已加上 ${shown}\n`);
  };
  dialogue.print("来源：写名称或键的一部分就行；没有登记的写“名称 https://原文地址”；写 ? 列出全部。\n");
  for (;;) {
    const question = found.length === 0 ? "来源（还不知道就回车）" : "还有来源（没有就回车）";
    const answer = await askLine(dialogue, question);
    if (answer === "") return found;
    if (answer === "?" || answer === "？") list(Object.keys(sources));
    else
      for (const part of answer.split(/\s*[、;；]\s*/)) {
        const choice = chooseSource(part, sources, sourceNames);
        if ("unknown" in choice) dialogue.print(`  ${choice.unknown}\n`);
        else if ("source" in choice) add(choice.source);
        else {
          list(choice.among);
          add(choice.among[Number(await askLine(dialogue, "哪一个（编号，都不是就回车）")) - 1]);
        }
      }
  }
}

function readKind(text: string): Reading<Kind> {
  const wanted = text.normalize("NFKC").toLowerCase();
  const kind = KINDS.find((key, index) => [key, KIND_LABELS[key], String(index + 1)].includes(wanted));
  return kind ? { value: kind } : { again: `写 ${KIND_LIST} 里的一个。` };
}

function readTitle(text: string): Reading<string> {
  if (ArticleRecord.shape.title.safeParse(text).success) return { value: text };
  return { again: text === "" ? "标题不能空着。" : `标题不能用（有 ${text.length} 字，上限是 120；不能有 HTML）。` };
}

function readDay(text: string, zone: string): Reading<Fields["published"]> {
  const written = readTypedDate(text, zone);
  if ("date" in written) return { value: written.date };
  return { again: written.code === "bad-date" ? "写成 2025-05-19 或 2025-05-19T09:30。" : `${written.fault}。` };
}

function readSlug(text: string, taken: ReadonlyMap<string, string>): Reading<string> {
  const problem = problemOfSlug(text, taken);
  return problem ? { again: `${problem.message}只用小写英文字母、数字和连字符。` } : { value: text };
}

function peopleOf(text: string): readonly string[] {
  return text === "" ? [] : (peopleIn(text) ?? [text]);
}
