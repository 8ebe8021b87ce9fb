import { PICKED } from "../cms/picture-marks.ts";

/** A place in the program of Sveltia CMS that does a newsroom harm, and what is to stand there. */
interface Mending {
  readonly what: string;
  /** Minified names are different in every version: only what stands around them is known. */
  readonly place: RegExp;
  readonly instead: string;
  /** Names from elsewhere in the program, for `instead`: the first group of each. */
  readonly names?: Readonly<Record<string, RegExp>>;
}

/** What src/cms/local-folder.ts is called there. */
export const FOLDER_MODULE = "laiyuan-local-folder";

const CHECK = /,(\w+)=async\(\{maxAge:\w+=0\}=\{\}\)=>\{let \w+=\w+\.current;if\(\w+\?\.fetchLastCommit&&/;
const HEAD = /\?\.fetchLastCommit&&(\w+)\.current&&/;

/**
 * - Of a radio group, of a list to choose from, only the looks are alive in the first tenth of a second, and longer where the
 *   machine is busy: what is chosen then is shown and never saved.
 * - Whether others have changed something is asked before an article is written over, but not before a new one takes the place
 *   of a new one of somebody else's; and asked a second time when all has been decided, whereby a change of that moment is
 *   taken for known and lost, where GitHub would have refused the commit. Now it is asked once, before anything, of every entry.
 * - A folder of one's own is not asked at all.
 * - Of a picture that is taken from those of the repository the page sees a small copy, in which nothing is left of what its file says.
 */
const MENDINGS: readonly Mending[] = [
  {
    what: "选项一画出来就能选",
    place: /\(async\(\)=>\{await (\w+)\(100\),this\.activate\(\)\}\)\(\)\}activate\(\)\{let\{parent:(\w+),allMembers:/g,
    instead:
      "this.parent.addEventListener(`click`,this._onClick),(async()=>{await $1(100),this.activate()})()}activate(){let{parent:$2,allMembers:",
  },
  {
    what: "新建的条目也先看别人存了什么",
    place:
      /(overwrite:\w+=!1\}\)=>\{let\{isNew:.{0,120}?if\(await \w+\(\),await \w+\(\),)(!\w+\(\{draft:\w+,enforceRequired:)/g,
    instead: "$1await <check>().catch(console.error),$2",
    names: { check: CHECK },
  },
  {
    what: "保存时不再看第二次",
    place:
      /(savingEntries:(\w+)=\[\],savingAssets:\w+=\[\],options:\w+\}\)=>\{let\{commitChanges:\w+,fetchLastCommit:\w+\}=\w+\.current;)try\{/g,
    instead: "$1if(!$2.length)try{",
  },
  {
    what: "从仓库里挑的图片也看它自己写着什么",
    place: /let\{asset:(\w+),replace:(\w+)\}=(\w+);(?=return \1\?\.unsaved\?)/g,
    instead:
      "let{asset:$1,replace:$2}=$3;$1?.kind===`image`&&!$1.unsaved&&<blob>($1).then(_=>document.dispatchEvent(" +
      `new CustomEvent("${PICKED}",{detail:new File([_],$1.name,{type:_.type})})),()=>{});`,
    // What it has of a file is asked for wherever the file is: here, in a folder, or on GitHub.
    names: { blob: /,(\w+)=async \w+=>\{let\{file:\w+,handle:\w+,blobURL:\w+,path:\w+\}=/ },
  },
  {
    what: "本机文件夹里重新读到的条目还是原来的条目",
    place:
      /(\w+)\.current=(\w+),(\w+\.current=\w+,\w+\.current=\w+,\w+\.current=\w+,\w+\.current=!0,\w+\(`The site data is ready`\),await \w+\(\w+,\{cachedHashes:)/g,
    instead: "$1.current=laiyuanFolder.underOldNames($2,$1.current),$3",
  },
  {
    what: "本机文件夹也看别处改了什么",
    place: /fetchFiles:async\(\)=>\{await (\w+)\((\w+),\{hashCacheDB:(\w+)\}\)\}/g,
    instead:
      "fetchFiles:()=>laiyuanFolder.readFolder({head:<head>,files:()=><files>($2),read:()=>$1($2,{hashCacheDB:$3})})," +
      "fetchLastCommit:async()=>({hash:await laiyuanFolder.stateOfFolder({files:()=><files>($2)})})",
    names: { head: HEAD, files: /,(\w+)=async \w+=>\{let \w+=\[\],\w+=\w+\(\);return await \w+\(\w+,\{rootDirHandle:/ },
  },
];

/**
 * The program with these places mended. It is pinned to one version; with another, whoever updates it looks anew.
 * @throws Error when a place is not there exactly once
 */
export function mendedProgram(program: string): string {
  let text = program;
  for (const { what, place, instead, names = {} } of MENDINGS) {
    const found = [...text.matchAll(place)].length;
    if (found !== 1) throw new Error(`网页后台换了版本，要重新看：“${what}”那一处有 ${found} 个，应当只有 1 个。`);
    const written = Object.entries(names).reduce((sum, [name, where]) => {
      const [, minified] = where.exec(program) ?? [];
      if (!minified) throw new Error(`网页后台换了版本，要重新看：“${what}”里找不到 ${name}。`);
      return sum.replaceAll(`<${name}>`, minified.replaceAll("$", "$$$$"));
    }, instead);
    text = text.replace(place, written);
  }
  return `import*as laiyuanFolder from"${FOLDER_MODULE}";${text}`;
}
