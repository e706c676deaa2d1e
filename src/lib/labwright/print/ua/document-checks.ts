/** Rules about the document as a whole and about its links. */
import { PDFArray, PDFBool, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { linksOf } from '../link-words.ts';
import { nameIn, parentsOf, structureRoot, textIn } from '../structure.ts';
import { unpacked } from '../page-content.ts';
import { type Check, type Inspected, rule } from './check.ts';

const languageTag = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;

/** One thing that holds or does not. */
function once(clause: string, asks: string, holds: boolean, wrong: string): Check {
  return { clause, asks, looked: 1, wrong: holds ? [] : [wrong] };
}

function dictionary(of: PDFDict, name: string): PDFDict | undefined {
  const value = of.lookup(PDFName.of(name));
  return value instanceof PDFDict ? value : undefined;
}

function isTrue(of: PDFDict | undefined, name: string): boolean {
  const value = of?.lookup(PDFName.of(name));
  return value instanceof PDFBool && value.asBoolean();
}

function catalogChecks({ document }: Inspected): Check[] {
  const { catalog, context } = document;
  const metadata = catalog.lookup(PDFName.of('Metadata'));
  const packet = metadata instanceof PDFRawStream ? new TextDecoder().decode(unpacked(metadata)) : '';
  const marks = dictionary(catalog, 'MarkInfo');
  const language = textIn(catalog, 'Lang') ?? '';
  return [
    once('6.2', 'The file says that it is tagged.', isTrue(marks, 'Marked'), 'MarkInfo has no Marked.'),
    once('7.1', 'No tag is called suspect.', !isTrue(marks, 'Suspects'), 'MarkInfo has Suspects.'),
    once('7.1', 'The tags stand in a tree.', structureRoot(document) !== undefined, 'There is no StructTreeRoot.'),
    once('7.1', 'The metadata names the title.', /<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+</.test(packet), 'No dc:title.'),
    once(
      '7.1',
      'A window shows the title, not the name of the file.',
      isTrue(dictionary(catalog, 'ViewerPreferences'), 'DisplayDocTitle'),
      'ViewerPreferences has no DisplayDocTitle.',
    ),
    once('7.2', 'The language is named.', languageTag.test(language), `Lang is "${language}".`),
    once('7.16', 'Nothing is locked away from other programs.', !context.trailerInfo.Encrypt, 'It is encrypted.'),
  ];
}

interface Annotation {
  readonly dict: PDFDict;
  readonly sheet: number;
}

function annotationsOf({ document }: Inspected): Annotation[] {
  return document.getPages().flatMap((page, index) =>
    (page.node.Annots()?.asArray() ?? []).flatMap((entry) => {
      const dict = document.context.lookup(entry);
      return dict instanceof PDFDict ? [{ dict, sheet: index + 1 }] : [];
    }),
  );
}

function linkChecks(inspected: Inspected): Check[] {
  const { document, elements } = inspected;
  const parents = parentsOf(document);
  const types = new Map(elements.map(({ ref, standard }) => [ref, standard]));
  const holders = new Map(
    elements.flatMap(({ ref, dict }) => {
      const kids = dict.lookup(PDFName.of('K'));
      const each = kids instanceof PDFArray ? kids.asArray() : kids ? [kids] : [];
      return each.flatMap((kid) => {
        const object = kid instanceof PDFDict ? kid.get(PDFName.of('Obj')) : undefined;
        return object instanceof PDFRef ? [[document.context.lookup(object), ref] as const] : [];
      });
    }),
  );
  /** The element that holds an annotation, when tree and annotation agree on it. */
  const holder = (dict: PDFDict): PDFRef | undefined => {
    const number = dict.lookup(PDFName.of('StructParent'));
    const parent = number instanceof PDFNumber ? parents.get(number.asNumber()) : undefined;
    return parent instanceof PDFRef && holders.get(dict) === parent ? parent : undefined;
  };
  const annotations = annotationsOf(inspected);
  const links = new Set(linksOf(document));
  const isLink = ({ dict }: Annotation): boolean => links.has(dict);
  const say = ({ dict, sheet }: Annotation): string => `sheet ${sheet}: ${nameIn(dict, 'Subtype') ?? 'annotation'}`;
  const holds = (dict: PDFDict): string | undefined => types.get(holder(dict)!);
  const pages = document.getPages().map(({ node }, index) => ({ dict: node as PDFDict, sheet: index + 1 }));
  return [
    rule(
      '7.18.1',
      'An annotation that is no link stands in an Annot.',
      annotations.filter((each) => !isLink(each)),
      ({ dict }) => holds(dict) !== 'Annot',
      say,
    ),
    rule(
      '7.18.3',
      'On a page with links, the key Tab follows the tags.',
      pages.filter(({ dict }) => dict.has(PDFName.of('Annots'))),
      ({ dict }) => nameIn(dict, 'Tabs') !== 'S',
      ({ sheet }) => `sheet ${sheet}`,
    ),
    rule(
      '7.18.5',
      'A link stands in a Link of the tree.',
      annotations.filter(isLink),
      ({ dict }) => holds(dict) !== 'Link',
      say,
    ),
    rule(
      '7.18.5',
      'A link says where it leads.',
      annotations.filter(isLink),
      ({ dict }) => !textIn(dict, 'Contents'),
      say,
    ),
  ];
}

export function documentChecks(inspected: Inspected): Check[] {
  return [...catalogChecks(inspected), ...linkChecks(inspected)];
}
