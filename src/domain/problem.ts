import { COPY_REMEDIES } from "./copy-rule.ts";

/**
 * Every way an author's file can be wrong. The key is stable (tests, documentation and editors refer to it); the value
 * tells the author what to do. The sentence about the particular mistake is written where the mistake is found.
 */
export const REMEDIES = {
  "json-syntax": "按提示的行和列改正标点；JSON 的最后一项后面不能有逗号，字符串用英文双引号。",
  "duplicate-key": "同一个字段只能写一次，删去多余的一行。",
  "unknown-key": "检查拼写；可用的字段见 docs/article-fields.md。",
  "missing-field": "补上这个字段；写法见 docs/article-fields.md。",
  "wrong-type": "按 docs/article-fields.md 里的类型改写。",
  "bad-value": "按 docs/article-fields.md 里的说明改写。",
  "bad-date": "写成带时区的日期时间，例如 2025-05-19T09:30:00-07:00；只知道日期就写 T00:00:00。",
  "wrong-offset":
    "照提示改时差：写网站所在时区在那一刻的，夏令时和冬令时不同；只知道日期的，写当地的 T00:00:00。别处的时间先换算。",
  "future-date": "改动、核对和撤下都写已经过去的时刻；网站所在的时区可能还是前一天。",
  "date-folder-mismatch":
    "文件夹比日期晚的，移到与发布日期一致的 年/月 文件夹，或改正日期。比日期早的（上个月开始写，这个月在网页后台发布）只是提醒，不影响发布：网址留在那个月；npm run go-live 会把它搬到发布的那个月，旧地址转过来。",
  "bad-publish-at": "publishAt 写得不早于 published；没有禁发期就删去它，文章在 published 那一刻发出。",
  "bad-until": "until 写得晚于发布时间；不限期就删去它。",
  "bad-change-date": "changes 里的日期不能早于发布时间，并按先后排列。",
  "unlogged-change":
    "在 article.json 的 changes 里记一条，日期不早于改动那天，写明原来怎样、现在怎样；这是提醒，不影响发布。",
  "missing-byline": "写上 desk（部门）、authors（作者）或 contributors（参与的人），至少一项。",
  "missing-sponsor": "在 sponsor 里写明谁付的钱：名称 name 和网址 url；不是广告就删去 genre。",
  "unlabelled-sponsor": "有人付钱的，genre 写 sponsored，页面上会标明“广告”；没有人付钱就删去 sponsor。",
  "label-in-title": "删去标题里的字样：页面、列表和订阅都会按 genre 标上；这是提醒，不影响发布。",
  "missing-source": "在 sources 里写明来源；综合、编译、转载都必须写。",
  "ai-mark":
    "文件自己带的人工智能标识要跟着它走：照提示在这张图片、这段音视频或这份文件的记录里写 digitalSourceType；确知文件标错了，请来源换一份没有标错的。图片、音视频、PDF 写明是哪一种而记录里没有写的，npm run check -- --fix 会提议补上。",
  "unreviewed-ai":
    '请人对照原文审校，在 ai 里写上 reviewed（谁、哪天）；要不经审校就发布，在 _data/site.json 里写 "ai": {"unreviewed": "label"}，页面会标明。',
  "circular-chain": "查明最早的那一家，它不写 via，别家的从它写起；各有各的消息、只是互相引用的，都不写。",
  "single-origin": "再找一个独立的来源，或者在文中写明各家都出自同一处；这是提醒，不影响发布。",
  "unlinked-origin":
    '在 via 里给最早的来源补上 url，如 {"source": "reuters", "url": "https://…"}；这是提醒，不影响发布。',
  "missing-source-url": "补上原文链接 url；转载和编译必须能让读者找到原文。",
  "unknown-source": '用 _data/sources.json 里登记的键或名称，或写成 {"name": …, "url": …}。',
  "duplicate-source-name": "一个名称或别名只能属于一个来源，改掉其中一个。",
  "unknown-person":
    "是登记过的人，就写 _data/people.json 里的键、名称或别名，重名的写键；没有登记也可以署名，只是没有自己的页面。这是提醒，不影响发布。",
  "duplicate-person-name": "键和别名只能属于一个人，改掉其中一个；姓名可以相同，署名时写各自的键。",
  "unsourced-event": "给这一条写上 article（本站的文章）或 source（来源），读者才查得到。",
  "unknown-topic-article": "改正地址或编号；撤下的从专题里删去。页面上没有这一篇，这是提醒，不影响发布。",
  "stopped-source": "换一个来源，或在 _data/sources.json 里恢复使用；已经发布的文章用 npm run withdraw 撤下。",
  "unregistered-source": "先在 _data/sources.json 登记这个来源和使用依据 basis。",
  "missing-author": '原文署名就写 author；原文没有署名就写 "authorGiven": false。',
  "missing-share": "在来源里写 share，例如 0.3 表示用了原文的三成。",
  "share-exceeded": "删减到许可的份额之内，或改成综合报道，或取得许可后修改 _data/sources.json。",
  "not-archived":
    "新文章不写 archive，缺的都要补上。旧文由 npm run migrate 搬来，登记在 _data/archive.json；发布日期早于搬来的时间。",
  "duplicate-archive": "旧站的一篇只能搬来一次，删去多余的一篇；新文章不写 archive。",
  "unknown-kind":
    "写明体裁：original、compilation、translation 或 reprint；只有旧站搬来的文章可以写 unknown，并在 archive 的 unknown 里写 kind。",
  "debt-paid": "从 archive 的 unknown 里删去已经补上的；这是提醒，不影响发布。",
  "unknown-section": "用 _data/sections.json 里登记的栏目键。",
  "unknown-tag": "用 _data/tags.json 里登记的标签键，或先在那里登记。",
  "unreadable-colour": "按提示改栏目的颜色：文字与纸面的对比度至少 4.5（WCAG 1.4.3），浅色、深色各算各的。",
  "missing-credit":
    "写明图片或数据的出处 credit；图片的出处确实无从得知时写 null，并用 unavailable 停用、用 creditNote 说明。",
  "missing-licence": "写明使用依据 licence，例如 CC BY 4.0、本站拍摄、已获授权。",
  "missing-alt": "用一句话写出图片内容 alt，给看不到图的读者。",
  "missing-picture-file": "把图片文件放进文章文件夹并用 file 写明；不能展示就写 unavailable。",
  "bad-picture-file":
    "用 JPEG、PNG、WebP、AVIF 或 GIF，文件名后缀要与内容一致，名称照提示改；坏了的用图片软件打开另存一次，打不开就向来源再要一份。",
  "tampered-picture":
    "换成没有改过的原文件；是编辑部裁的、调的，就从原文件重做，用能续写内容凭证的软件存，或者导出时不带内容凭证，在 digitalSourceType 和 caption 里写明原文件的标识和改动。",
  "unread-credentials":
    "用支持内容凭证（C2PA）的软件打开看看，写着人工智能参与的，照样写进 digitalSourceType；这是提醒，不影响发布。",
  "picture-too-large": "用图片软件缩小到长边 3000 像素以内，另存为 JPEG，质量 85 左右。",
  "bad-artwork": "把封面裁成正方形，边长 1400 到 3000 像素，存成 JPEG 或 PNG。",
  "animated-picture": "只收静止的图片：把其中一帧另存为 PNG 或 JPEG；要给读者看动态，转成 mp4，在 media 里登记。",
  "missing-chart-file": "把数据存成 CSV 放进文章文件夹，用 file 写明；不能展示就写 unavailable。",
  "bad-chart-data":
    "按提示的行和列改数据文件：第一行是表头，每行格数相同；数只写数字（可以有千位的逗号、小数点、%），单位写在 article.json 的 unit；没有数的空着或写 —。",
  "bad-chart": "columns 和 highlight 里的名称要和数据文件里的一字不差。",
  "missing-media-file":
    "用 file 写文章文件夹里的文件名，或用 url 写它在平台上的地址，或用 store 写自己存储上的地址，只写一个；不能展示就写 unavailable。",
  "bad-media-file":
    "视频用 mp4 或 webm，音频用 mp3、m4a 或 ogg，文件用 PDF，文件名后缀要与内容一致；坏了的用播放软件或编辑软件打开另存一次。",
  "media-too-large":
    "压小到上限以内（视频用 ffmpeg -i 原文件 -vf scale=-2:720 -crf 28 新文件.mp4），或放到自己的存储上，用 store 写明地址、摘要和大小。",
  "bad-media-address": "打开那一页，从浏览器的地址栏复制完整的地址：短链接、频道和搜索结果的地址都放不了。",
  "missing-description": "用 description 写明里面有什么，或用 transcript 写出里面说的话，给看不到、听不到的读者。",
  "bad-captions":
    "字幕用 WebVTT：第一行 WEBVTT，空一行，每条一行时间（00:00:01.000 --> 00:00:03.500）和下面的文字，条与条之间空一行。",
  "unknown-poster": "poster 写 pictures 里登记过的一张图片的名称；这张图片只作封面，不再另外放进正文。",
  "media-not-placed": "在正文里另起一段写 ![](名称)，或从 media 里删去。",
  "media-placed-twice": "一段视频、音频或一份文件只放一次。",
  "media-only-linked":
    "读者点开的是原来的页面。要在文章里播放，在 _data/site.json 的 media 里写上这个平台或主机，再按提示改 netlify.toml；只给链接就不必理会，这是提醒，不影响发布。",
  "credit-contradiction":
    "核对图片的出处，改正 credit 或补上 author；对方另有名称的，在 _data/sources.json 里登记成别名；这是提醒，不影响发布。",
  "licence-contradiction": "以权利人写明的为准改 licence；另有书面许可的，在 licence 里写明是哪一份，不写 CC 的名称。",
  "unrecorded-file":
    "图片要在 article.json 的 pictures 里登记出处，数据在 charts 里，视频、音频、PDF 和字幕在 media 里；不用的文件请删除。",
  "unknown-picture": "在 article.json 的 pictures、charts、media 或 quotes 里登记，或改正名称。",
  "picture-not-placed": "在正文里另起一段写 ![](图片名)，或从 pictures 里删去。",
  "picture-placed-twice": "一张图片只放一次。",
  "chart-not-placed": "在正文里另起一段写 ![](图表名)，或从 charts 里删去。",
  "chart-placed-twice": "一张图表只放一次。",
  "quote-not-placed": "在正文里另起一段写 ![](引语名)，或从 quotes 里删去。",
  "quote-placed-twice": "一条引语只放一次。",
  "duplicate-name": "图片、图表、影音、文件和引语不能用同一个名称，改掉其中一个。",
  "missing-quote-source": "媒体报道的引语要用 source 写明是哪家报道的。",
  "checked-before-posted": "先有帖子才能核对：看看是哪一个日期写错了，时区对不对。",
  "unsourced-quote": "给这段话加上出处链接，或在 article.json 的 quotes 里登记；这是提醒，不影响发布。",
  "picture-not-alone":
    "图片要独占一段，前后各空一行；几张图写在同一段里是组图，里面不能有别的；说明写在 article.json 的 caption 里，方括号留空。",
  "empty-body": "在 article.md 里写上正文。",
  "not-live": '是滚动报道，就在 article.json 里写 "genre": "live"；不是，就删去 ended 和 live/ 文件夹。',
  "bad-live-kind": "滚动报道写 original 原创或 compilation 综合；转载、编译的写成普通文章，或者写进一条里，注明来源。",
  "bad-ended": "ended 写得晚于发布时间；直播还没有结束就删去它。",
  "bad-entry-name":
    "一条是一个文件，名称只用小写英文字母、数字和连字符，以 .md 结尾，例如 29-1405-talks.md；发出以后不改名。",
  "missing-entry-head":
    '文件开头写这一条的记录 {"time": …, "title": …, "sources": […]}，换行，空一行，再写正文；npm run live 会写好。',
  "missing-entry-source": '用 sources 写明这一条是从哪里来的；是本站记者采写的，写 "own": true。',
  "bad-entry-text": "一条里不用小标题和脚注：分成几段，或者分成几条；出处写在这一条的 sources 里，或者做成链接。",
  "entry-not-out": "时间没有写错就不必理会：到了那一刻才发出，在那以前谁也看不到。这是提醒，不影响发布。",
  "entry-after-end": "直播还在进行，就删去或推迟 article.json 里的 ended；这是提醒，不影响发布。",
  "front-matter": "删去文件开头两条 --- 和中间的设置，写进 article.json；要画分隔线，上下各空一行。",
  "bad-link": "链接只能是站内相对地址，或以 http:、https:、mailto:、tel: 开头的完整地址。",
  "lost-text":
    "这些字不会出现在页面上。要给读者看的，写成正文里的一段；行首的 [名称]: 前面加反斜杠；表格每行的格数与表头一样；不要的就删去。",
  "lost-sign": "乘号写成 ×，例如 1920×1080；要写星号本身，前面加反斜杠：\\*。",
  "bad-note":
    "文中写 [^1]，文末另起一段写 [^1]: 注释：方括号和冒号用半角，名称里没有空格，每条只写一次，文中都引用到；不要的就删去。",
  "unfinished-link":
    "链接写成 [文字](https://…)，图片写成 ![](名称)：括号用半角，中间不空格，地址里有空格的写成 %20，末尾不带标点。",
  "link-without-text": "在方括号里写上读者看到的文字，例如 [报告全文](https://…)；放图片写 ![](名称)。",
  "doubtful-emphasis": "不要强调的，在星号前面加反斜杠：\\*；姓名里遮去的字可以写成“某”。这是提醒，不影响发布。",
  "unread-mark":
    "记号用半角，后面空一格，成对的都要写；写法见 docs/作者指南.md。就要显示这个记号的，前面加反斜杠。这是提醒，不影响发布。",
  "other-markup":
    "这里不认别的系统的写法，改成 docs/作者指南.md 里的写法，或者删去；就要显示的放进反引号里。这是提醒，不影响发布。",
  "unmeant-heading": "不是小标题的，在 --- 上面空一行；是小标题的，写成 ## 小标题。这是提醒，不影响发布。",
  "unmeant-list":
    "不是列表的，在行首的编号后面或者记号前面加反斜杠，例如 2019\\. 这一年；是列表的，编号从 1 往下数。这是提醒，不影响发布。",
  "unmeant-code": "不是代码的，删去行首的空格；是代码的，在前后各写一行 ```。这是提醒，不影响发布。",
  "run-together": "各是一段的，中间空一行；是列表的，每行以 - 或者 1. 开头。这是提醒，不影响发布。",
  "link-not-out-yet":
    "先删去链接，对方发布以后再加上；或者让对方先发布，或者把本文的 publishAt 推到对方之后。本文发布时对方还没有发布，网站就不能生成。",
  "dead-link": "改正站内链接的地址，或删去链接；文章还没有发布时只是提醒。",
  "dead-fragment": "改正 # 后面的名称，或只链接到页面；文章还没有发布时只是提醒。",
  "html-in-text": "正文和字段都不能写 HTML；加粗用 **文字**，链接用 [文字](地址)，要展示代码就用反引号。",
  "missing-title": "第一行写 # 和标题，例如 # 关于本站；标题下面空一行，再写正文。",
  "bad-heading": "正文小标题用 ##（二级）或 ###（三级）；一级标题就是文章的 title。",
  "too-deep": "减少嵌套的引用或列表。",
  "paragraph-too-long": "分成几段，中间空一行；粘贴的表格、数据或代码不是正文，删去它或放进代码块。",
  "not-utf8": "用编辑器“另存为 UTF-8”，或运行 npm run check -- --fix --convert 转换，原文件会留一份。",
  "forbidden-character":
    "删去看不见的字符（控制字符、方向控制符、标签字符等），一个字母上至多叠四个附加符号；多半是从网页粘贴带来的。",
  "userinfo-in-address": "删去主机名前面的 @ 和它前面的部分，只留真正的网站地址；不认识 @ 后面的网站，就不要链接。",
  "lookalike-host": "打开网址，核对是不是想去的那个网站；确实是就不必理会，这是提醒，不影响发布。",
  "secret-in-text": "删去这段密钥，并立即到发放它的网站作废、换新；提交过的还在 git 的历史里，只删文件不够。",
  "file-too-large": "拆成几篇，或删去误贴的内容。",
  "unreadable-file": "检查文件是否存在、是否是普通文件、有没有读取权限。",
  symlink: "换成真正的文件或文件夹；不接受符号链接。",
  "empty-article-folder": "放进 article.md 和 article.json，或删去空文件夹。",
  "missing-article-file": "每个文章文件夹都要有 article.md 和 article.json。",
  "misplaced-file": "文章放在 年/月/英文短名/ 文件夹里，例如 2025/05/trump-putin-call/。",
  "bad-slug": "文件夹名只用小写英文字母、数字和连字符，例如 trump-putin-call。",
  "duplicate-slug": "换一个没有用过的文件夹名。",
  "duplicate-id": "每篇文章的 id 必须唯一。",
  "unwritable-alias":
    "托管商的转址规则写不出这样的地址：改成提示里最接近的写法（它会带走更多的请求），或者删去这一条。",
  "idle-old-address": "页面要留着的，删去 old-addresses.json 里这一条；要删去的，把它的记录也删去。",
  "too-many-redirects":
    "每个请求都要从头比对一遍，太多会慢，部署也可能失败：能写成一条的（/category/* 之类）写成一条；这是提醒，不影响发布。",
  "alias-conflict": "一个旧地址只能转到一篇文章，也不能是现有页面或已经撤下的文章的地址。",
  "duplicate-withdrawal": "同一篇文章或同一张图片只记一次撤下，删去重复的一条。",
  "unknown-withdrawal":
    "核对地址和图片、图表的名称；撤下以后要连文字一起删去的，留下文章文件夹和里面的 article.json（可以只写 {}）。",
  "unfinished-comments": "运行 npm run comments -- check，它把没有做完的做完；然后再生成网站。",
  "unfinished-migration":
    "把上一次的 npm run migrate 照样再运行一次（同样的导出，带 --write），它把没有做完的做完；然后再生成网站。",
  "unknown-comment-article": "把文件夹改成文章现在的地址；文章已经不在的，删去这个文件夹。",
  "misplaced-comment": "评论文件由 npm run comments 写入，不要改名或挪动；用 git 恢复原样。",
  "removed-comment": "删去这个文件；要恢复这条评论，先从 _data/comments/removed.json 里删去它的编号。",
  "impersonating-name":
    "核对是谁写的：不是本站的人，用 npm run comments -- remove 撤下；是的就不必理会，这是提醒，不影响发布。",
  "bad-breaking-window":
    "until 要晚于 from，最多晚 48 小时；没有写 from，就从生成网站的时刻算起。过了时间会自己消失，不必改 until。",
  "unknown-breaking-article": "url 写已经发布的文章的地址，例如 /2026/11/harbour-report/；来源写在那篇文章里。",
  "live-idle": "报道完了，npm run live -- 文章 --end 写上结束的时刻；还没有完就不必理会。这是提醒，不影响发布。",
  "front-not-out":
    "摆上首页的写已经发布的文章的编号或地址；草稿和定时的，发布以后自己会摆上去，撤下的从 _data/front.json 里删去；这是提醒，不影响发布。",
  "front-advertisement": "首页和栏目的新闻位置不放广告，它另有一栏；从 _data/front.json 里删去；这是提醒，不影响发布。",
  "front-repeated": "一篇文章在首页只摆一处，从 _data/front.json 里删去多余的；这是提醒，不影响发布。",
  "bad-term": '词条写成 {"简体": "繁体"}：两边都要有汉字，至多 40 字，不能有 < > & ; 和英文引号。',
  "unused-term": "核对简体的写法，或从 article.json 的 traditional 里删去；这是提醒，不影响发布。",
  "bad-export": "核对 --from 与文件是否一致，从原来的服务重新导出一次，不要用表格软件另存。",
  "bad-submission": "在原来的服务里改正或删去这一条再导出，或加 --skip-invalid 略过。",
  "submission-without-article": "在文章的 article.json 里用 aliases 写上旧地址，或加 --skip-unknown 略过。",
  "duplicate-comment": "同一条评论只留一份，删去多余的文件。",
  "export-in-repository": "移出仓库；已经提交过的，要从 git 的历史里也删去。",
  "contact-in-comment": "用 npm run comments -- remove 撤下，或改掉正文里的邮箱、电话再提交；只是提醒时不影响发布。",
  "bad-host-file": "按提示改正 netlify.toml；改坏了就用 git 恢复原样。",
  "endpoint-not-allowed": "按提示改 netlify.toml 的 Content-Security-Policy，否则读者发不出评论和权利要求。",
  "endpoint-not-used": "按提示改 netlify.toml 的 Content-Security-Policy；页面不该能把内容发到用不着的地方。",
  "admin-policy": "按提示改 netlify.toml 里 /admin/* 的 Content-Security-Policy：后台要用的都放行，别的一概不放行。",
  ...COPY_REMEDIES,
} as const satisfies Readonly<Record<string, string>>;

export type ProblemCode = keyof typeof REMEDIES;

/** Whether a text is the code of a problem. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(REMEDIES, text);
}

/** One mistake in one file, told so that a person who is not an engineer can mend it. */
export interface Problem {
  readonly code: ProblemCode;
  /** Path as the author knows it, relative to the working directory where possible. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** One Chinese sentence: what is wrong, with the offending value. */
  readonly message: string;
  /** It would stop a publication, were it not in a draft. */
  readonly draft?: true | undefined;
}

/** Problems as editors read them: place and code, what is wrong, what to do. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ code, file, line, column, message }) =>
        `${file}:${line}:${column}  ${code}\n  ${message}\n  → ${REMEDIES[code]}\n`,
    )
    .join("\n");
}

/** Reminders above what a command reports, an empty line behind each; nothing where there are none. */
export function formatWarnings(warnings: readonly Problem[]): string {
  return warnings.map((warning) => `${formatProblems([warning])}\n`).join("");
}

/** Thrown with everything that is wrong in a run, so that authors mend it in one go. */
export class ProblemsError extends Error {
  override readonly name = "ProblemsError";
  constructor(readonly problems: readonly Problem[]) {
    super(`${problems.length} 处错误`);
  }
}
