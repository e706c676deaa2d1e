/** "Copy link to this setting": the address that brings an instrument back as it stands. Imported when first asked for. */
import { say } from '../lib/labwright/language/page.ts';
import type { LabInstrument } from './lab-instrument.ts';
import { linkOf } from './setting-link.ts';

/** An instrument, and those whose parameters it follows. */
function withSources(instrument: LabInstrument): LabInstrument[] {
  const bind = JSON.parse(instrument.dataset['bind'] ?? '{}') as Record<string, string>;
  const sources = new Set(Object.values(bind).map((source) => source.split('.')[0]!));
  const found = [...sources].map((id) => document.getElementById(id) as LabInstrument | null);
  return [instrument, ...found.filter((source) => source !== null)];
}

/** Shows the link where the page may not copy it, selected, so that the reader's own copying takes it. */
function offer(link: string, tools: HTMLElement): HTMLInputElement {
  const field = document.createElement('input');
  field.className = 'link-field';
  field.readOnly = true;
  field.value = link;
  field.setAttribute('aria-label', say('script.lab.link-field'));
  tools.after(field);
  field.focus();
  field.select();
  return field;
}

/** Copies the link and says so. What was said, and a link that was shown, go when the instrument is moved on. */
export async function copyLink(instrument: LabInstrument): Promise<void> {
  const tools = instrument.querySelector<HTMLElement>('.instrument-tools')!;
  const said = tools.querySelector<HTMLElement>('[data-said]')!;
  const link = linkOf(
    location.href,
    withSources(instrument).map((each) => ({ id: each.id, state: each.address() })),
  );
  instrument.querySelector('.link-field')?.remove();
  let field: HTMLInputElement | undefined;
  try {
    await navigator.clipboard.writeText(link);
    said.textContent = say('script.lab.copied');
  } catch {
    // Refused, or there is no clipboard here: the reader copies it.
    field = offer(link, tools);
    said.textContent = say('script.lab.link-blocked');
  }
  const forget = (event: Event): void => {
    if ((event as CustomEvent<{ instrument: string }>).detail.instrument !== instrument.id) return;
    document.removeEventListener('labwright:values', forget);
    said.textContent = '';
    field?.remove();
  };
  document.addEventListener('labwright:values', forget);
}
