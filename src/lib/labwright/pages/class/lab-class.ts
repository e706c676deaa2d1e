/** The class page: reads what an instructor drops, in slices, and forgets it with the page. */
import { catalogue } from 'virtual:labwright/catalogue';
import { largestFile, readHandedIn, type ClassReader, type Refusal } from '../../ledger/class.ts';
import { classCsv, writingsCsv } from '../../ledger/class-csv.ts';
import { download } from '../../ledger/save-copy.ts';
import { suspicionsOf } from '../../ledger/suspicions.ts';
import { calibrationSection } from '../parts/calibration.ts';
import { button, counted, el } from '../parts/dom.ts';
import { droppedFiles, nameOf } from './files.ts';
import { Pace } from './pace.ts';
import {
  classForecasts,
  completionSection,
  filesSection,
  lookSection,
  predictionSections,
  writingSection,
} from './sections.ts';
import { computeTruths } from './truths.ts';

class LabClass extends HTMLElement {
  #readers: ClassReader[] = [];
  #refusals: Refusal[] = [];
  /** One drop is read after the other. */
  #reading: Promise<void> = Promise.resolve();

  connectedCallback(): void {
    const drop = this.querySelector<HTMLElement>('[data-drop]')!;
    for (const input of this.querySelectorAll<HTMLInputElement>('input[type="file"]'))
      input.addEventListener('change', () => {
        this.#take([...(input.files ?? [])]);
        input.value = '';
      });
    drop.addEventListener('dragover', (event) => {
      event.preventDefault();
      drop.toggleAttribute('data-over', true);
    });
    drop.addEventListener('dragleave', () => drop.toggleAttribute('data-over', false));
    drop.addEventListener('drop', (event) => {
      event.preventDefault();
      drop.toggleAttribute('data-over', false);
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then((files) => this.#take(files));
    });
    this.dataset['ready'] = '';
  }

  #say(text: string): void {
    this.querySelector<HTMLElement>('[data-said]')!.textContent = text;
  }

  #take(files: readonly File[]): void {
    if (files.length === 0) return;
    this.#reading = this.#reading
      .then(() => this.#read(files))
      .catch(() => this.#say('Something in these files stopped the reading. Drop fewer of them to find out which.'));
  }

  async #read(files: readonly File[]): Promise<void> {
    delete this.dataset['done'];
    const pace = new Pace();
    for (const [index, file] of files.entries()) {
      const result = await this.#readOne(file);
      if ('wrong' in result) this.#refusals.push(result);
      else this.#readers.push(result);
      if (index % 10 === 9) this.#say(`Reading: ${index + 1} of ${files.length}.`);
      await pace.step();
    }
    await this.#show(pace);
  }

  async #readOne(file: File): Promise<ClassReader | Refusal> {
    const name = nameOf(file);
    if (!name.toLowerCase().endsWith('.json')) return { file: name, wrong: 'Its name does not end in .json.' };
    if (file.size > largestFile) return { file: name, wrong: 'It is larger than a ledger.' };
    try {
      return readHandedIn(name, await file.text(), catalogue);
    } catch {
      return { file: name, wrong: 'It could not be read.' };
    }
  }

  async #show(pace: Pace): Promise<void> {
    const { labs } = catalogue;
    const readers = this.#readers;
    const truths = await computeTruths(catalogue, pace);
    const suspicions = suspicionsOf(readers, catalogue, truths, new Date());
    await pace.step();
    const results = this.querySelector<HTMLElement>('[data-results]')!;
    results.replaceChildren();
    const add = async (...nodes: readonly (Node | undefined)[]): Promise<void> => {
      for (const node of nodes) if (node) results.append(node);
      await pace.step();
    };
    if (readers.length > 0) {
      await add(
        el(
          'p',
          { class: 'actions no-print' },
          button('Save as a table (CSV)', () =>
            download('class.csv', classCsv(catalogue, readers, suspicions), 'text/csv'),
          ),
          button('Written answers (CSV)', () => download('class-written.csv', writingsCsv(readers), 'text/csv')),
          button('Forget these files', () => this.#forget()),
        ),
        await filesSection(readers, pace),
      );
    }
    await add(lookSection(this.#refusals, suspicions));
    if (readers.length > 0) {
      await add(await completionSection(labs, readers, pace));
      for (const section of predictionSections(labs, readers, truths)) await add(section);
      const calibration = el('section', { 'aria-labelledby': 'class-calibration' });
      calibration.append(
        el('h2', { id: 'class-calibration' }, 'Does the class know what it knows?'),
        el('p', {}, 'First predictions of all readers together, made before the truth was shown.'),
        calibrationSection(classForecasts(readers), 'them'),
      );
      await add(calibration);
      await add(writingSection(labs, readers));
    }
    const refused =
      this.#refusals.length === 0 ? '' : ` ${counted(this.#refusals.length, 'file was', 'files were')} not read.`;
    this.#say(`${counted(readers.length, 'ledger')} read.${refused}`);
    this.dataset['done'] = '';
  }

  #forget(): void {
    this.#readers = [];
    this.#refusals = [];
    this.querySelector<HTMLElement>('[data-results]')!.replaceChildren();
    this.#say('Forgotten. Nothing of it was kept.');
    delete this.dataset['done'];
  }
}

if (!customElements.get('lab-class')) customElements.define('lab-class', LabClass);
