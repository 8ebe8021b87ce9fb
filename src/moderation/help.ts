const PLACES = `  --articles <文件夹>   文章所在的文件夹            （默认 src/articles）
  --data <文件夹>       刊物资料所在的文件夹        （默认 _data）
  --inbox <文件夹>      来信所在的文件夹            （默认 .inbox，或环境变量 INBOX）
  --json                把结果用 JSON 写到标准输出
  --help                显示这段说明

退出码：0 成功；1 发现问题，什么都没有改；2 用法不对；3 不能运行。
`;

/** What `--help` shows, for the command and for each of its parts. */
export const HELP = {
  all: `用法：npm run comments -- <命令> [选项]

  import   从导出的文件收进评论
  pull     从 Netlify 取回新评论
  list     列出评论
  review   逐条审评论
  remove   撤下评论
  forget   清除等候太久的评论
  check    检查评论的文件夹

  等候审阅的评论在 .inbox/queue/，不进 git；通过了的在 _data/comments/，提交以后随网站发布。
  邮箱、IP、浏览器型号在收进来的时候就丢掉，哪里都不写。
  每个命令都有 --help。
`,
  import: `用法：npm run comments -- import --from <格式> <文件>… [选项]

  从导出的文件收进评论，等候审阅；wxr 里原来的编辑已经通过的，直接通过。
  同一个文件收几次都一样；撤下过、拒绝过的不会再回来。文件里有一条不能用，就一条都不收。

  格式：netlify-json、formspree-json、formspree-csv、wxr（WordPress 的导出）

选项：
  --approve-all         全部通过
  --approve <编号,…>    通过这几条（编号先用 --dry-run --json 看）
  --skip-unknown        略过找不到文章的评论，只报条数和位置
  --skip-invalid        略过不能用的评论，只报条数和位置
  --dry-run             只看会怎样，什么都不写
${PLACES}`,
  pull: `用法：npm run comments -- pull [选项]

  从 Netlify Forms 取回新评论，等候审阅。令牌从环境变量 NETLIFY_AUTH_TOKEN 读取，不能写在命令里。
  不能用的、找不到文章的略过并说明，其余照收。

选项：
  --site <编号>         Netlify 的网站编号          （默认环境变量 NETLIFY_SITE_ID）
  --form <名称>         表单的名称                  （默认 comment）
  --approve-all         全部通过
${PLACES}`,
  list: `用法：npm run comments -- list [选项]

  列出已经通过的评论。

选项：
  --pending             列出等候审阅的
  --article <地址>      只列这一篇文章的，如 /2025/05/trump-putin-call/
${PLACES}`,
  review: `用法：npm run comments -- review [选项]

  逐条审等候的评论，从最早的开始：y 通过，n 拒绝，e 修改，r 通过并回复，s 跳过，q 退出。
  修改只为删去电话、地址一类不该公开的内容，删去的地方写〔略〕。设了环境变量 EDITOR 就用它打开。

选项：
  --article <地址>      只审这一篇文章的
  --name <名字>         回复时的署名                （默认 编辑部）
${PLACES}`,
  remove: `用法：npm run comments -- remove <编号>… [选项]

  撤下已经通过的评论，或拒绝还在等候的；以后再收也不会回来。回复它的评论留下，升到上一层。

选项：
  --with-replies        连同回复它的一起撤下
${PLACES}`,
  forget: `用法：npm run comments -- forget [选项]

  清除等候太久、没有通过的评论，连同还没有收进来的原始提交。

选项：
  --older-than <天数>   超过这么多天的              （默认 30）
  --remote              也删去 Netlify 上的，垃圾评论在内；还没有取回的留着。
                        令牌从环境变量 NETLIFY_AUTH_TOKEN 读取
  --site <编号>         Netlify 的网站编号          （默认环境变量 NETLIFY_SITE_ID）
  --form <名称>         表单的名称                  （默认 comment）
${PLACES}`,
  check: `用法：npm run comments -- check [选项]

  检查等候的和已经通过的评论，找出放错地方的、写坏的、重复的文件，和不该公开的邮箱、电话；
  上次没有做完的命令，也由它补完。

选项：
${PLACES}`,
} as const;

export type Subcommand = Exclude<keyof typeof HELP, "all">;
