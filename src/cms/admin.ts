import "./speak-chinese.ts";
import CMS from "@sveltia/cms";
import { type AdminConfig, RECORD_FORMAT } from "./admin-config.ts";
import { DATE_TIME_FIELD, DATE_TIME_STYLE, dateTimeField } from "./date-time-field.ts";
import { withRelease } from "./going-live.ts";
import { fromForm, toForm } from "./record-form.ts";
import { SiteClock } from "./site-clock.ts";

/** Runs at `/admin/`: teaches the editor what an article is and starts it. */
async function start(): Promise<void> {
  const answer = await fetch("config.json", { cache: "no-store" });
  const { config, sourceKeys, timeZone, clockChanges, remote }: AdminConfig = await answer.json();
  if (!remote && !["localhost", "127.0.0.1"].includes(location.hostname)) return tellToConfigure();
  const keys = new Map(Object.entries(sourceKeys));
  const fromFile = (text: string) => toForm(text, (name) => keys.get(name));
  CMS.registerCustomFormat(RECORD_FORMAT, "json", { fromFile, toFile: fromForm });
  // The library puts its own into the page in the same way.
  document.head.append(Object.assign(document.createElement("style"), { textContent: DATE_TIME_STYLE }));
  const clock = new SiteClock(clockChanges);
  CMS.registerFieldType(DATE_TIME_FIELD, dateTimeField(clock, timeZone));
  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }) => {
      const { collection, data } = entry.toJS();
      // As it will be read: the library takes another form of the same for a change of somebody else's. The date in the
      // form of a text says in which folder it is begun, and stands in no file.
      const { body } = data;
      if (collection === "records") return entry.set("data", fromFile(fromForm(withRelease(data, clock, Date.now()))));
      return collection === "texts" ? entry.set("data", { body }) : entry;
    },
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
