/**
 * How the scripts of a page are bundled: what every lab loads at once comes in two files, the ledger and the words.
 *
 * Left to itself the bundler sends twenty small ones, which compress badly apart: 19.0 kB (brotli) a lab instead of 16.6.
 * What a page asks for only when it is used stays in files of its own.
 */
const modules = (folder: string, names: readonly string[]): RegExp =>
  new RegExp(`[\\\\/]${folder}[\\\\/](?:${names.join('|')})\\.[jt]s$`);
const either = (...tests: readonly RegExp[]): RegExp => new RegExp(tests.map(({ source }) => source).join('|'));

export const chunks = {
  groups: [
    // By itself, or a page without a word would load them all for it.
    { name: 'preload', test: /preload-helper/, priority: 3 },
    {
      name: 'ledger',
      test: either(
        modules('language', ['page', 'texts']),
        modules('ledger', [
          'browser',
          'carried',
          'fold',
          'notes',
          'page',
          'progress',
          'schema',
          'seals',
          'storage',
          'store',
        ]),
      ),
      priority: 2,
    },
    {
      name: 'words',
      test: modules('components', [
        'instrument-(?:address|controls)',
        'lab-(?:carried|decide|instrument|predict|reflect|write)',
        'panel-popover',
        'questions',
        'reader',
        'slider-scale',
      ]),
      priority: 1,
    },
  ],
};
