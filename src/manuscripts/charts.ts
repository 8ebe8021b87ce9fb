import { stringify } from "csv-stringify/sync";
import type { SourceNames } from "../content/source-registry.ts";
import { ChartRecord } from "../domain/chart-record.ts";
import { plain } from "./escaped-text.ts";
import { foldLine } from "./folded-line.ts";
import {
  type Block,
  isParagraph,
  type Manuscript,
  pictureBlock,
  type RemovedLine,
  type ReviewNote,
  removedLine,
} from "./manuscript.ts";
import { readSourceLine } from "./sources.ts";
import { cellsOf } from "./tables.ts";

interface Found extends Pick<Manuscript, "blocks"> {
  /** By the name under which the text places them. */
  readonly charts: ReadonlyMap<string, ChartRecord>;
  /** What lies beside the article, by the names of files. */
  readonly files: ReadonlyMap<string, string>;
  readonly removed: readonly RemovedLine[];
  readonly reviewNotes: readonly ReviewNote[];
}

/** `数据来源：加拿大统计局` below a table; without its first word it may be the source of the article. */
const OF_FIGURES = /^(?:数据|资料|图表|表格|数字|制表)(?:来源|出处)\s*[:]\s*(?=\S)/;
const OF_ANYTHING = /^(?:来源|出处|source)\s*[:]\s*(?=\S)/;
/** `表1：各市人口`, `图表：人口` above it. */
const TITLE = /^(?:图表|表格|附表|表)\s*[\d一二三四五六七八九十]{0,3}\s*[:.、\s]\s*(?=\S)/;
const NOTE = /^注(?:释)?\s*[:]\s*(?=\S)/;
const TO_WRITE = "标题待写的表格";

/**
 * Takes the tables out of a text below which stands whose figures they are: each lies beside the article as CSV, and a record of it is
 * begun, which somebody has to complete; until then readers are told that there is one. A table of which nobody says whose it is
 * stays in the text, and so does one with links or notes, for which figures have no place.
 */
export function withCharts({ blocks, pictures, media }: Manuscript, names: SourceNames): Found {
  const [charts, files] = [new Map<string, ChartRecord>(), new Map<string, string>()];
  const removed: RemovedLine[] = [];
  const reviewNotes: ReviewNote[] = [];
  const out: Block[] = [];
  const lastSentence = blocks.findLastIndex((one) => isParagraph(one) && /[。！？]$/.test(plain(one.escaped)));
  let number = 0;
  const nextName = (): string => {
    do number += 1;
    while ([charts, pictures, media].some((named) => named.has(`table-${number}`)));
    return `table-${number}`;
  };
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) break;
    const cells = cellsOf(block.escaped);
    const below = cells && linesBelow(blocks, { from: at + 1, lastSentence }, names);
    if (!cells || !below?.credit || /\]\(|\[\^/.test(block.escaped)) {
      out.push(block);
      if (cells) reviewNotes.push({ at: { block }, message: LEFT });
      continue;
    }
    const above = out.at(-1);
    const title = above && isParagraph(above) ? restOf(TITLE, above) : undefined;
    if (above && title !== undefined) removed.push(removedLine(out.pop() ?? above, "表格的标题"));
    removed.push(...below.taken.map((one) => removedLine(one, "表格下面的说明")));
    const name = nextName();
    charts.set(name, newRecord(`${name}.csv`, title, below));
    files.set(`${name}.csv`, csvOf(cells.map((row) => row.map(plain))));
    out.push({ ...block, escaped: pictureBlock(name) });
    reviewNotes.push(noteOn(name));
    at += below.taken.length;
  }
  return { blocks: out, charts, files, removed, reviewNotes };
}

const LEFT =
  "这张表格留在正文里。要做成图表或可以下载的数据，在它下面写一行“数据来源：……”再导入一次，或者把数据存成 CSV、登记在 charts 里。";

function noteOn(name: string): ReviewNote {
  const message = `表格“${name}”存成了 ${name}.csv：核对数字，写上 title、alt 和 licence，form 可以改成 bars、lines 等，再删去 unavailable。`;
  return { at: { field: ["charts", name, "unavailable"] }, code: "missing-chart-file", message };
}

interface Below {
  readonly credit?: string;
  readonly note?: string;
  /** The lines that say so. */
  readonly taken: readonly Block[];
}

interface Sought {
  readonly from: number;
  /** Where the last paragraph of running text stands. */
  readonly lastSentence: number;
}

/** Up to two lines below a table that speak of it: whose the figures are, and a note. */
function linesBelow(blocks: readonly Block[], { from, lastSentence }: Sought, names: SourceNames): Below {
  const taken: Block[] = [];
  let [credit, note]: (string | undefined)[] = [];
  for (const block of blocks.slice(from, from + 2)) {
    const goesOn = lastSentence > from + taken.length;
    const source = restOf(OF_FIGURES, block) ?? (goesOn ? restOf(OF_ANYTHING, block) : undefined);
    const origin = source === undefined || block.escaped.includes("](") ? undefined : readSourceLine(source, names);
    const [named, ...more] = origin?.nobody ? [] : (origin?.sources ?? []);
    const said = restOf(NOTE, block);
    if (credit === undefined && named !== undefined && more.length === 0) credit = named;
    else if (note === undefined && said !== undefined && !block.escaped.includes("](")) note = said;
    else break;
    taken.push(block);
  }
  return { taken, ...(credit !== undefined && { credit }), ...(note !== undefined && { note }) };
}

/** What stands behind a label, as it was typed; undefined where the line has none. */
function restOf(label: RegExp, { escaped }: Block): string | undefined {
  const line = plain(escaped);
  const found = label.exec(foldLine(line));
  return found ? line.slice(found[0].length) : undefined;
}

function newRecord(file: string, title: string | undefined, { credit = "", note }: Below): ChartRecord {
  const { shape } = ChartRecord;
  const said = shape.note.safeParse(note).data;
  return {
    file,
    form: "table",
    title: shape.title.safeParse(title).data ?? TO_WRITE,
    ...(said !== undefined && { note: said }),
    credit,
    unavailable: "原稿里的表格，还没有核对",
  };
}

/** A line that begins with # would be a remark. */
function csvOf(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { quoted_match: /^#/ },
  );
}
