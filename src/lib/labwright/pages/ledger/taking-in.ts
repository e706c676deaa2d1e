/** Takes in a copy: reads the file, says what it would do, and merges when the reader agrees. */
import { catalogue } from 'virtual:labwright/catalogue';
import { carriedValue } from '../../ledger/carried.ts';
import { importJson, type LedgerImport, type ReaderIdentity } from '../../ledger/export.ts';
import { foldLab } from '../../ledger/fold.ts';
import { previewImport, type ImportPreview } from '../../ledger/import-preview.ts';
import { noteCarried, readIdentity } from '../../ledger/notes.ts';
import { handbookId, ledger, savedText } from '../../ledger/page.ts';
import { restoreSeals } from '../../ledger/seals.ts';
import { sayDeclared } from '../../ledger/words.ts';
import { button, counted, day, el } from '../parts/dom.ts';

/** A larger file is not the ledger of one reader. */
const largestFile = 50_000_000;

type Read = Extract<LedgerImport, { ok: true }>;

function who({ name, section }: ReaderIdentity): string {
  return [name, section && `section ${section}`].filter(Boolean).join(', ');
}

function sentences(file: string, imported: Read, { fresh, known, foreign, refused }: ImportPreview): string[] {
  const by = who(imported.reader) || 'somebody who gave no name';
  const saved = imported.exportedAt === '' ? '' : ` on ${day(imported.exportedAt)}`;
  const own = who(readIdentity(ledger));
  const differs = own !== '' && imported.reader.name !== undefined && who(imported.reader) !== own;
  return [
    `“${file}” was saved by ${by}${saved}.`,
    `${counted(fresh.length, 'entry is', 'entries are')} new here, ${known} already here.`,
    ...(refused > 0 ? [`${counted(refused, 'entry', 'entries')} cannot be read and would stay in the file.`] : []),
    ...(foreign > 0 ? [`${counted(foreign, 'entry belongs', 'entries belong')} to another handbook.`] : []),
    ...(imported.damaged ? ['The file is damaged: this is what could be read line by line.'] : []),
    ...(differs ? [`This ledger is that of ${own}.`] : []),
  ];
}

/** After entries came in: what first paints need is made anew. */
export function restoreDerived(): void {
  for (const lab of catalogue.labs) {
    const entries = ledger.entries(lab.id);
    restoreSeals(ledger.storage, ledger.prefix, lab.id, foldLab(entries, lab.id));
    for (const { name, fields } of lab.decisions) {
      for (const { name: field, declared } of fields) {
        const found = carriedValue(entries, { lab: lab.id, decision: name, field, declared });
        noteCarried(ledger, `${lab.id}/${name}.${field}`, found && sayDeclared(declared, found.value));
      }
    }
  }
}

/** Wires the file input of the page to a place for the preview. */
export function setUpTakingIn(input: HTMLInputElement, place: HTMLElement): void {
  const say = (...texts: readonly string[]): void => place.replaceChildren(...texts.map((text) => el('p', {}, text)));
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void read(file);
  });

  const read = async (file: File): Promise<void> => {
    if (file.size > largestFile) {
      say('The file is larger than a ledger. Choose one that “Save my copy” wrote.');
      return;
    }
    const text = await file.text().catch(() => undefined);
    input.value = '';
    if (text === undefined) {
      say('The file could not be read. Is it still there?');
      return;
    }
    const imported = importJson(text);
    if (!imported.ok) {
      say(`${imported.wrong} ${imported.instead}`);
      return;
    }
    offer(file.name, imported);
  };

  const offer = (file: string, imported: Read): void => {
    const preview = previewImport(ledger, handbookId, imported);
    say(...sentences(file, imported, preview));
    const leave = button('Leave it', () => say('Nothing was changed.'));
    if (preview.fresh.length === 0) return;
    const label = `Take in ${counted(preview.fresh.length, 'entry', 'entries')}`;
    const take = button(label, () => {
      const added = ledger.merge(preview.fresh);
      restoreDerived();
      say(`${counted(added, 'entry', 'entries')} came in. ${savedText()}`);
    });
    place.append(el('p', { class: 'actions' }, take, leave));
    take.focus();
  };
}
