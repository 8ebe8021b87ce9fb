import "./speak-chinese.ts";
import CMS from "@sveltia/cms";
import {
  type AdminConfig,
  CREDENTIALS_CODE,
  FRONT_FORMAT,
  PEOPLE_FORMAT,
  PODCAST_FORMAT,
  RECORD_FORMAT,
  TOPIC_FORMAT,
} from "./admin-config.ts";
import { DATE_TIME_FIELD, DATE_TIME_STYLE, dateTimeField } from "./date-time-field.ts";
import { withRelease } from "./going-live.ts";
import { PICTURE_MARKS_STYLE, watchPictures } from "./picture-marks.ts";
import { fromForm, toForm } from "./record-form.ts";
import { SiteClock } from "./site-clock.ts";
import {
  frontFromForm,
  frontToForm,
  peopleFromForm,
  peopleToForm,
  podcastFromForm,
  podcastToForm,
  topicFromForm,
  topicToForm,
} from "./staff-forms.ts";

/** Runs at `/admin/`: teaches the editor what an article is and starts it. */
async function start(): Promise<void> {
  const answer = await fetch("config.json", { cache: "no-store" });
  const { config, sourceKeys, sourceNames, peopleKeys, timeZone, clockChanges, remote }: AdminConfig =
    await answer.json();
  if (!remote && !["localhost", "127.0.0.1"].includes(location.hostname)) return tellToConfigure();
  const keys = new Map(Object.entries(sourceKeys));
  const people = new Map(Object.entries(peopleKeys));
  const keyOf = (name: string) => keys.get(name);
  const personOf = (name: string) => people.get(folded(name));
  const fromFile = (text: string) => toForm(text, keyOf, people.size > 0 ? personOf : undefined);
  CMS.registerCustomFormat(RECORD_FORMAT, "json", { fromFile, toFile: fromForm });
  const peopleFromFile = (text: string) => peopleToForm(text, keyOf);
  CMS.registerCustomFormat(PEOPLE_FORMAT, "json", { fromFile: peopleFromFile, toFile: peopleFromForm });
  const topicFromFile = (text: string) => topicToForm(text, keyOf);
  CMS.registerCustomFormat(TOPIC_FORMAT, "json", { fromFile: topicFromFile, toFile: topicFromForm });
  CMS.registerCustomFormat(FRONT_FORMAT, "json", { fromFile: frontToForm, toFile: frontFromForm });
  const podcastFromFile = (text: string) => podcastToForm(text, keyOf);
  CMS.registerCustomFormat(PODCAST_FORMAT, "json", { fromFile: podcastFromFile, toFile: podcastFromForm });
  // The library puts its own into the page in the same way.
  document.head.append(
    Object.assign(document.createElement("style"), { textContent: DATE_TIME_STYLE + PICTURE_MARKS_STYLE }),
  );
  const named = new Map(Object.entries(sourceKeys).map(([name, key]) => [folded(name), sourceNames[key]]));
  watchPictures(async (file) => {
    const { marksIn } = await import("./read-marks.ts");
    return marksIn(file, (name) => named.get(folded(name)), CREDENTIALS_CODE);
  });
  const clock = new SiteClock(clockChanges);
  CMS.registerFieldType(DATE_TIME_FIELD, dateTimeField(clock, timeZone));
  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }) => {
      const { collection, data } = entry.toJS();
      // As it will be read: the library takes another form of the same for a change of somebody else's. The date in the
      // form of a text says in which folder it is begun, and stands in no file.
      if (collection === "topics") return entry.set("data", topicFromFile(topicFromForm(data)));
      if (collection === "people") return entry.set("data", peopleFromFile(peopleFromForm(data)));
      if (collection === "podcast") return entry.set("data", podcastFromFile(podcastFromForm(data)));
      // What the library calls the files that stand for themselves: the front page.
      if (collection === "_singletons") return entry.set("data", frontToForm(frontFromForm(data)));
      const { body } = data;
      if (collection === "records") return entry.set("data", fromFile(fromForm(withRelease(data, clock, Date.now()))));
      return collection === "texts" ? entry.set("data", { body }) : entry;
    },
  });
  await CMS.init({ config });
}

/** However it is written. */
function folded(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

function tellToConfigure(): void {
  const paragraph = document.createElement("p");
  paragraph.textContent =
    "这里还没有接上仓库：在 _data/site.json 的 cms.repository 里写上 GitHub 仓库（如 owner/name），或在自己电脑上运行 npm start，打开 /admin/ 编辑本机的文件夹。";
  document.body.append(paragraph);
}

void start();
