/** As it was when this script began; Pagefind's program is given another one. */
const network = globalThis.fetch.bind(globalThis);

/** @throws Error when the file is not there, or a page has come in its place, as some hosts answer what is gone */
export async function got(address: string, init?: RequestInit): Promise<Response> {
  const response = await network(address, init);
  const isPage = response.headers.get("content-type")?.startsWith("text/html");
  if (!response.ok || isPage) throw new Error(`${response.status} ${address}`);
  return response;
}

/** The whole of a file, so that one that breaks off is an error as well. */
export async function bytesOf(address: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await got(address)).arrayBuffer());
}
