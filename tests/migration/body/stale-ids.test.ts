import assert from "node:assert/strict";
import { test } from "node:test";
import { readBody } from "../../../src/migration/body/read-body.ts";

test("an attachment of another file is not a picture's, whatever number stands beside it; one of any size and spelling is", () => {
  const of = (url: string) => ({
    id: 7,
    parent: 0,
    url,
    uploaded: "",
    link: "",
    title: "",
    alt: "",
    description: "",
    caption: "",
  });
  for (const [library, shown, isOf] of [
    ["https://a.example/uploads/harbour.jpg", "/up/harbour-300x200.jpg", true],
    ["https://a.example/uploads/%E6%B8%AF-scaled.jpg", "/up/港-e1700000000000-1024x768.jpg", true],
    ["https://a.example/uploads/harbour.jpg", "https://cdn.example/harbour.jpg.webp?w=300", true],
    ["https://a.example/uploads/harbour.jpg", "/photo?id=12", true],
    ["https://a.example/uploads/bridge.jpg", "/up/harbour.jpg", false],
    ["https://a.example/uploads/bridge.jpg", "/up/harbour-300x200.png", false],
  ] as const) {
    const { attachments } = readBody(
      {
        id: 5,
        content: `<p>甲</p><img class="wp-image-7" src="${shown}">`,
        link: "https://a.example/5/",
        meta: new Map(),
      },
      new Map([[7, of(library)]]),
    );
    assert.deepEqual([...attachments.values()], isOf ? [7] : [], `${library} ${shown}`);
  }
});
