import { existsSync } from "node:fs";
import { type Publication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";
import { testBadInputs } from "./bad-input.ts";

/** An article that shows one picture. */
function shows(p: Publication, changes: Record<string, unknown> = {}, text = "上文。\n\n![](chart)\n\n下文。"): void {
  putPicture(p);
  p.record({ pictures: { chart: pictureRecord(changes) } });
  p.write("article.md", text);
}

/** An article with a picture by a name, and perhaps of another name in its folder. */
function named(p: Publication, file: string, inFolder = file): void {
  putPicture(p, inFolder);
  p.record({ pictures: { chart: pictureRecord({ file }) } });
  p.write("article.md", "上文。\n\n![](chart)\n\n下文。");
}

/** An article whose picture cannot be shown. */
function withholds(p: Publication, changes: Record<string, unknown> = {}): void {
  p.record({ pictures: { chart: { unavailable: "没有使用的依据", ...changes } } });
  p.write("article.md", "![](chart)\n\n正文。");
}

testBadInputs({
  "a picture without a credit": {
    spoil: (p) => shows(p, { credit: undefined }),
    code: "missing-credit",
    says: /credit”没有写/,
    at: [10, 14],
    variant: (p) => shows(p),
  },
  "a shown picture whose credit is not known": {
    spoil: (p) => shows(p, { credit: null, creditNote: "不详" }),
    code: "missing-credit",
    at: [13, 17],
    variant: (p) => withholds(p, { credit: null, creditNote: "原稿没有注明" }),
  },
  "an unknown credit without a word about it": {
    spoil: (p) => withholds(p, { credit: null }),
    code: "missing-credit",
    variant: (p) => withholds(p, { credit: "公报" }),
  },
  "a picture without a licence": {
    spoil: (p) => shows(p, { licence: undefined }),
    code: "missing-licence",
    variant: (p) => shows(p),
  },
  "a picture without alt": {
    spoil: (p) => shows(p, { alt: undefined }),
    code: "missing-alt",
    variant: (p) => shows(p),
  },
  "a picture without a file name": {
    spoil: (p) => withholds(p, { unavailable: undefined, credit: "公报", alt: "图", licence: "自拍" }),
    code: "missing-picture-file",
    variant: (p) => withholds(p, { credit: "公报", alt: "图", licence: "自拍" }),
  },
  "a picture whose file is not there": {
    spoil: (p) => {
      p.record({ pictures: { chart: pictureRecord() } });
      p.write("article.md", "![](chart)\n\n正文。");
    },
    code: "missing-picture-file",
    says: /chart\.png/,
    variant: (p) => shows(p),
  },
  "a credit from an unknown source": {
    spoil: (p) => shows(p, { credit: "路人甲" }),
    code: "unknown-source",
    says: /路人甲/,
    variant: (p) => shows(p, { credit: "Gazette" }),
  },
  "a place in a picture that has no such name": {
    spoil: (p) => shows(p, { focus: "middle" }),
    code: "bad-value",
    says: /focus/,
    variant: (p) => shows(p, { focus: "centre" }),
  },
  "a place outside a picture": {
    spoil: (p) => shows(p, { focus: { x: 30, y: 0.2 } }),
    code: "bad-value",
    says: /focus|x/,
    variant: (p) => shows(p, { focus: { x: 0.3, y: 0.2 } }),
  },
  "a picture file outside the folder": {
    spoil: (p) => {
      p.record({ pictures: { chart: pictureRecord({ file: "../chart.png" }) } });
      p.write("article.md", "![](chart)\n\n正文。");
    },
    code: "bad-picture-file",
    variant: (p) => shows(p),
  },
  "a picture file whose name Windows cuts": {
    spoil: (p) => shows(p, { file: "chart.png." }),
    code: "bad-picture-file",
    says: /改成“chart\.png”/,
    variant: (p) => shows(p),
  },
  "a picture file named like a device": {
    spoil: (p) => shows(p, { file: "Con.png" }),
    code: "bad-picture-file",
    says: /改成“Con-1\.png”/,
    variant: (p) => named(p, "Con-1.png"),
  },
  "a picture file whose name is written in pieces": {
    spoil: (p) => named(p, "re\u0301union.png"),
    code: "bad-picture-file",
    says: /改成“r\u00e9union\.png”.*NFD/,
    variant: (p) => named(p, "r\u00e9union.png"),
  },
  "a picture file in pieces, on record in one": {
    spoil: (p) => named(p, "r\u00e9union.png", "re\u0301union.png"),
    code: "missing-picture-file",
    says: /NFD.*改名为“r\u00e9union\.png”/,
    variant: (p) => named(p, "照片（1）.png"),
  },
  "a picture file with other capitals than on record": {
    spoil: (p) => named(p, "chart.png", "Chart.png"),
    code: "missing-picture-file",
    says: /叫“Chart\.png”.*大小写不同/,
    variant: (p) => named(p, "微信图片_20261105.png"),
  },
  // Where they are one, nobody can have both.
  ...(!existsSync("PACKAGE.JSON") && {
    "two picture files that are one to Windows": {
      spoil: (p: Publication) => {
        for (const file of ["chart.png", "CHART.png"]) putPicture(p, file);
        p.record({ pictures: { a: pictureRecord(), b: pictureRecord({ file: "CHART.png" }) } });
        p.write("article.md", "上文。\n\n![](a)\n\n![](b)");
      },
      code: "bad-picture-file",
      says: /同一个文件.*“chart-2\.png”/,
      variant: (p: Publication) => named(p, "photo (1) a+b.png"),
    } as const,
  }),
  "a file in the folder that is not on record": {
    spoil: (p) => putPicture(p),
    code: "unrecorded-file",
    says: /chart\.png/,
    variant: (p) => p.write(".DS_Store", "x"),
  },
  "a picture that is never placed": {
    spoil: (p) => shows(p, {}, "只有文字。"),
    code: "picture-not-placed",
    says: /“chart”/,
    variant: (p) => shows(p),
  },
  "a picture placed twice": {
    spoil: (p) => shows(p, {}, "![](chart)\n\n文。\n\n![](chart)"),
    code: "picture-placed-twice",
    at: [5, 1],
    variant: (p) => shows(p),
  },
  "a picture that is not on record": {
    spoil: (p) => p.write("article.md", "文。\n\n![](harbour)"),
    code: "unknown-picture",
    says: /“harbour”/,
    at: [3, 1],
    variant: (p) => shows(p),
  },
  "a picture in the middle of a sentence": {
    spoil: (p) => p.write("article.md", "看![](harbour)这里。"),
    code: "picture-not-alone",
    variant: (p) => shows(p),
  },
  "a picture from elsewhere": {
    spoil: (p) => p.write("article.md", "文。\n\n![](https://elsewhere.example/x.png)"),
    code: "unknown-picture",
    variant: (p) => p.write("article.md", "见[那里的图](https://elsewhere.example/x.png)。"),
  },
});
