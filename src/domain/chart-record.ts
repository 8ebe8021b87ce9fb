import { z } from "zod";
import { CHART_FORMS, CHART_SCALES, COLUMN_KINDS } from "./chart.ts";
import { isPortableFileName } from "./file-name.ts";
import { SourceRecord } from "./source.ts";
import { line } from "./text-rules.ts";

/** Decimals are typed by hand; more of them nobody reads. */
const MOST_DECIMALS = 6;
/** As wide as a table may be that people still read. */
const MOST_COLUMNS = 30;

/** A column of the file that is shown, in the order of the list. */
const ColumnRecord = z
  .strictObject({
    column: line(120).meta({ description: "表头：数据文件第一行里的列名" }),
    name: line(40).optional().meta({ description: "给读者看的列名；不写就用表头" }),
    kind: z
      .enum(COLUMN_KINDS)
      .optional()
      .meta({ description: "内容：text 文字 / number 数 / date 日期；不写就自动辨认" }),
  })
  .meta({ id: "chart-column", description: "列" });

/** A chart or a table as article.json records it: the figures lie in a CSV beside the text, and nobody's figures are shown without saying whose they are. */
export const ChartRecord = z
  .strictObject({
    file: z.string().refine(isPortableFileName, "bad-file-name").optional().meta({
      contentMediaType: "text/csv",
      description: "数据文件：文章文件夹里的 CSV（UTF-8），第一行是表头；展示图表时必须写",
    }),
    form: z.enum(CHART_FORMS).meta({
      description:
        "形式：bars 条形（第一列是日期时为柱形）/ lines 折线 / stacked 堆积 / multiples 小图，一列一张 / table 表格",
    }),
    title: line(120).meta({ description: "图表的标题" }),
    unit: line(20).optional().meta({ description: "单位，如 万吨、加元；百分数写 %" }),
    note: line(300).optional().meta({ description: "注：统计口径、缺漏的缘由" }),
    alt: line(300).optional().meta({ description: "图表描述：给看不到图的读者的一两句话，说出看点；展示图表时必须写" }),
    columns: z
      .array(ColumnRecord)
      .min(1)
      .max(MOST_COLUMNS)
      .optional()
      .meta({ description: "要用的列，按先后；第一列是名目或日期，其余是数；不写就是全部。没有列出的不公开" }),
    scale: z
      .enum(CHART_SCALES)
      .optional()
      .meta({ description: "换算：wan 图上以万计 / yi 图上以亿计；表格和下载的数据不变" }),
    decimals: z
      .number()
      .int()
      .min(0)
      .max(MOST_DECIMALS)
      .optional()
      .meta({ description: "图上的小数位数；不写就照数据" }),
    highlight: z
      .array(line(60))
      .max(8)
      .optional()
      .meta({ description: "突出：名目（第一列的字）或列名，其余的画成灰色" }),
    credit: SourceRecord.meta({ description: "数据的出处，写法同来源" }),
    licence: line(200).optional().meta({ description: "使用依据，如 CC BY 4.0、本站统计；展示图表时必须写" }),
    until: z.string().optional().meta({
      format: "date-time",
      description: "使用期限：到这一刻不再展示，换成占位框，数据也不再提供；不限期就不写",
    }),
    unavailable: line(200).optional().meta({ description: "不能展示的原因：写了它就显示占位框" }),
  })
  .meta({ id: "chart", description: "图表" });
export type ChartRecord = z.infer<typeof ChartRecord>;
