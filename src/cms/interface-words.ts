/**
 * What the interface of Sveltia CMS does not say in Chinese yet, by its keys (the messages about a wrong configuration
 * aside: no author sees them), and what it says in words that are not ours or leaves to be guessed.
 */
export const INTERFACE_WORDS: Readonly<Record<string, string>> = {
  work_with_local_repo_description:
    "在弹出的窗口里选整个仓库的文件夹：打开就看得到 src、_data 和 package.json 的那一个，不是里面的 src/articles。",
  "sign_in_error.not_project_root":
    "选的不是整个仓库的文件夹。请再选一次：打开就看得到 src、_data 和 package.json 的那一个。",
  "sign_in_error.picker_dismissed": "没有选文件夹。请再选一次。",
  sign_in_using_access_token_description:
    "贴上 GitHub 的访问令牌（Fine-grained token），只给这一个仓库，Contents 选 Read and write。",

  slug: "短名",
  "sort_keys.slug": "短名",
  edit_slug: "改短名",
  "edit_slug_error.empty": "没有写短名。",
  "edit_slug_error.invalid": "短名里不能有斜杠、空格和特殊字符。",
  "edit_slug_error.duplicate": "这个短名已经有文章用了。",
  "entry_sidebar.slug.title": "短名",
  "entry_sidebar.slug.generated_on_save": "短名在保存时由内容生成，里面的日期时间是保存那一刻的。",
  "entry_sidebar.slug.unavailable": "这个条目没有短名。",

  "save_conflict.title": "别人刚改过这个条目",
  "save_conflict.modified_by": "你打开以后，{$name} 在 {$date} 改过这个条目。",
  "save_conflict.modified": "你打开以后，这个条目在别处改过了。",
  "save_conflict.deleted": "你打开以后，这个条目在别处删掉了。",
  "save_conflict.overwrite_warning": "现在保存，对方的改动就没有了。",
  "save_conflict.recreate_warning": "现在保存，会重新建一个。",
  "save_conflict.save_anyway": "仍然保存",
  "save_conflict.branch_moved": "保存的时候，别人正好也存了一次，所以这次没有存上。你写的都还在，请再保存一次。",
  "remote_change.reload_entry": "换成新的内容",
  "remote_change.confirm_reloading_entry": "换成新的内容，你在这里还没有保存的改动就没有了。要换吗？",

  remove_image: "移除图片",
  replace_image: "换一张图片",
  remove_file: "移除文件",
  replace_file: "换一个文件",
  show_errors: "看有哪些错误",
  select_item: "选择 {$name}",
  list_item_options: "这一项的操作",
  file_unavailable: "打不开",
  file_unavailable_description: "读不到这个文件，它可能已经移走或删除。",
  folders: "文件夹",
  more_folders: "更多文件夹",
  domain: "域名",
  "status.deploying": "正在部署",
  sign_in_with_link: "用链接登录",
  sign_in_with_link_confirmation:
    "这个链接以 {$account} 的身份登录 {$service}，并带来生成它的那台设备的设置。链接是你自己生成的才继续。",
  sign_in_using_access_token_workflow_note: "已启用编辑工作流，还要有读写合并请求的权限。",
  "relation_field.save_together_hint": "新的 {$name} 会和正在编辑的条目一起保存。",
  "relation_field.add_failed": "没有加上 {$name}，原因在浏览器的控制台里。",
  "cloud_storage.bunny_storage.auth_key_label": "存储区密码",
  "workflow.deploying_deletion": "删除",

  back_to_parent_folder: "回到上一级文件夹",
  new_folder: "新建文件夹",
  new_folder_name: "文件夹名",
  new_folder_create: "新建",
  new_folder_description: "新文件夹会建在“{$folder}”里。",
  "new_folder_error.empty": "没有写文件夹名。",
  "new_folder_error.invalid": "文件夹名里不能有斜杠，也不能以点开头。",
  "new_folder_error.duplicate": "这里已经有同名的文件夹或文件。",
  creating_folder: "正在新建文件夹……",
  creating_folder_failed: "没有建成文件夹。",
  folder_options: "文件夹的操作",
  show_folder_options: "文件夹的操作",
  rename_folder: "文件夹改名",
  delete_folder: "删除文件夹",
  enter_new_name_for_folder:
    ".input {$count :integer} .match $count 0 {{请写新名称。}} * {{请写新名称。里面的 {$count} 个文件一起移动，用到它们的条目跟着改。}}",
  enter_new_name_for_external_folder:
    ".input {$count :integer} .match $count 0 {{请写新名称。}} * {{请写新名称。里面的 {$count} 个文件一起移动，地址会变，用到它们的条目要自己改。}}",
  confirm_deleting_folder:
    ".input {$count :integer} .match $count 0 {{要删除空文件夹“{$name}”吗？}} * {{要删除文件夹“{$name}”和里面的 {$count} 个文件吗？}}",
  renaming_folder: "文件夹正在改名……",
  renaming_folder_failed: "文件夹没有改成名。",
  deleting_folder: "正在删除文件夹……",
  deleting_folder_failed: "没有删成文件夹。",
  folder_created: "文件夹建好了。",
  folder_renamed: "文件夹改了名。",
  folder_deleted: "文件夹删掉了。",
  folder_path: "文件夹路径",
  folder_contents: "内容",
  x_folders: ".input {$count :integer} .match $count 0 {{没有文件夹}} * {{{$count} 个文件夹}}",
  deleting_referenced_assets_note: ".input {$count :integer} .match $count * {{{$count} 个条目里对它的引用也会去掉。}}",
  cannot_delete_referenced_assets:
    ".input {$count :integer} .match $count * {{不能删：用到它的条目里，下面这些字段没有它就不对了。请先改那些条目。}}",
  deleting_referenced_entries_note:
    ".input {$count :integer} .match $count * {{别的 {$count} 个条目里对它的引用也会去掉。}}",
  cannot_delete_referenced_entries:
    ".input {$count :integer} .match $count * {{不能删：别的条目里，下面这些字段没有它就不对了。请先改那些条目。}}",
  "assets_dialog.title.folder": "选择文件夹",
  "assets_dialog.selected_folder": "选了文件夹：{$path}",
  "assets_dialog.selected_folders": ".input {$count :integer} .match $count * {{选了 {$count} 个文件夹}}",
  "assets_dialog.no_subfolders": "里面没有文件夹。",
};

/** What an interface language may leave in English: messages to whoever wrote the configuration. */
export const FOR_DEVELOPERS = /^config\./;

type Words = { [key: string]: string | Words };

/** Interface words of the program with ours put in. @param translated our words in the language of the file */
export function withOurWords(json: string, translated: (text: string) => string): string {
  const words: Words = JSON.parse(json);
  for (const [key, text] of Object.entries(INTERFACE_WORDS)) {
    const path = key.split(".");
    const last = path.pop() ?? "";
    let place = words;
    for (const part of path) {
      const inside = place[part];
      const next = typeof inside === "object" ? inside : {};
      place[part] = next;
      place = next;
    }
    place[last] = translated(text);
  }
  return JSON.stringify(words);
}
