/**
 * Renames the ids of a PDF's structure elements by their order in the file.
 *
 * Chromium names them after DOM nodes, and the count of those differs from one run to the next; with the order
 * instead, a second run gives equal bytes.
 */
import { PDFArray, PDFDict, PDFName, PDFString, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';

const idKey = PDFName.of('ID');
const namesKey = PDFName.of('Names');
const kidsKey = PDFName.of('Kids');

function nodeName(value: PDFObject | undefined): string | undefined {
  if (!(value instanceof PDFString)) return undefined;
  const text = value.asString();
  return /^node\d+$/.test(text) ? text : undefined;
}

/** Replaces known names anywhere in a direct object: table cells name their headers inside attribute arrays. */
function renameWithin(value: PDFObject, names: ReadonlyMap<string, PDFString>): void {
  if (value instanceof PDFArray) {
    value.asArray().forEach((item, index) => {
      const renamed = names.get(nodeName(item) ?? '');
      if (renamed) value.set(index, renamed);
      else renameWithin(item, names);
    });
  } else if (value instanceof PDFDict) {
    for (const [key, item] of value.entries()) {
      const renamed = names.get(nodeName(item) ?? '');
      if (renamed) value.set(key, renamed);
      else renameWithin(item, names);
    }
  }
}

/** Name and element pairs of a name tree; its nodes below the root are removed, since one flat root replaces them. */
function takeNames(document: PDFDocument, node: PDFDict): [PDFObject, PDFObject][] {
  const { context } = document;
  const own = node.lookupMaybe(namesKey, PDFArray)?.asArray() ?? [];
  const pairs = own.flatMap((name, index): [PDFObject, PDFObject][] =>
    index % 2 === 0 && own[index + 1] ? [[name, own[index + 1]!]] : [],
  );
  const kids = node.lookupMaybe(kidsKey, PDFArray)?.asArray() ?? [];
  return pairs.concat(
    kids.flatMap((kid) => {
      const below = takeNames(document, context.lookup(kid, PDFDict));
      context.delete(kid as Parameters<typeof context.delete>[0]);
      return below;
    }),
  );
}

/** Renames `node00000017` and its kind to `node00000001` onward, in structure elements, headers and the id tree. */
export function steadyStructureIds(document: PDFDocument): void {
  const { context, catalog } = document;
  const names = new Map<string, PDFString>();
  const objects = context.enumerateIndirectObjects().map(([, object]) => object);
  for (const object of objects) {
    const name = object instanceof PDFDict ? nodeName(object.get(idKey)) : undefined;
    if (name) names.set(name, PDFString.of(`node${String(names.size + 1).padStart(8, '0')}`));
  }
  if (names.size === 0) return;
  for (const object of objects) renameWithin(object, names);
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  const tree = root?.lookupMaybe(PDFName.of('IDTree'), PDFDict);
  if (!tree) return;
  const pairs = takeNames(document, tree).sort(([a], [b]) => (a.toString() < b.toString() ? -1 : 1));
  tree.delete(kidsKey);
  tree.set(namesKey, context.obj(pairs.flat()));
}
