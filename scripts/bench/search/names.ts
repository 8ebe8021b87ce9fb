import { between, pick, type Random, seededRandom } from "../random.ts";
import { type Weighted, worn } from "../weighted.ts";

type Characters = readonly [string, ...string[]];

/** Common characters that are no family names, so that nobody is called like this. */
const FAMILY = split("窗灯桥船纸墙伞椅铃鼓帆炉毯筷钟镜尺线轮梯");
const GIVEN = split(
  "国建文明华志平海新立春晓军伟红玉学永光成安庆林东生德福荣家宝金天云飞雪梅清卫民兴昌远长中正义和顺思雨晨佳欣宁波",
);
/** The characters by which foreign names are written. */
const SOUND = split("特尔克斯德曼维罗贝拉诺卡莫里森伦达尼奥布洛文顿格兰哈雷米加佩索图瓦");
const PLACE = split("灯窗纸帆铃鼓墨砚椿棉竹麦盐铁瓷石雾霜雷月");
const LAND = ["川", "原", "岭", "浦", "湾", "桥", "口", "台", "坝", "关"] as const;
const KIND = ["市", "县", "镇", "州", "岛", "港", "区", "省"] as const;
const FIELD = ["交通", "卫生", "教育", "气象", "水务", "贸易", "能源", "渔业", "建筑", "体育", "旅游", "科技"] as const;
const BODY = ["委员会", "协会", "研究院", "大学", "集团", "管理局", "基金会", "公司", "中心", "联盟"] as const;
const PAPER = ["晚报", "日报", "新闻网", "周刊", "电视台", "通讯社"] as const;

const OUTLETS = 25;
const PEOPLE = 260;
const PLACES = 60;
const BODIES = 120;
const OUTLET_SEED = 7_001;

/** Whom and what the articles of a section are about. The first of each come up most. */
export interface Names {
  readonly people: Weighted<string>;
  readonly places: Weighted<string>;
  readonly bodies: Weighted<string>;
}

/** Invented people of 3–4 characters, places of 3 and bodies of 5–9; each recurs over many articles. */
export function inventNames(random: Random): Names {
  const places = several(PLACES, () => place(random));
  const bodies = several(BODIES, () => `${pick(random, places)}${pick(random, FIELD)}${pick(random, BODY)}`);
  const people = several(PEOPLE, () => person(random));
  return { people: worn(people, 10), places: worn(places, 5), bodies: worn(bodies, 10) };
}

/** Names of invented newspapers, for credits. */
export function outletNames(): readonly string[] {
  const random = seededRandom(OUTLET_SEED);
  return several(OUTLETS, () => `${pick(random, PLACE)}${pick(random, LAND)}${pick(random, PAPER)}`);
}

function person(random: Random): string {
  const chance = random();
  if (chance < 0.65) return `${pick(random, FAMILY)}${pick(random, GIVEN)}${pick(random, GIVEN)}`;
  return Array.from({ length: between(random, 3, 4) }, () => pick(random, SOUND)).join("");
}

function place(random: Random): string {
  return `${pick(random, PLACE)}${pick(random, LAND)}${pick(random, KIND)}`;
}

function several(count: number, invent: () => string): [string, ...string[]] {
  const found = new Set([invent()]);
  while (found.size < count) found.add(invent());
  const [first = "", ...rest] = found;
  return [first, ...rest];
}

function split(characters: string): Characters {
  const [first = "", ...rest] = characters;
  return [first, ...rest];
}
