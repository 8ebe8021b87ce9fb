import { type Publication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";
import { testBadInputs } from "./bad-input.ts";

const ORIGINAL = { source: "gazette", url: "https://gazette.example/1" };
const reprint = (p: Publication, changes: Readonly<Record<string, unknown>>) =>
  p.record({ kind: "reprint", sources: [{ ...ORIGINAL, author: "甲", ...changes }] });

/** What _data/sources.json says of a second source. */
const second = (p: Publication, changes: Readonly<Record<string, unknown>>) =>
  p.siteData("sources.json", {
    gazette: { name: "公报", aliases: ["Gazette"], url: "https://gazette.example", basis: "测试" },
    herald: { name: "先驱报", url: "https://herald.example", basis: "测试", ...changes },
  });
const WITHDRAWN_PICTURE = {
  path: "/2025/05/sample/",
  picture: "chart",
  id: "20250519-sample",
  date: "2025-06-01T00:00:00-07:00",
  reason: "权利人要求",
  requestedBy: "公报",
};
const NOTICE = { received: "2025-05-20", about: "署名", status: "open" };

testBadInputs({
  "a name that two sources claim, whatever the width it is typed in": {
    spoil: (p) => second(p, { aliases: ["ＧＡＺＥＴＴＥ"] }),
    code: "duplicate-source-name",
    says: /ＧＡＺＥＴＴＥ.*gazette/,
    variant: (p) => second(p, { aliases: ["先驱报", "Herald"] }),
  },
  "a key that is the alias of another source": {
    spoil: (p) =>
      p.siteData("sources.json", {
        herald: { name: "先驱报", aliases: ["gazette"], url: "https://herald.example", basis: "测试" },
        gazette: { name: "公报", url: "https://gazette.example", basis: "测试" },
      }),
    code: "duplicate-source-name",
    variant: (p) => second(p, {}),
  },
  "a notice about a source that is not registered": {
    spoil: (p) => p.siteData("notices.json", [{ ...NOTICE, source: "gazete" }]),
    code: "unknown-source",
    says: /gazete.*是不是“gazette”/,
    variant: (p) => p.siteData("notices.json", [{ ...NOTICE, source: "Gazette" }]),
  },
  "a source that may no longer be used": {
    spoil: (p) => {
      p.terms({ status: "stopped" });
      p.record({ kind: "compilation", sources: ["gazette"] });
    },
    code: "stopped-source",
    says: /公报/,
    variant: (p) => {
      p.terms({ status: "stopped" });
      p.record({ kind: "compilation", sources: [{ name: "别家", url: "https://other.example/1" }] });
    },
  },
  "a picture of a source that may no longer be used": {
    spoil: (p) => {
      p.terms({ status: "stopped" });
      putPicture(p);
      p.record({ pictures: { chart: pictureRecord() } });
      p.write("article.md", "![](chart)\n\n正文。");
    },
    code: "stopped-source",
    // Withdrawn at the wish of its source, which is then stopped: the credit stays.
    variant: (p) => {
      p.terms({ status: "stopped" });
      putPicture(p);
      p.record({ pictures: { chart: pictureRecord() } });
      p.write("article.md", "![](chart)\n\n正文。");
      p.siteData("withdrawals.json", [WITHDRAWN_PICTURE]);
    },
  },
  "a reprint from a source without a basis on record": {
    spoil: (p) =>
      p.record({ kind: "reprint", sources: [{ name: "别家", url: "https://other.example/1", author: "甲" }] }),
    code: "unregistered-source",
    says: /别家/,
    variant: (p) => reprint(p, {}),
  },
  "a reprint that does not say who wrote the original": {
    spoil: (p) => p.record({ kind: "reprint", sources: [ORIGINAL] }),
    code: "missing-author",
    variant: (p) => p.record({ kind: "reprint", sources: [{ ...ORIGINAL, authorGiven: false }] }),
  },
  "a translation that does not say who wrote the original": {
    spoil: (p) => p.record({ kind: "translation", sources: [ORIGINAL] }),
    code: "missing-author",
    variant: (p) => p.record({ kind: "translation", sources: [{ ...ORIGINAL, author: "甲" }] }),
  },
  "a reprint that does not say how much it uses where the share is limited": {
    spoil: (p) => {
      p.terms({ share: 0.3 });
      reprint(p, {});
    },
    code: "missing-share",
    says: /30%/,
    variant: (p) => {
      p.terms({ share: 0.3 });
      reprint(p, { share: 0.3 });
    },
  },
  "a reprint that uses more than the licence allows": {
    spoil: (p) => {
      p.terms({ share: 0.3 });
      reprint(p, { share: 0.31 });
    },
    code: "share-exceeded",
    says: /31%.*30%/,
    variant: (p) => {
      p.terms({ share: 0.3 });
      p.record({ kind: "compilation", sources: ["gazette"] });
    },
  },
});
