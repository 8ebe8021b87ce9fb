import { AT, edited, every, type Kind, said } from "./edits.ts";
import { sentence } from "./pages.ts";

const WIDE = (text: string) =>
  text.replace(/[0-9a-zA-Z%]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const TRADITIONAL: Readonly<Record<string, string>> = {
  云: "雲",
  风: "風",
  鸟: "鳥",
  马: "馬",
  门: "門",
  说: "說",
  会: "會",
  过: "過",
  书: "書",
  车: "車",
  与: "與",
};
/** What leaves a text as it was, by its name. */
export const QUIET: Readonly<Record<string, Kind>> = {
  "the same": ["unchanged", () => ({})],
  "white space": ["unchanged", () => ({ dress: { spaces: "  \n\t " } })],
  "another theme": ["unchanged", ({ dress }) => ({ dress: { theme: dress.theme === "boxes" ? "article" : "boxes" } })],
  "an older theme": ["unchanged", ({ dress }) => ({ dress: { theme: dress.theme === "old" ? "article" : "old" } })],
  "other advertisements": ["unchanged", ({ dress }) => ({ dress: { advertisements: dress.advertisements + 2 } })],
  "no advertisements": ["unchanged", () => ({ dress: { advertisements: 0 } })],
  "more comments": ["unchanged", ({ dress }) => ({ dress: { comments: dress.comments + 30 } })],
  "another day": ["unchanged", ({ dress }) => ({ dress: { day: dress.day + 40 } })],
  "all at once": [
    "unchanged",
    () => ({ dress: { theme: "old", day: 99, comments: 9, advertisements: 3, spaces: " \n" } }),
  ],
  "the house's other name": ["unchanged", () => ({ dress: { suffix: "Another name" } })],
  "other width": ["unchanged", (one) => ({ story: every(one, WIDE) })],
  "other quotation marks": [
    "unchanged",
    (one) => ({ story: every(one, (t) => t.replace(/“/g, '"').replace(/”/g, '"')) }),
  ],
  "other marks": ["unchanged", (one) => ({ story: every(one, (t) => t.replace(/[，；]/g, "、").replace(/,/g, ";")) })],
  "the other script": [
    "unchanged",
    (one) => ({ story: every(one, (t) => [...t].map((char) => TRADITIONAL[char] ?? char).join("")) }),
  ],
  "marks within words": [
    "unchanged",
    (one) => ({ story: edited(one, (t) => `<b>${t.slice(0, 3)}</b>${t.slice(3, 6)}<!-- x -->${t.slice(6)}`) }),
  ],
  "a paragraph more": [
    "unchanged",
    (one) => ({
      story: { ...one.story, paragraphs: [...one.story.paragraphs, [sentence(one.random, one.story.language)]] },
    }),
  ],
  "paragraphs joined": ["unchanged", (one) => ({ story: { ...one.story, paragraphs: [one.story.paragraphs.flat()] } })],
  "counted visitors": ["unchanged", () => ({ at: `${AT}?utm_source=x` })],
  "with www": ["unchanged", () => ({ at: AT.replace("news", "www.news") })],
  "a subscription offered beside": [
    "unchanged",
    ({ story }) => ({
      dress: {
        under: said(story, "<div>订阅我们的邮件，阅读更多文章</div>", "<div>Subscribe to read our newsletter</div>"),
      },
    }),
  ],
};
