import "./speak-chinese.ts";
import CMS from "@sveltia/cms";
import { type AdminConfig, RECORD_FORMAT } from "./admin-config.ts";
import { fromForm, toForm } from "./record-form.ts";

/** Runs at `/admin/`: teaches the editor what an article is and starts it. */
async function start(): Promise<void> {
  const answer = await fetch("config.json", { cache: "no-store" });
  const { config, sourceKeys, remote }: AdminConfig = await answer.json();
  if (!remote && !["localhost", "127.0.0.1"].includes(location.hostname)) return tellToConfigure();
  const keys = new Map(Object.entries(sourceKeys));
  CMS.registerCustomFormat(RECORD_FORMAT, "json", {
    fromFile: (text) => toForm(text, (name) => keys.get(name)),
    toFile: fromForm,
  });
  await CMS.init({ config });
}

function tellToConfigure(): void {
  const paragraph = document.createElement("p");
  paragraph.textContent =
    "这里还没有接上仓库：在 _data/site.json 的 cms.repository 里写上 GitHub 仓库（如 owner/name），或在自己电脑上运行 npm start，打开 /admin/ 编辑本机的文件夹。";
  document.body.append(paragraph);
}

void start();
