/** Makes the ids of one chapter unique on a page that holds many. Pure. */

const idList = /\s(id|for|aria-labelledby|aria-describedby|aria-controls|headers|data-folio-of)="([^"]*)"/g;
const localLink = /\shref="#([^"]*)"/g;
const urlReference = /url\((&quot;|"|'|)#([^"')&]+)(&quot;|"|'|)\)/g;

/** Prefixes every id, and every attribute or url() that names one, in a fragment of HTML. */
export function prefixIds(html: string, prefix: string): string {
  return html
    .replace(
      idList,
      (_, name: string, ids: string) =>
        ` ${name}="${ids
          .split(/\s+/)
          .filter(Boolean)
          .map((id) => prefix + id)
          .join(' ')}"`,
    )
    .replace(localLink, (_, id: string) => ` href="#${prefix}${id}"`)
    .replace(urlReference, (_, open: string, id: string, close: string) => `url(${open}#${prefix}${id}${close})`);
}
