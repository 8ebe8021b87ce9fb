import type { Prose } from "../prose.ts";
import { between, pick, type Random } from "../random.ts";
import { SITE } from "./export-parts.ts";

/** Ways in which newsrooms have written where a text comes from. */
const SOURCE_LINES = [
  "来源：示例来源1",
  "（综合示例来源2、示例来源3报道）",
  "本文转载自示例来源4",
  "【示例来源5综合报道】",
  "来源:网络",
  "编译自示例来源6",
] as const;
const CREDITS = ["图源：示例来源7", "（图：示例来源8）", "图片来源：示例来源9", "示例来源10 供图", "资料图"] as const;
const STATEMENT = "免责声明：本文由程序生成，没有意义，只用来测量速度。";

interface Wanted {
  readonly number: number;
  /** Of the media library. */
  readonly pictures: readonly number[];
  /** Where their files are below the uploads. */
  readonly folder: string;
  readonly prose: Prose;
  readonly random: Random;
}

/** The body of a post, as the classic editor or that of blocks has it. */
export function bodyOf({ number, pictures, folder, prose, random }: Wanted): string {
  const paragraphs = Array.from({ length: between(random, 6, 11) }, () => prose.sentences(between(random, 50, 130)));
  const blocks = random() < 0.5;
  const shown = pictures.map((id) =>
    (blocks ? pictureBlock : classicPicture)(
      id,
      `${SITE}/wp-content/uploads/${folder}/picture-${id}-300x200.jpg`,
      prose,
      random,
    ),
  );
  const parts = paragraphs.flatMap((text, index) => [
    ...(index > 0 && index % 5 === 0 ? [heading(prose.subhead(), blocks)] : []),
    paragraph(text, number + index, blocks),
    ...(shown[index] === undefined ? [] : [shown[index]]),
  ]);
  if (!blocks && number % 4 === 0) parts.splice(3, 0, "<!--more-->");
  const lines = [
    ...(random() < 0.6 ? [pick(random, SOURCE_LINES)] : []),
    ...(random() < 0.3 ? [`责任编辑：示例编辑${number % 9}`] : []),
    ...(random() < 0.2 ? [STATEMENT] : []),
    ...(random() < 0.1 ? ['[share_bar style="round" title="分享"]'] : []),
  ];
  return [...parts, ...lines.map((line) => paragraph(line, 1, blocks))].join("\n\n");
}

function paragraph(text: string, variant: number, blocks: boolean): string {
  const half = Math.floor(text.length / 2);
  const marked =
    variant % 7 === 0
      ? `${text.slice(0, half)}<a href="https://source-${variant % 25}.example/news/${variant}"><strong>${text.slice(half, half + 8)}</strong></a>${text.slice(half + 8)}`
      : variant % 11 === 0
        ? `&nbsp;&nbsp;${text} &amp; ${text.slice(0, 9)}`
        : text;
  return blocks ? `<!-- wp:paragraph -->\n<p>${marked}</p>\n<!-- /wp:paragraph -->` : marked;
}

function heading(text: string, blocks: boolean): string {
  return blocks
    ? `<!-- wp:heading -->\n<h2 class="wp-block-heading">${text}</h2>\n<!-- /wp:heading -->`
    : `<strong>${text}</strong>`;
}

function pictureBlock(id: number, address: string, prose: Prose, random: Random): string {
  const caption =
    random() < 0.7
      ? `<figcaption class="wp-element-caption">${prose.caption()}${pick(random, CREDITS)}</figcaption>`
      : "";
  return `<!-- wp:image {"id":${id},"sizeSlug":"large"} -->\n<figure class="wp-block-image size-large"><img src="${address}" alt="" class="wp-image-${id}"/>${caption}</figure>\n<!-- /wp:image -->`;
}

function classicPicture(id: number, address: string, prose: Prose, random: Random): string {
  const picture = `<a href="${SITE}/?attachment_id=${id}"><img class="alignnone size-medium wp-image-${id}" src="${address}" alt="${prose.subhead()}" width="300" height="200" /></a>`;
  if (random() < 0.5) return `${picture}\n${pick(random, CREDITS)}`;
  return `[caption id="attachment_${id}" align="aligncenter" width="300"]${picture} ${prose.caption()}[/caption]`;
}
