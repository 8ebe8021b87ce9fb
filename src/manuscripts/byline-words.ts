/** Places that reporters write from, folded: Canada's own, then those that agencies write from. */
const PLACES = new Set(
  (
    "加拿大 卑诗 卑诗省 安省 安大略 安大略省 魁省 魁北克 魁北克省 阿省 亚省 阿尔伯塔 阿尔伯塔省 亚伯达 曼省 缅省 曼尼托巴 曼尼托巴省 沙省 萨省 萨斯喀彻温 新斯科舍 新斯科舍省 " +
    "纽芬兰 爱德华王子岛 育空 温哥华 大温 大温哥华 大温地区 西温 北温 北温哥华 西温哥华 列治文 烈治文 本拿比 本那比 素里 兰里 高贵林 满地宝 新西敏 三角洲 枫树岭 白石 阿伯茨福德 " +
    "维多利亚 基洛纳 坎卢普斯 多伦多 大多伦多 大多地区 多市 士嘉堡 北约克 万锦 列治文山 烈治文山 密西沙加 宾顿 旺市 约克区 奥克维尔 哈密尔顿 汉密尔顿 滑铁卢 渥太华 伦敦 温莎 " +
    "满地可 蒙特利尔 魁北克城 卡尔加里 卡加利 埃德蒙顿 爱民顿 温尼伯 里贾纳 里贾那 萨斯卡通 哈利法克斯 夏洛特敦 圣约翰斯 白马市 " +
    "中国 北京 上海 天津 重庆 广州 深圳 香港 澳门 台湾 台北 高雄 台中 台南 新北 武汉 成都 杭州 南京 西安 沈阳 哈尔滨 长春 大连 青岛 济南 郑州 长沙 南昌 合肥 福州 厦门 昆明 贵阳 " +
    "南宁 海口 兰州 西宁 银川 乌鲁木齐 拉萨 呼和浩特 太原 石家庄 苏州 宁波 温州 东莞 佛山 珠海 广东 浙江 江苏 福建 山东 四川 湖北 湖南 河南 河北 " +
    "美国 英国 法国 德国 日本 韩国 澳洲 澳大利亚 华盛顿 纽约 洛杉矶 旧金山 三藩市 西雅图 芝加哥 波士顿 休斯敦 休士顿 沙加缅度 萨克拉门托 巴黎 柏林 布鲁塞尔 日内瓦 罗马 马德里 莫斯科 基辅 东京 大阪 首尔 " +
    "新德里 新加坡 吉隆坡 曼谷 马尼拉 雅加达 河内 悉尼 墨尔本 堪培拉 奥克兰 惠灵顿 开罗 耶路撒冷 特拉维夫 联合国 巴西利亚 里约热内卢 墨西哥城 海外 本地 当地 现场 两地 三地"
  ).split(" "),
);
/** 李广州 is somebody: only what is on the list is a place. */
const ADMINISTRATIVE = /[省市州区]$/u;

/** What somebody is, where it stands beside the name: 教授 张三, 张三博士. */
const TITLE =
  "(?:特约|见习|实习|首席|资深|高级|驻外|专职|自由)*(?:记者|通讯员|特派员|撰稿人|撰稿员|评论员|专栏作家|作家|编辑|主编|教授|副教授|博士|硕士|博士生|老师|律师|医生|医师|牧师|工程师|学者|诗人|画家|摄影师|义工|志愿者|读者|网友|学生|同学|会员|小编|实习生)";
const IS_TITLE = new RegExp(`^${TITLE}$`, "u");
const ENDS_IN_TITLE = new RegExp(`${TITLE}$`, "u");

/** What is said behind a reporter's name of the report: `张三／温哥华报道`, `胡玉立7日专电`. */
const TAIL =
  "(?:综合|摄影|专题|现场|独家|联合|实地|连线|即时|采访|编译|图文)?(?:报[道导]|专电|专讯|专稿|专访|特稿|特写|特讯|电|讯)|采写|采访|撰文|撰稿|整理|编译|供稿|来稿";
const IS_TAIL = new RegExp(`^(?:${TAIL}|文)$`, "u");
const DATED = "(?:\\d{4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:周[一二三四五六日]|今日|昨日)?";
const ENDS_IN_TAIL = new RegExp(`^${DATED}(.*?)${DATED}(?:${TAIL})?$`, "u");

/** Whether a folded word is nothing but a place. */
export function isPlace(word: string): boolean {
  return PLACES.has(word) || PLACES.has(word.replace(ADMINISTRATIVE, ""));
}

/** Whether a folded word is nothing but what somebody is: 教授, 特约记者. */
export function isTitle(word: string): boolean {
  return IS_TITLE.test(word);
}

/** How many characters of a folded word are what somebody is, at its end: 2 of 张三博士, and of 社区中心义工. */
export function titleLength(word: string): number {
  return ENDS_IN_TITLE.exec(word)?.[0].length ?? 0;
}

/**
 * Whether folded words say from where, when and how somebody reports, and name nobody: `温哥华报道`, `7日专电`, `报道`, `上海`.
 */
export function isWhereAndHow(word: string): boolean {
  if (word === "") return false;
  if (IS_TAIL.test(word) || isPlace(word)) return true;
  const [whole, place = ""] = ENDS_IN_TAIL.exec(word) ?? [];
  if (whole === undefined || place === word) return false;
  return place === "" || isPlace(place.replace(/^驻/u, ""));
}
