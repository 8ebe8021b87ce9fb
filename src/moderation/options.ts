import { parseArgs } from "node:util";
import { UsageError } from "../terminal/outcome.ts";
import type { Places } from "./comment-store.ts";
import { HELP, type Subcommand } from "./help.ts";

const OPTIONS = {
  articles: { type: "string", default: "src/articles" },
  data: { type: "string", default: "_data" },
  inbox: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
  from: { type: "string" },
  "approve-all": { type: "boolean", default: false },
  approve: { type: "string", default: "" },
  "skip-unknown": { type: "boolean", default: false },
  "skip-invalid": { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
  site: { type: "string" },
  form: { type: "string", default: "comment" },
  pending: { type: "boolean", default: false },
  article: { type: "string" },
  name: { type: "string", default: "编辑部" },
  "with-replies": { type: "boolean", default: false },
  "older-than": { type: "string", default: "30" },
  remote: { type: "boolean", default: false },
} as const;

const EVERYWHERE = ["articles", "data", "inbox", "json", "help"];
const OWN: Readonly<Record<Subcommand, readonly string[]>> = {
  import: ["from", "approve-all", "approve", "skip-unknown", "skip-invalid", "dry-run"],
  pull: ["site", "form", "approve-all"],
  list: ["pending", "article"],
  review: ["article", "name"],
  remove: ["with-replies"],
  forget: ["older-than", "remote", "site", "form"],
  check: [],
};

/** What was asked for, all subcommands alike; an option that a subcommand does not have keeps its default. */
export interface Options {
  readonly subcommand: Subcommand;
  readonly places: Places;
  /** Files or ids. */
  readonly operands: readonly string[];
  readonly json: boolean;
  readonly from: string | undefined;
  readonly approve: "all" | ReadonlySet<string>;
  readonly skipUnknown: boolean;
  readonly skipInvalid: boolean;
  readonly dryRun: boolean;
  readonly site: string | undefined;
  readonly form: string;
  readonly pending: boolean;
  /** Address of an article, `/2025/05/slug/`. */
  readonly article: string | undefined;
  readonly name: string;
  readonly withReplies: boolean;
  readonly olderThanDays: number;
  readonly remote: boolean;
}

/**
 * @returns the options, or the help text that was asked for
 * @throws UsageError with a sentence about what is wrong
 */
export function readOptions(args: readonly string[]): Options | string {
  const [first = "", ...rest] = args;
  if (first === "" || first === "--help") return HELP.all;
  if (!isSubcommand(first)) throw new UsageError(`没有“${first}”这个命令。`);
  const { values, positionals, tokens } = parsed(rest);
  if (values.help) return HELP[first];
  const allowed = [...EVERYWHERE, ...OWN[first]];
  for (const token of tokens) {
    if (token.kind === "option" && !allowed.includes(token.name))
      throw new UsageError(`${first} 没有 --${token.name} 这个选项。`);
  }
  const takesOperands = first === "import" || first === "remove";
  if (takesOperands && positionals.length === 0)
    throw new UsageError(first === "import" ? "写上导出的文件。" : "写上评论的编号。");
  if (!takesOperands && positionals.length > 0) throw new UsageError(`${first} 后面不用写“${positionals.join(" ")}”。`);
  const days = Number(values["older-than"]);
  if (!Number.isInteger(days) || days < 1) throw new UsageError("--older-than 要写天数，至少 1。");
  const { articles, data, inbox = process.env.INBOX ?? ".inbox", article, approve } = values;
  return {
    subcommand: first,
    places: { articles, data, inbox },
    operands: positionals,
    json: values.json,
    from: values.from,
    approve: values["approve-all"] ? "all" : new Set(approve.split(",").filter((id) => id !== "")),
    skipUnknown: values["skip-unknown"],
    skipInvalid: values["skip-invalid"],
    dryRun: values["dry-run"],
    site: values.site,
    form: values.form,
    pending: values.pending,
    article: article && `/${article.replace(/^https?:\/\/[^/]+/, "").replace(/^\/|\/$/g, "")}/`,
    name: values.name,
    withReplies: values["with-replies"],
    olderThanDays: days,
    remote: values.remote,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, tokens: true, options: OPTIONS });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function isSubcommand(text: string): text is Subcommand {
  return text in OWN;
}
