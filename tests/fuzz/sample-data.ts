import type { z } from "zod";
import type { ArchiveRegistry } from "../../src/domain/archive.ts";
import type { BreakingRecord } from "../../src/domain/breaking.ts";
import type { PodcastRecord } from "../../src/domain/podcast.ts";
import type { Disclaimers, Glossary, ProsePageKey, Sections, Site, Tags } from "../../src/domain/site.ts";
import type { SourceRegistry } from "../../src/domain/source.ts";
import type { Notices, Withdrawals } from "../../src/domain/withdrawal.ts";

/** What `_data` holds, as its files say it. */
export interface SampleData {
  site: z.input<typeof Site>;
  sections: z.input<typeof Sections>;
  tags: z.input<typeof Tags>;
  sources: z.input<typeof SourceRegistry>;
  disclaimers: z.input<typeof Disclaimers>;
  archive: z.input<typeof ArchiveRegistry>;
  glossary: z.input<typeof Glossary>;
  notices: z.input<typeof Notices>;
  withdrawals: z.input<typeof Withdrawals>;
  /** An empty object when there is none. */
  breaking: z.input<typeof BreakingRecord> | Record<string, never>;
  /** Absent when there is none. */
  podcast?: z.input<typeof PodcastRecord>;
}

const NOTICE = "示例声明：本文由程序生成，没有意义。如有问题请发邮件至{contact}，谢谢！";
export const DATA: SampleData = {
  site: {
    name: "示例报",
    tagline: "只用来证明",
    description: "由程序生成的示例文章，没有意义。",
    url: "https://proof.example",
    timeZone: "America/Vancouver",
    contact: "desk@proof.example",
    comments: { provider: "netlify" },
  },
  sections: {
    world: { name: "国际", description: "国际栏目的示例文章" },
    house: { name: "站务", description: "本站怎样工作", front: false },
  },
  tags: { harbour: { name: "港口" }, weather: { name: "天气" } },
  sources: {
    gazette: {
      name: "公报",
      aliases: ["示例公报"],
      url: "https://gazette.example",
      language: "zh",
      basis: "转载许可",
      share: 0.5,
      canonical: true,
    },
    wire: { name: "通讯社", url: "https://wire.example", country: "加拿大", language: "en", basis: "版权法第 29 条" },
    hall: { name: "市政厅", url: "https://hall.example", basis: "公共领域" },
  },
  disclaimers: { original: NOTICE, compilation: NOTICE, translation: NOTICE, reprint: NOTICE },
  archive: {},
  glossary: { 台风: "颱風" },
  notices: [],
  withdrawals: [],
  breaking: {},
};
const PROSE = "这里的文章由程序生成，没有意义。\n";
export const PAGES: Record<`${ProsePageKey}.md`, string> = {
  "about.md": `# 关于示例报\n\n${PROSE}`,
  "principles.md": `# 编辑准则\n\n${PROSE}`,
  "privacy.md": `# 隐私说明\n\n${PROSE}`,
  "rights.md": `# 权利人要求\n\n${PROSE}`,
};

/** The sounds of articles as a podcast. Its artwork, the largest picture of all, may be shown no more: nothing has to be made of it. */
export const PODCAST: NonNullable<SampleData["podcast"]> = {
  title: "示例播客",
  description: "由程序生成，没有意义。",
  category: "News",
  artwork: {
    file: "cover.png",
    alt: "封面",
    credit: "hall",
    licence: "CC BY 4.0",
    until: "2025-01-02T00:00:00-08:00",
  },
};
