/** Address of the styles of what only a script shows; the build puts it in. */
declare const ON_DEMAND_STYLES: string;

let loading: Promise<void> | undefined;

/** Resolves when the styles are there, or cannot be had: what they would adorn works without. */
export function onDemandStyles(): Promise<void> {
  loading ??= new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = ON_DEMAND_STYLES;
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
  return loading;
}
