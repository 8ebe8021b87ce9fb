import type { SourceNames } from "../../content/source-registry.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import { namesSource, sourceKey } from "../../manuscripts/source-keys.ts";
import type { CaptionCredit } from "./caption-credits.ts";

/** Whose trade is to send or sell pictures, or to keep those that are free: their names in brackets say whose a picture is. */
const AGENCIES =
  /^(?:(?:美联|路透|法新|欧新|德新|中新|新华|中央|韩联|共同|时事|塔斯|加通|安莎|埃菲|中通|台湾军闻)(?:通讯)?社|路透|ap|afp|epa|dpa|reuters|the canadian press|getty(?: images)?|视觉中国|vcg|东方ic|人民视觉|图虫(?:创意)?|摄图网|昵图网|达志影像|pixabay|unsplash|pexels|shutterstock|adobe ?stock|istock|dreamstime|depositphotos|alamy|维基(?:百科|媒体|共享资源)|wikipedia|wikimedia(?: commons)?)$/u;
/** What somebody is in an agency, or what an agency has: its name behind them says which one it is. */
const THEIRS =
  /(?:记者|主播|社长|总编辑?|主编|编辑|摄影师|特派员|评论员|总裁|主席|执行长|首席执行官|发言人|员工|总部|总社|大楼|大厦|塔楼|办公室|标[志识]|徽|logo|招牌|网站|首页|页面|报[道导]|消息|电讯?|客户端|公众号|[账帐]号)[)\]]?$|(?:记者|主播|摄影师|特派员|评论员|社长|总编辑?|主编)\s*[\p{Script=Han}·]{2,4}$/u;

/** Captions begin with it: 资料图片：港口 */
const SORT = /^(?:新闻|档案)?(?:资料|档案|示意)(?:图片?|照片?)\s*:/u;

/** Whether `港口（路透社）` says whose a picture is: by the name of an agency, behind what is neither its own nor about it. */
export function isAgencyCredit({ said, caption, typed }: CaptionCredit, names: SourceNames): boolean {
  const key = sourceKey(said, names);
  const before = foldLine(caption.trim()).replace(SORT, "");
  if (key === undefined || before === "" || /:/u.test(before) || THEIRS.test(before)) return false;
  if (!/^[([]\s*[^()[\]]*[)\]][。.]?$/u.test(foldLine(typed)) || namesSource(caption, key, names)) return false;
  return names.known.some(([name, source]) => source.key === key && AGENCIES.test(foldLine(name)));
}
