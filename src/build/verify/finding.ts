import type { ErrorCode } from "../../domain/verdict.ts";

/**
 * Everything the finished files can be refused for. The key is stable (tests and docs/contracts/build.md refer to it);
 * the value tells a person what to do.
 */
export const FINDING_REMEDIES = {
  "missing-file": "这个地址应当有页面或文件，却没有生成。再运行一次；还是这样就是程序的错，请告诉维护者。",
  "stray-file": "没有哪篇文章或哪个列表要这个文件。再运行一次；还是这样就是程序的错，请告诉维护者。",
  "damaged-file": "文件没有写完整，多半是磁盘的问题。腾出空间再运行一次；还是这样就请告诉维护者。",
  "ill-formed-file": "文件不是合格的 XML 或 JSON，订阅软件和搜索引擎会读不了。不要发布，请告诉维护者。",
  "lost-character":
    "成品里有没能转换的字（U+FFFD），原来是什么字已经看不出来了。照出处改正；原文里没有的就告诉维护者，不要发布。",
  "broken-link": "改正文章或资料里的链接；对方已经撤下或还没发布，就删去链接。",
  "broken-fragment": "目标页面没有这个位置。改正 # 后面的名称，或只链接到页面。",
  "wrong-redirect": "旧地址或撤下的地址没有按记录答复。再运行一次；还是这样就是程序的错，请告诉维护者。",
  "duplicate-anchor": "一页里同一个 id 出现两次，链接不知道去哪一个。改掉其中一个小标题；不是小标题就告诉维护者。",
  "inline-code": "内容安全策略不许页面里有脚本、样式或事件属性，浏览器会拦下。移到 src/browser 或 src/styles 里。",
  "blocked-origin": "内容安全策略不许页面向这个网址取东西或提交。把文件放进站内，或在 netlify.toml 里放行。",
  "foreign-markup": "这段标记不是模板写出来的，可能是没有转义的外来内容。请告诉维护者，不要发布。",
  "secret-in-output": "删去这段密钥，并立即到发放它的网站作废、换新；只删文件不够，密钥已经写进过文件。",
  residue: "还没到发布时间的内容出现在成品里。不要发布，请告诉维护者；确实要公开的话，从未发布的文章里删去这句。",
  "uncredited-picture": "图片下面没有写出记录里的出处。不要发布，请告诉维护者。",
  "unsourced-article": "文章页面没有写出记录里的来源。不要发布，请告诉维护者。",
  "incomplete-search": "搜索索引与文章对不上。加上 --no-cache 再运行一次；还是这样就请告诉维护者。",
  "missing-article": "有文章文件夹没有读到。再运行一次；还是这样就是程序的错，请告诉维护者。",
} as const;

/**
 * Whose fault a finding is. What content can bring about the check has told before anything was made, under these codes
 * (src/domain/verdict.ts); when it comes to light here all the same, the check has a gap. The rest is of the program, the
 * disk, or the policy of the host.
 */
export const FINDING_CAUSES = {
  "missing-file": "program",
  "stray-file": "program",
  "damaged-file": "program",
  "ill-formed-file": ["forbidden-character"],
  "lost-character": ["forbidden-character"],
  "broken-link": ["dead-link", "link-not-out-yet"],
  "broken-fragment": ["dead-fragment"],
  "wrong-redirect": ["alias-conflict", "duplicate-withdrawal"],
  "duplicate-anchor": "program",
  "inline-code": "program",
  "blocked-origin": ["endpoint-not-allowed", "bad-host-file"],
  "foreign-markup": "program",
  "secret-in-output": ["secret-in-text"],
  residue: "program",
  "uncredited-picture": "program",
  "unsourced-article": "program",
  "incomplete-search": "program",
  "missing-article": "program",
} as const satisfies Readonly<Record<keyof typeof FINDING_REMEDIES, "program" | readonly [ErrorCode, ...ErrorCode[]]>>;

export type FindingCode = keyof typeof FINDING_REMEDIES;

/** One thing that is wrong with the finished files. */
export interface Finding {
  readonly code: FindingCode;
  /** Path on the site, such as `/2025/05/slug/index.html`. */
  readonly file: string;
  /** What exactly is wrong there, with its value. */
  readonly message: string;
}

/** The finished files are not what they should be; nothing was published. */
export class FindingsError extends Error {
  override readonly name = "FindingsError";
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    const [first] = findings;
    super(`核对成品时发现 ${findings.length} 处问题，例如 ${first?.file}：${first?.message}`);
    this.findings = findings;
  }
}
