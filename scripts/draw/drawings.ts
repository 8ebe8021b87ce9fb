import { arrow, bars, box, CINNABAR, INK, mark, SOFT, sheet, text } from "./paper.ts";

/** The drawings of our own articles: file inside src/articles, and the drawing. */
export const DRAWINGS: Readonly<Record<string, () => string>> = {
  "2026/11/how-we-credit-sources/where-credit-stands.png": whereCreditStands,
  "2026/11/how-search-works/what-leaves-the-browser.png": whatLeavesTheBrowser,
  "2026/11/how-to-ask-for-a-withdrawal/from-letter-to-change.png": fromLetterToChange,
  "2026/11/how-to-contribute/from-folder-to-page.png": fromFolderToPage,
};

function whereCreditStands(): string {
  const notes = [
    ["来源标记", "怎样写成的，来源是谁"],
    ["图源", "紧跟图片，与说明分开记录"],
    ["图片文件里面", "另存、转发以后，出处还在"],
    ["文章来源", "文字和图片的出处都在这里"],
    ["给机器看的数据", "搜索引擎、订阅源，同一份记录"],
  ] as const;
  const explained = notes.flatMap(([name, what], index) => {
    const y = 95 + index * 150;
    return [
      mark(530, y, index + 1),
      text(580, y + 2, name, { bold: true }),
      text(580, y + 50, what, { size: 32, colour: SOFT }),
    ];
  });
  return sheet(800, [
    box(40, 45, 400, 710),
    bars(75, 85, [330, 210], { height: 24, gap: 42, colour: INK }),
    `<rect x="75" y="177" width="78" height="42" fill="none" stroke="${CINNABAR}" stroke-width="3"/>`,
    text(114, 208, "编译", { size: 28, colour: CINNABAR, anchor: "middle" }),
    bars(168, 191, [120]),
    box(75, 250, 330, 170, { fill: "#ddd6c8" }),
    bars(75, 438, [130], { colour: "#857d71" }),
    bars(225, 438, [100], { colour: CINNABAR }),
    bars(75, 490, [330, 330, 240]),
    box(75, 600, 330, 110, { fill: "#f2eee5" }),
    bars(100, 626, [110, 210, 170], { colour: "#857d71" }),
    mark(330, 198, 1),
    mark(440, 445, 2),
    mark(240, 335, 3),
    mark(440, 655, 4),
    mark(240, 755, 5),
    ...explained,
  ]);
}

function whatLeavesTheBrowser(): string {
  const pieces = ["索引", "", "这一小块", ""].flatMap((name, index) => {
    const x = 290 + index * 185;
    return [
      box(x, 545, 165, 90, { fill: index === 2 ? "#f2eee5" : "#fffdf9" }),
      text(x + 82, 601, name, { anchor: "middle", size: 32 }),
    ];
  });
  return sheet(720, [
    box(40, 45, 1000, 360, { dashed: true }),
    text(80, 110, "您的浏览器", { bold: true }),
    text(300, 110, "输入的词只在这里使用", { colour: CINNABAR }),
    box(80, 165, 230, 170),
    text(195, 262, "停火谈判", { anchor: "middle" }),
    arrow(310, 250, 405, 250),
    box(410, 165, 270, 170),
    text(545, 240, "搜索页的", { anchor: "middle" }),
    text(545, 288, "程序", { anchor: "middle" }),
    arrow(680, 250, 765, 250),
    box(770, 165, 230, 170),
    text(885, 262, "结果", { anchor: "middle" }),
    arrow(742, 545, 580, 340),
    text(690, 462, "只取用得着的", { size: 32, colour: SOFT }),
    box(40, 500, 1000, 180),
    text(100, 603, "本站", { bold: true }),
    ...pieces,
  ]);
}

function fromLetterToChange(): string {
  const outcomes = [
    ["更正", "改正文字，文末记下改了什么、哪一天"],
    ["补署名", "页面、订阅、图片文件里一起补上"],
    ["撤下图片", "文件拿掉，空框写明原因，图源保留"],
    ["撤下全文", "列表和搜索里不再有，原地址说明原因"],
  ] as const;
  const rows = outcomes.flatMap(([name, what], index) => {
    const y = 270 + index * 125;
    return [
      arrow(120, y + 52, 195, y + 52),
      box(200, y, 840, 105),
      text(230, y + 45, name, { bold: true }),
      text(230, y + 86, what, { size: 31, colour: SOFT }),
    ];
  });
  return sheet(800, [
    box(40, 45, 360, 150),
    text(220, 112, "您的来信", { anchor: "middle", bold: true }),
    text(220, 160, "或者表单", { anchor: "middle", size: 31, colour: SOFT }),
    arrow(400, 120, 515, 120),
    box(520, 45, 520, 150),
    text(780, 112, "编辑阅读", { anchor: "middle", bold: true }),
    text(780, 160, "必要时回信核实", { anchor: "middle", size: 31, colour: SOFT }),
    `<path d="M780 195V232H120V699" fill="none" stroke="${SOFT}" stroke-width="4"/>`,
    ...rows,
  ]);
}

function fromFolderToPage(): string {
  const files = ["article.json", "article.md", "harbour.jpg"];
  const outputs = ["网页", "订阅源", "搜索", "图片文件"];
  return sheet(640, [
    box(40, 60, 330, 410),
    text(65, 115, "harbour-report/", { mono: true, size: 32, bold: true }),
    ...files.flatMap((name, index) => [
      box(65, 150 + index * 100, 280, 80),
      text(85, 201 + index * 100, name, { mono: true, size: 32 }),
    ]),
    text(205, 525, "一篇文章，", { anchor: "middle", size: 32, colour: SOFT }),
    text(205, 570, "一个文件夹", { anchor: "middle", size: 32, colour: SOFT }),
    arrow(370, 265, 425, 265),
    box(430, 150, 250, 230),
    text(555, 228, "程序检查", { bold: true, anchor: "middle" }),
    text(555, 288, "出处齐不齐", { anchor: "middle", size: 32, colour: SOFT }),
    text(555, 334, "写得对不对", { anchor: "middle", size: 32, colour: SOFT }),
    arrow(555, 380, 555, 470, CINNABAR),
    text(555, 525, "缺一样就停，", { anchor: "middle", size: 32, colour: CINNABAR }),
    text(555, 570, "列出全部错误", { anchor: "middle", size: 32, colour: CINNABAR }),
    ...outputs.flatMap((name, index) => [
      arrow(680, 265, 795, 100 + index * 110),
      box(800, 60 + index * 110, 240, 80),
      text(920, 112 + index * 110, name, { anchor: "middle" }),
    ]),
    text(920, 525, "处处带着", { anchor: "middle", size: 32, colour: SOFT }),
    text(920, 570, "同一份出处", { anchor: "middle", size: 32, colour: SOFT }),
  ]);
}
