import type { SourceNames } from "../content/source-registry.ts";
import { foldLine } from "./folded-line.ts";
import { isPersonName } from "./person-name.ts";
import { sourceAtBeginning, sourceKey } from "./source-keys.ts";

/** Who hands out pictures without being a source that could be registered. */
export const GIVER =
  /^(?:受访者|受访人|受访家庭|网友|读者|市民|当事人|家属|主办方|主办单位|剧组|官方|警方|校方|院方|店家|商家|活动方|组委会|作者|本人|本报|本台|本刊|通讯员|志愿者|记者)(?:本人|\p{Script=Han}{1,2}(?:先生|女士|小姐))?$/u;
/** Nobody: a sort of picture, or where everybody finds pictures. */
const NOBODY =
  /^(?:(?:图片?|照片)?(?:来自|来源|源自|源于|取自|由)?(?:于)?(?:互联网|网络|网上|因特网|internet|web)(?:上|图片|截图|资料|公开资料|公开渠道)?|网图|网络图片?|(?:新闻)?资料(?:图|照|图片|照片|画面)?|档案(?:图|照|图片|照片)|示意图?|配图|(?:大陆|国内|海外|新闻|报道)*(?:视频|网络|网页|影片|新闻|报道)?截[图屏]|如图|见(?:图|水印|图中?水印)|水印|来源见水印|图中水印|(?:由)?(?:ai|人工智能|chatgpt|midjourney)(?:软件|工具)?(?:生成|绘制|制作|作图|合成)(?:的?(?:图片?|图像|配图|插图|示意图))?|(?:公[有共用]领域|公有版权|publicdomain)(?:图片|照片|作品)?|未知|不详|佚名|无|暂无|file|file photo|stock photo|online|screenshot)$/u;

/** Whether what a credit names is nobody: 网络, 资料图. */
export function namesNobody(said: string): boolean {
  const folded = foldLine(said).replace(/\s+/g, "").replaceAll("网路", "网络");
  return folded.split("/").every((part) => NOBODY.test(part));
}

export const STAFF = /^.{0,10}(?:记者|摄影师|摄影部|图片社|编辑部|摄影组)$/u;
export const AGENCY =
  /^(?!.*[了的着是在将被把向])(?!.*[站月阳舞柜平高窗讲看]台$).{1,14}(?:[社报网台局署部厅]|新闻|中国|图片库|图库|影业|影像|视觉|周刊|电视|传媒|公司|集团|大学|学院|学校|医院|机构|组织|中心|协会|商会|学会|基金会|联盟|委员会|俱乐部|博物馆|图书馆|美术馆|工作室|剧院|航空|银行|[警校院]方|警察|骑警|政府|市府|消防队|剧组|教会|球队|小组)$/u;

/** Whether it is a name that stands for a source: registered, of a person, of an agency. */
export function isName(said: string, names: SourceNames): boolean {
  const folded = foldLine(said);
  return (
    namesNobody(said) ||
    isCreditName(said, names) ||
    (said.length <= 16 &&
      (isPersonName(said) ||
        AGENCY.test(folded) ||
        GIVER.test(folded) ||
        STAFF.test(folded) ||
        reporter(said) !== undefined)) ||
    /^[\p{Lu}][\p{Script=Latin}0-9 .&'’/-]{1,30}$/u.test(said)
  );
}

/** A registered source, with whoever took the picture or without. */
export function isCreditName(said: string, names: SourceNames): boolean {
  return sourceKey(said, names) !== undefined || creditedPerson(said, names) !== undefined || manyNames(said, names);
}

function manyNames(said: string, names: SourceNames): boolean {
  const parts = said.split(/\s*[/、,，|&]\s*/u);
  return (
    parts.length > 1 &&
    !/^综合|报[道导]$/u.test(foldLine(said)) &&
    parts.some((part) => sourceKey(part, names) !== undefined)
  );
}

export function personBehind(said: string, names: SourceNames): string | undefined {
  if (isPersonName(said)) return said;
  return creditedPerson(said, names)?.author ?? reporter(said);
}

/** `本报记者 张三` */
function reporter(said: string): string | undefined {
  const [, name = ""] = /^.{0,8}?(?:记者|摄影师|通讯员|特约摄影)\s*(\S.*)$/u.exec(foldLine(said)) ?? [];
  const typed = said.slice(said.length - name.length);
  return name !== "" && isPersonName(typed) ? typed : undefined;
}

/** `公报/张三`, `Ann Lee for the Gazette` */
const PAIR = /^([^/]+?)\s*(?:\/|\sfor\s(?:the\s)?)\s*([^/]+)$/du;

/** `新华社记者张三`, `公报/张三`, `Ann Lee/Gazette`: a registered source and who took the picture for it. */
export function creditedPerson(
  said: string,
  names: SourceNames,
  isPerson: (name: string) => boolean = isPersonName,
): { readonly key: string; readonly author: string } | undefined {
  const parts = PAIR.exec(foldLine(said))?.indices;
  const [first = "", second = ""] = [parts?.[1], parts?.[2]].map((at) => (at ? said.slice(...at) : ""));
  for (const [source, author] of [
    [first, second],
    [second, first],
  ] as const) {
    const key = source === "" ? undefined : sourceKey(source.replace(/\s+photo$/iu, ""), names);
    if (key !== undefined && isPerson(author) && sourceKey(author, names) === undefined)
      return { key, author: author.trim() };
  }
  const chain = chainOf(said, names);
  if (chain) return chain;
  const beginning = sourceAtBeginning(said, names);
  const rest =
    beginning?.rest.replace(/^[\s,，·]*(?:特约|图片社)?\s*(?:[记記]者|[攝摄]影[师師])?\s*[:：]?\s*/u, "").trim() ?? "";
  return beginning && rest !== "" && isPersonName(rest) ? { key: beginning.key, author: rest } : undefined;
}

/** They license what others have taken, agencies among them: `AFP via Getty Images` is one credit. */
const LICENSES = /^(?:getty(?: images)?|alamy|shutterstock|imagn(?: images)?|zuma(?: press)?)$/iu;
const LONGEST_CHAIN = 60;
const HANDED_ON = /\s*\/\s*|\s+via\s+/iu;
/** `Sketch by Ann Lee` is no name. */
const LATIN = /^(?!.*\b(?:by|of|courtesy|credits?)\b)[\p{Script=Latin}][\p{Script=Latin}\d .'’&-]*$/iu;

/** `STR/AFP/Getty Images`, `Ann Lee via Gazette`: one after the other has handed a picture on, the last of them registered. */
function chainOf(said: string, names: SourceNames): { readonly key: string; readonly author: string } | undefined {
  const parts = said.split(HANDED_ON).map((part) => part.trim());
  const key = sourceKey(parts.at(-1) ?? "", names);
  const before = parts.slice(0, -1);
  if (key === undefined || before.length === 0) return undefined;
  const isVia = /\svia\s(?!.*\/)/iu.test(said);
  const isLicensed = LICENSES.test(parts.at(-1) ?? "");
  // AFP/Reuters are two, and nobody knows whose it is.
  const [only = "", ...more] = before;
  if (!isLicensed && more.length === 0 && /^\p{Lu}{2,5}$/u.test(only)) return undefined;
  const isNamed = (part: string) => isLicensed || sourceKey(part, names) === undefined;
  const isHandle = isVia && before.length === 1;
  if (
    !before.every((part) => isNamed(part) && (LATIN.test(part) || (isHandle && !AGENCY.test(foldLine(part))))) ||
    before.join("").length > LONGEST_CHAIN
  )
    return undefined;
  return { key, author: before.join("/") };
}
