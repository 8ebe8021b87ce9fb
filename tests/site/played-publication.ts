import { mp3, mp4 } from "../fixtures/media-files.ts";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";
import { moveIn, OLD, OLD_SITE } from "../fixtures/old-articles.ts";

/** An article with one of each, shown and not; no picture has a file, so nothing has to be converted. */
export function playedPublication(): Publication {
  const publication = minimalPublication();
  moveIn(publication);
  const harbour = { name: "港务局", url: "https://port.example/talk", title: "讲话", author: "甲" };
  const shown = { description: "港口。", licence: "CC BY 4.0", credit: harbour };
  publication.record({
    archive: { ...OLD, address: `${OLD_SITE}/旧文/`, unknown: ["byline", "credit", "alt"] },
    desk: undefined,
    pictures: { cover: { credit: "gazette", unavailable: "许可到期" } },
    charts: {
      ships: { form: "table", title: "船", credit: { source: "gazette", author: "乙" }, unavailable: "许可到期" },
    },
    media: {
      talk: { kind: "video", title: "港口：一", url: "https://port.example/1", poster: "cover", ...shown },
      report: { kind: "document", title: "年报", url: "https://port.example/2", ...shown },
      street: { kind: "audio", title: "街坊", credit: null },
      film: { kind: "video", title: "短片", file: "film.mp4", ...shown, credit: { ...harbour, author: "丁" } },
      radio: { kind: "audio", title: "电台", file: "radio.mp3", ...shown, credit: "gazette" },
      voice: { kind: "audio", title: "录音", credit: harbour, creditNote: "转自别处", unavailable: "原因" },
    },
  });
  publication.write(
    "article.md",
    "![](report)\n\n![](ships)\n\n![](street)\n\n![](talk)\n\n![](voice)\n\n![](film)\n\n![](radio)\n",
  );
  publication.write("film.mp4", mp4());
  publication.write("radio.mp3", mp3());
  return publication;
}
