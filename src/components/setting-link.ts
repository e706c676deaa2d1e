/** The address that brings instruments back as they stand. Pure. */

/** The address of a page with the state of some instruments, leading to the first of them. */
export function linkOf(
  page: string,
  instruments: readonly { readonly id: string; readonly state: Readonly<Record<string, string>> }[],
): string {
  const url = new URL(page);
  url.search = '';
  for (const { id, state } of instruments)
    for (const [name, value] of Object.entries(state)) url.searchParams.set(`${id}.${name}`, value);
  url.hash = instruments[0]?.id ?? '';
  return url.href;
}
