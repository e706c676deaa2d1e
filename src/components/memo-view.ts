/** What a memo shows of the ledger, and the file that it is saved as. Fetched when there is something to show or to save. */
import { say as sayPage } from '../lib/labwright/language/page.ts';
import { type Say, sayIn } from '../lib/labwright/language/texts.ts';
import { foldLab } from '../lib/labwright/ledger/fold.ts';
import { type Evidence, evidenceOf, type MemoDecision, memoMarkdown, sayKept } from '../lib/labwright/ledger/memo.ts';
import { readIdentity } from '../lib/labwright/ledger/notes.ts';
import { handbookId } from '../lib/labwright/ledger/page.ts';
import { download, slug } from '../lib/labwright/ledger/save-copy.ts';
import { reader } from './reader.ts';

function sayOf(memo: HTMLElement): Say {
  const texts = JSON.parse(memo.dataset['texts']!) as Readonly<Record<string, string>>;
  return sayIn(document.documentElement.lang, (key) => texts[key]);
}

function evidenceIn(memo: HTMLElement): Evidence[] {
  const lab = memo.dataset['lab']!;
  const decisions = JSON.parse(memo.dataset['decisions']!) as MemoDecision[];
  return evidenceOf(decisions, foldLab(reader.ledger.entries(lab), lab));
}

function set(place: Element | null, text: string): void {
  if (place && place.textContent !== text) place.textContent = text;
}

/** A number may stand above its unit: on a phone three columns are narrow. */
const breakable = (text: string): string => text.replaceAll('\u00a0', ' ');

/** Fills in every decision that is kept. */
export function fillMemo(memo: HTMLElement): void {
  const say = sayOf(memo);
  for (const { decision, kept } of evidenceIn(memo)) {
    if (!kept) continue;
    const group = memo.querySelector<HTMLElement>(`[data-decision="${decision.name}"]`)!;
    group.toggleAttribute('data-stale', kept.stale);
    group.dataset['kept'] = '';
    set(group.querySelector('[data-when]'), sayKept(kept, say).join(' '));
    for (const { name, startText } of decision.fields) {
      const row = group.querySelector(`[data-field="${name}"]`)!;
      set(row.querySelector('[data-start]'), breakable(startText));
      set(row.querySelector('[data-decided]'), breakable(kept.texts[name] ?? '–'));
    }
  }
}

const textIn = (place: ParentNode, selector: string): string =>
  place.querySelector(selector)?.textContent?.trim() ?? '';

/** Saves the memo as Markdown and returns one sentence on it. */
export function saveMemo(memo: HTMLElement, now = new Date()): string {
  const say = sayOf(memo);
  const { name: whose, section } = readIdentity(reader.ledger);
  const track = memo.closest<HTMLElement>('[data-in]');
  const { lab = '' } = memo.dataset;
  const from = [whose, section].filter(Boolean).join(', ');
  const text = memoMarkdown(
    {
      title: `${textIn(memo, '.memo-title')}: ${textIn(document, 'h1')}`,
      head: [
        ...[...memo.querySelectorAll('.memo-lead p')].map((line) => line.textContent.trim()),
        ...(from === '' ? [] : [say('memo.from', { reader: from })]),
        ...(track ? [textIn(track, '.track-name')] : []),
        new Intl.DateTimeFormat(say.language === 'en' ? 'en-GB' : say.language, { dateStyle: 'long' }).format(now),
      ],
      evidence: evidenceIn(memo),
      answers: [...memo.querySelectorAll('lab-write')].map((written) => ({
        question: textIn(written, '.question'),
        text: written.querySelector('textarea')!.value,
      })),
    },
    say,
  );
  const day = now.toISOString().slice(0, 10);
  const parts = [handbookId, slug(lab.split('/').at(-1)!), memo.id, slug(whose ?? ''), day];
  const name = `${parts.filter(Boolean).join('-')}.md`;
  download(name, text, 'text/markdown');
  return sayPage('script.all.saved-as', { name });
}
