import { parseArgs } from "node:util";
import { KINDS, type Kind } from "../domain/kind.ts";
import { UsageError } from "../terminal/outcome.ts";

/** Where the text of the article comes from. */
export type Origin =
  | { readonly from: "nothing" }
  | { readonly from: "clipboard" }
  /** `-` is the standard input. */
  | { readonly from: "text" | "html"; readonly path: string };

export interface NewOptions {
  readonly origin: Origin;
  readonly title: string | undefined;
  readonly kind: Kind | undefined;
  /** As typed: keys, names, aliases, or a name and an address. */
  readonly sources: readonly string[];
  readonly section: string | undefined;
  readonly slug: string | undefined;
  readonly desk: string | undefined;
  readonly authors: readonly string[];
  readonly published: string | undefined;
  readonly articles: string;
  readonly data: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

export const HELP = `用法：npm run new -- [选项]

  写一篇新文章：建好文件夹、article.md 和 article.json，状态是草稿。没有写明的逐项问；回车就是方括号里的。
  贴来的文字自动分出标题、导语、小标题、图源、来源、作者，去掉声明和评论表单，最后列出要人决定的事。

  例：npm run new                                  一项一项问
      npm run new -- --from-text 稿子.txt          从 Word、微信复制、存成文本的稿子
      npm run new -- --clipboard                   从剪贴板
      npm run new -- --from-html 网页.html         从存下来的网页

稿子（至多选一样）：
  --from-text <文件>    文本文件，UTF-8；写 - 从标准输入读
  --from-html <文件>    HTML 文件，UTF-8；写 - 从标准输入读
  --clipboard           剪贴板里的文字

选项（写了的就不问）：
  --title <标题>
  --kind <体裁>         original 原创 / compilation 综合 / translation 编译 / reprint 转载
  --source <来源>       登记过的键、名称或别名，可以只写一部分；没有登记的写“名称 https://原文地址”。可以重复
  --section <栏目>      _data/sections.json 里的键或名称
  --slug <短名>         网址的最后一段，小写英文、数字和连字符（默认由标题的拼音拟定）
  --desk <部门>
  --author <作者>       可以重复
  --published <时间>    2025-05-19，或 2025-05-19T09:30:00-07:00（默认此刻）
  --articles <文件夹>   文章所在的文件夹            （默认 src/articles）
  --data <文件夹>       刊物资料所在的文件夹        （默认 _data）
  --dry-run             只看会写成什么，什么都不写
  --json                把结果用 JSON 写到标准输出，什么都不问
  --help                显示这段说明

退出码：0 写好了（复核清单里可能有要补的）；1 不能写，什么都没有写；2 用法不对；3 不能运行；130 中途取消。
`;

/**
 * Reads the options of `npm run new`.
 * @returns "help" when help was asked for
 * @throws UsageError with a Chinese sentence
 */
export function readNewOptions(args: readonly string[]): NewOptions | "help" {
  const values = parse(args);
  if (values.help) return "help";
  const { kind } = values;
  if (kind !== undefined && !isKind(kind)) throw new UsageError(`--kind 只能是 ${KINDS.join("、")}，现在是 ${kind}。`);
  return {
    origin: originOf(values),
    title: values.title,
    kind,
    sources: values.source,
    section: values.section,
    slug: values.slug,
    desk: values.desk,
    authors: values.author,
    published: values.published,
    articles: values.articles,
    data: values.data,
    dryRun: values["dry-run"],
    json: values.json,
  };
}

function originOf(values: ReturnType<typeof parse>): Origin {
  const given: Origin[] = [];
  if (values["from-text"] !== undefined) given.push({ from: "text", path: values["from-text"] });
  if (values["from-html"] !== undefined) given.push({ from: "html", path: values["from-html"] });
  if (values.clipboard) given.push({ from: "clipboard" });
  if (given.length > 1) throw new UsageError("--from-text、--from-html、--clipboard 只能写一样。");
  return given[0] ?? { from: "nothing" };
}

function isKind(text: string): text is Kind {
  return KINDS.some((kind) => kind === text);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        title: { type: "string" },
        kind: { type: "string" },
        source: { type: "string", multiple: true, default: [] },
        section: { type: "string" },
        slug: { type: "string" },
        desk: { type: "string" },
        author: { type: "string", multiple: true, default: [] },
        published: { type: "string" },
        "from-text": { type: "string" },
        "from-html": { type: "string" },
        clipboard: { type: "boolean", default: false },
        articles: { type: "string", default: "src/articles" },
        data: { type: "string", default: "_data" },
        "dry-run": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`看不懂的选项：${error instanceof Error ? error.message : String(error)}`);
  }
}
