import { asItLooks } from "./lookalike-host.ts";

/** Words for those who run a publication; a name that begins or ends with one is taken for theirs. */
const OF_THE_DESK = beginsOrEnds(
  "编辑|编辑部|编辑室|主编|总编|责编|小编|编务|审核员|管理员|站长|站务|版主|客服|官方|系统|本站|本报|本刊|本网|" +
    "編輯|編輯部|編輯室|主編|總編|責編|小編|編務|審核員|管理員|站長|站務|系統|本報|本網",
);
/** Latin words are the whole name: `Stafford` is nobody of ours. */
const LATIN = /^(?:the|site|news|web)?(?:admin|administrator|moderator|master|editor|editors|official|staff)\d*$/;
/** A reader who says so is one. */
const READER = /(?:读者|讀者|网友|網友|粉丝|粉絲|用户|用戶|路人)$/u;

/**
 * Whether the name under a comment would be taken for the publication itself: `编辑部`, `本站管理员`, the publication's
 * own name. Spaces, marks, full width, what nobody sees and letters drawn alike do not help.
 *
 * @param name as a reader gave it
 * @param siteName of the publication
 */
export function posesAsDesk(name: string, siteName: string): boolean {
  const [seen, own] = [folded(name), folded(siteName)];
  if (READER.test(seen)) return false;
  return (own !== "" && seen.startsWith(own)) || OF_THE_DESK.test(seen) || LATIN.test(seen);
}

function beginsOrEnds(words: string): RegExp {
  return new RegExp(`^(?:${words})|(?:${words})$`, "u");
}

function folded(text: string): string {
  return asItLooks(text.normalize("NFKC").toLowerCase()).replace(/[^\p{L}\p{N}]/gu, "");
}
