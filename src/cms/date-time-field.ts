import { type SiteClock, writtenTime } from "./site-clock.ts";

/** The field type that `src/cms/form-fields.ts` asks for. */
export const DATE_TIME_FIELD = "publication-time";

/** In the colours and sizes of the fields around it. */
export const DATE_TIME_STYLE = `
.${DATE_TIME_FIELD} { display: flex; flex-wrap: wrap; align-items: center; gap: 8px }
.${DATE_TIME_FIELD} button { border: 1px solid var(--sui-control-border-color); border-radius: 4px; padding: 4px 12px; background: none; color: var(--sui-primary-accent-color-text); font: inherit; cursor: pointer }
.${DATE_TIME_FIELD} p { flex-basis: 100%; margin: 0 2px; color: var(--sui-secondary-foreground-color); font-size: var(--sui-font-size-small) }
`;

/** What Sveltia CMS hands to a field of ours. */
interface FieldProps {
  readonly value: unknown;
  readonly forID: string;
  readonly field: { get(option: string): unknown };
  readonly onChange: (value: string) => void;
}

/**
 * The field of a moment. The field of Sveltia CMS counts in the zone of the browser and by its data, and writes its own
 * value anew for as long as that differs from the zone it was told. Ours is a clock on the publication's wall: what is shown
 * is what stands in the file, letter by letter, and nothing is written but what somebody has typed.
 *
 * @param zone IANA name of the publication's zone, for the note below
 */
export function dateTimeField(clock: SiteClock, zone: string): ReactComponent<FieldProps> {
  return window.createClass<FieldProps>({
    componentDidMount() {
      const { value, field, onChange } = this.props;
      if (!value && field.get("now") === true) onChange(clock.now());
    },
    render() {
      const { value, forID, field, onChange } = this.props;
      const text = typeof value === "string" ? value : "";
      const written = writtenTime(text);
      const button = (label: string, onClick: () => void) => window.h("button", { type: "button", onClick }, label);
      return window.h(
        "div",
        { className: DATE_TIME_FIELD },
        window.h("input", {
          type: "datetime-local",
          max: "9999-12-31T23:59",
          value: written?.wall ?? "",
          "aria-labelledby": `${forID}-label`,
          "aria-describedby": `${forID}-written`,
          onChange: ({ target }) => onChange(target.value && clock.at(target.value)),
        }),
        button("现在", () => onChange(clock.now())),
        text !== "" && field.get("required") === false && button("清除", () => onChange("")),
        written &&
          clock.rightOffset(text) !== written.offset &&
          button("改成当地时区", () => onChange(clock.at(written.wall))),
        window.h("p", { id: `${forID}-written` }, noteOn(text)),
      );
    },
  });

  function noteOn(text: string): string {
    if (text === "") return `钟点是 ${zone} 的，不论你的电脑在哪个时区`;
    const written = writtenTime(text);
    if (!written) return `文件里写的是“${text}”，不是日期时间`;
    const right = clock.rightOffset(text);
    if (right !== written.offset) return `文件里写的是 ${text}，而 ${zone} 这时是 ${right}`;
    return written.wall.endsWith("T00:00") ? `存为 ${text}：零点表示只知道日期` : `存为 ${text}`;
  }
}
