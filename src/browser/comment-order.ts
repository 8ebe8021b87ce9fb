/** By what the threads are ordered, with what is said of it; they come newest first. */
const ORDERS: Readonly<Record<string, (threads: Element[]) => Element[]>> = {
  最新: (threads) => threads,
  最早: (threads) => [...threads].reverse(),
  回复最多: (threads) => {
    const answers = new Map(threads.map((thread) => [thread, thread.querySelectorAll(".comment").length]));
    // Among equals the newest stay first: browsers sort stably since 2018.
    return [...threads].sort((a, b) => (answers.get(b) ?? 0) - (answers.get(a) ?? 0));
  },
};
/** Fewer are read in any order. */
const FEWEST = 3;

/** Lets the reader order the threads; as many stand open as before. */
export function orderThreads(comments: Element): void {
  const tools = comments.querySelector(".comments-tools");
  const newest = [...comments.querySelectorAll(".thread")];
  if (!tools || newest.length < FEWEST) return;
  const places = newest.map((thread) => {
    const place = document.createComment("");
    thread.before(place);
    return place;
  });
  const group = document.createElement("div");
  group.className = "comment-orders";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "评论的顺序");
  const buttons = Object.entries(ORDERS).map(([name, ordered], at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.setAttribute("aria-pressed", String(at === 0));
    button.addEventListener("click", () => {
      for (const [at, thread] of ordered(newest).entries()) places[at]?.after(thread);
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
    });
    return button;
  });
  group.append(...buttons);
  tools.append(group);
}
