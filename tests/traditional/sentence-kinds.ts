import type { JudgedSentence } from "./judged-sentences.ts";

/** What stands in a slot or around slots: simplified, and how it has to be written. */
type Pair = readonly [simplified: string, expected: string];

/** Sentences that are alike: every frame with every filling of its slots, `@` and `#`. */
interface Kind {
  readonly name: string;
  readonly frames: readonly Pair[];
  readonly at: readonly Pair[];
  readonly hash?: readonly Pair[];
}

/** `市长:市長 发言:發言`; what is written alike stands once. */
function pairs(list: string): readonly Pair[] {
  return list.split(/\s+/).map((item): Pair => {
    const [simplified = "", expected = simplified] = item.split(":");
    return [simplified, expected];
  });
}

const TITLES = pairs(
  "市长:市長 部长:部長 校长:校長 院长:院長 局长:局長 县长:縣長 村长:村長 会长:會長 社长:社長 船长:船長 机长:機長 站长:站長 店长:店長 董事长:董事長 理事长:理事長 秘书长:[秘祕]書長 议长:議長 外长:外長 家长:家長 组长:組長 班长:班長 队长:隊長 台长:台長 馆长:館長 所长:所長 警长:警長 副市长:副市長 护士长:護士長 列车长:列車長 总长:總長",
);
const ISSUES = pairs(
  "发布声明:發[布佈]聲明 发表讲话:發表講話 发言:發言 发函:發函 发出警告:發出警告 发起倡议:發起倡議 发现漏洞:發現漏洞 发给奖状:發給獎狀 发动罢工:發動罷工 发文:發文 发怒:發怒 发难:發難 发生口角:發生口角",
);
const MONEY = pairs(
  "基金 奖金:獎金 资金:資金 现金:現金 押金 黄金:黃金 租金 佣金 薪金 保证金:保證金 公积金:公積金 养老金:養老金 助学金:助學金 奖学金:獎學金 退休金 救济金:救濟金 补助金:補助金",
);
const PAID = pairs(
  "发行:發行 发放:發放 发还:發還 发现问题:發現問題 发生变化:發生變化 发到手中:發到手中 发给居民:發給居民",
);
const HEADS = pairs(
  "街头:街頭 镜头:鏡頭 码头:碼頭 罐头:罐頭 石头:石頭 源头:源頭 巨头:巨頭 山头:山頭 村头:村頭 桥头:橋頭 车头:車頭 船头:船頭 龙头:龍頭",
);
const HAPPENS = pairs("发生事故:發生事故 发出响声:發出響聲 发现裂缝:發現裂縫 发布消息:發[布佈]消息");
const DONE = pairs("发现:發現 发布:發[布佈] 发射:發射 发送:發送 发表:發表 发给:發給 发往:發往 发掘:發掘");
const SURNAMES = pairs("范 于 余 岳 朴 涂 郁 游 姜 朱 沈 胡 谷 曲");
const ADDRESSED = pairs(
  "先生 女士 小姐 教授 主任 局长:局長 医生:醫生 律师:律師 老师:老師 经理:經理 警官 法官 院士 书记:書記",
);
const PEOPLE: readonly Pair[] = [
  ["@说不知情", "@說不知情"],
  ["据@介绍，情况属实", "據@介紹，情況屬實"],
  ["昨天下午，@在医院去世", "昨天下午，@在醫院去世"],
  ["@、王先生到场", "@、王先生到場"],
];
const ROLES = pairs("村民 导演:導演 选手:選手 店主 居民 演员:演員 司机:司機 研究员:研究員 民警");
const GIVEN = pairs("丽华:麗華 建军:建軍 小燕 海涛:海濤 志远:志遠");
const COUNTS = pairs("一 两:兩 三 四 五 六 十 20 几:幾 首 每 该:該 第二");
const WIND = pairs(
  "风机:風機 风扇:風扇 风力发电机:風力發電機 风电机组:風電機組 风洞设备:風洞設備 风琴:風琴 风冷机:風冷機",
);
const STORMS = pairs("强:強 超强:超強 第5号:第5號 受 防 抗");
const FOREIGN = pairs(
  "埃里克 弗里兰:弗里蘭 里夫斯 里奇 里德 加里 哈里 巴里 拉里 特里 凯里:凱里 亨里克 阿里 里卡多 里昂 里斯 克里斯 帕里斯 格里芬 莫里森 里根 卡里姆 里维拉:里維拉 费里:費里 佩里 里奥:里奧 里希特 里尔:里爾 西里尔:西里爾 马里奥:馬里奧 法里德 贾里德:賈里德 塔里克 布里奇 杰里:傑里 桑德里 巴里奇 谢里夫:謝里夫 里亚德:里亞德",
);
const INSIDE = pairs(
  "城 村 屋 车:車 手 心 家 口袋 眼 房间:房間 院子 箱子 抽屉:抽屜 教室 山 河 湖 井 锅:鍋 仓库:倉庫 工厂:工廠 博物馆:博物館 医院:醫院 商店 市场:市場 隧道 梦:夢 电影:電影 朋友圈 微博 冰箱 船 森林 夜 假期",
);
const FAR = pairs("一 两:兩 三 五 十 百 千 万:萬 几十:幾十 数百:數百 八千");
const ANIMALS = pairs("猫:貓 羊 候鸟:候鳥 海豚 刚出生的熊猫:剛出生的熊貓 受伤的鹰:受傷的鷹");
const HERDS = pairs("一 两:兩 三 四 五 六 七 八 九 十 几:幾 数百:數百 上千 300");
const SHOWS = pairs(
  "展示 介绍:介紹 说明:說明 解释:解釋 学习:學習 讨论:討論 分析 描述 演示 回答 讲述:講述 揭示 指出 总结:總結",
);
const MAKES = pairs("参与:參與 控制 限制 抑制 停止 参加:參加 推动:推動 鼓励:鼓勵 禁止");
const FORBIDDEN = pairs("车辆进入:車輛進入 记者拍照:記者拍照 员工请假:員工請假 学生外出:學生外出 他离境:他離境");
const AUTHORITIES = pairs("警方 校方 法官 公司 工会:工會 当局:當局");

const KINDS: readonly Kind[] = [
  {
    name: "title and 发",
    frames: [
      ["@#", "@#"],
      ["昨天，@#，要求彻查", "昨天，@#，要求徹查"],
    ],
    at: TITLES,
    hash: ISSUES,
  },
  { name: "金 and 发", frames: [["今年的@#了", "今年的@#了"]], at: MONEY, hash: PAID },
  { name: "头 and 发", frames: [["@#", "@#"]], at: HEADS, hash: HAPPENS },
  {
    name: "被 and 发",
    frames: [
      ["文件已被@了", "文件已被@了"],
      ["文件将被@", "文件將被@"],
    ],
    at: DONE,
  },
  {
    name: "surname and title",
    frames: PEOPLE.map(([from, to]): Pair => [from.replace("@", "@#"), to.replace("@", "@#")]),
    at: SURNAMES,
    hash: ADDRESSED,
  },
  {
    name: "role, surname and name",
    frames: ROLES.flatMap(([from, to]) =>
      GIVEN.map(([a, b]): Pair => [`${from}@${a}表示，情况属实`, `${to}@${b}表示，情況屬實`]),
    ),
    at: pairs("范 于 余 岳 朴 涂 郁 游 姜 钟:鍾"),
  },
  { name: "台 and 风", frames: [["@台#投入使用", "@台#投入使用"]], at: COUNTS, hash: WIND },
  {
    name: "typhoons",
    frames: [
      ["@台风影响", "@颱風影響"],
      ["@台风登陆", "@颱風登陸"],
    ],
    at: STORMS,
  },
  {
    name: "里 in names",
    frames: [
      ["@先生说不知情", "@先生說不知情"],
      ["他把奖杯交给@", "他把獎[杯盃]交給@"],
      ["约翰·@出席会议", "約翰·@出席會議"],
      ["@和妻子住在乡下", "@和妻子住在鄉下"],
    ],
    at: FOREIGN,
  },
  {
    name: "里 behind nouns",
    frames: [
      ["@里发现了线索", "@裡發現了線索"],
      ["@里的人都知道", "@裡的人都知道"],
      ["他在@里待了很久", "他在@裡待了很久"],
    ],
    at: INSIDE,
  },
  {
    name: "里 behind numbers",
    frames: [
      ["走了@里路", "走了@里路"],
      ["距离@公里远", "距離@公里遠"],
    ],
    at: FAR,
  },
  { name: "只 behind numbers", frames: [["共有@只#", "共有@隻#"]], at: HERDS, hash: ANIMALS },
  {
    name: "了 before 如 and 解",
    frames: [
      ["他@了如何避险", "他@了如何避險"],
      ["他@了解决办法", "他@了解決辦法"],
    ],
    at: SHOWS,
  },
  {
    name: "制 behind verbs",
    frames: [
      ["公司@制造武器", "公司@製造武器"],
      ["公司@制定标准", "公司@制定標準"],
    ],
    at: MAKES,
  },
  { name: "不准", frames: [["@不准#", "@不准#"]], at: AUTHORITIES, hash: FORBIDDEN },
];

/** Some thousand sentences that differ in one word from sentences of everyday news. */
export function sentencesOfKinds(): readonly JudgedSentence[] {
  return KINDS.flatMap(({ name, frames, at, hash = [["", ""]] }) =>
    frames.flatMap(([from, to]) =>
      at.flatMap(([a, b]) =>
        hash.map(([c, d]) => ({
          simplified: from.replace("@", a).replace("#", c),
          expected: to.replace("@", b).replace("#", d),
          family: name,
        })),
      ),
    ),
  );
}
