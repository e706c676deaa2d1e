/** One linter. Its most important rules say which room of the house may know which. */
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Files of a room, and what they may not import. */
const wall = (files, forbidden, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: forbidden.map((regex) => ({ regex, message })) }] },
});

const node = '^node:';
const content = 'src/content|\\.\\./content';

export default defineConfig(
  { ignores: ['dist', '.astro', '.cache', 'private', 'node_modules', 'tests/fixtures'] },
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/triple-slash-reference': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  wall(
    ['src/lib/science/**'],
    ['labwright', 'simulations', 'components', node, content],
    'Science imports nothing of ours, and no platform.',
  ),
  wall(
    ['src/lib/simulations/**'],
    ['components', 'labwright/(?!simulation)', node, content],
    'A simulation is made of science and labwright/simulation.',
  ),
  wall(
    ['src/lib/labwright/simulation/**'],
    ['\\.\\./(figure|document|ledger|proof|print|site|cli)', 'science', 'simulations', node, content],
    'The simulation core is pure and knows no other room.',
  ),
  wall(
    ['src/lib/labwright/{figure,document,ledger,proof,print,site,cli}/**'],
    ['science/', 'lib/simulations', content],
    'The generator knows no handbook: it is handed over by the integration.',
  ),
  wall(
    ['src/components/**'],
    ['science/', 'lib/simulations', content],
    'Components know the generator, never a handbook.',
  ),
  wall(
    ['src/own-data/**'],
    ['lib/simulations', node, content],
    'The bench for own data is made of science, and of parts of the generator.',
  ),
  { files: ['src/lib/labwright/cli/**', 'scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
);
