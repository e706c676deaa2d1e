/** Finds a Chromium for the PDF and the browser tests, and starts it. */
import { chromium, type Browser } from 'playwright-core';
import { LabwrightError } from '../simulation/errors.ts';
import { installedBrowsers } from './installed-browsers.ts';
import { unpackChromium } from './packaged-chromium.ts';

export interface ChromiumOptions {
  /** Where the packaged Chromium is unpacked: `.cache/labwright` of the handbook. */
  readonly cacheDir: string;
  /** Use the packaged Chromium and no other, so that pictures and PDFs are equal on every machine. */
  readonly pinned?: boolean;
  readonly log: (line: string) => void;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Chromium talks to the handbook's own server on this machine and to nobody else. */
const quietFlags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];
/** Glyph positions that do not depend on the machine's hinting or graphics card. */
const steadyFlags = ['--font-render-hinting=none', '--disable-gpu'];

interface Candidate {
  readonly name: string;
  launch(): Promise<Browser>;
}

function installed(executablePath: string, environment: NodeJS.ProcessEnv): Candidate {
  return {
    name: executablePath,
    launch: () => chromium.launch({ executablePath, args: [...quietFlags, ...steadyFlags], env: defined(environment) }),
  };
}

function packaged(options: ChromiumOptions, environment: NodeJS.ProcessEnv): Candidate {
  return {
    name: 'the packaged Chromium',
    async launch() {
      const { executable, environment: own } = await unpackChromium(options.cacheDir, options.log);
      return chromium.launch({
        executablePath: executable,
        args: [...quietFlags, ...steadyFlags, '--headless=shell', '--no-sandbox', '--disable-setuid-sandbox'],
        env: { ...defined(environment), ...own },
      });
    },
  };
}

function defined(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** The line of a launch failure that tells something; Playwright adds a page of its own. */
function reason(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n').map((line) => line.trim());
  const telling = lines.find((line) => /error while loading|cannot open|ENOENT|EACCES/.test(line)) ?? lines[0] ?? '';
  return telling.replace(/^browserType\.launch: |^.*?: (?=error while)/, '').slice(0, 200);
}

/**
 * Starts the first Chromium that runs: CHROME_PATH, else an installed Chrome, Chromium or Edge, else the packaged one.
 * A CHROME_PATH that does not start is an error, since somebody chose it.
 * @throws LabwrightError `print/chromium` when none starts.
 */
export async function launchChromium(options: ChromiumOptions): Promise<Browser> {
  const environment = options.environment ?? process.env;
  const chosen = environment['CHROME_PATH'];
  const candidates = options.pinned
    ? [packaged(options, environment)]
    : chosen
      ? [installed(chosen, environment)]
      : [
          ...installedBrowsers(process.platform, environment).map((path) => installed(path, environment)),
          packaged(options, environment),
        ];
  const failures: string[] = [];
  for (const candidate of candidates) {
    try {
      return await candidate.launch();
    } catch (error) {
      failures.push(`${candidate.name}: ${reason(error)}`);
    }
  }
  throw new LabwrightError({
    rule: 'print/chromium',
    wrong: `No Chromium starts for the PDF (${failures.join('; ')}).`,
    instead: options.pinned
      ? 'Run this on Linux x64 with the npm package @sparticuz/chromium, or leave the pinned Chromium out.'
      : chosen
        ? 'Set CHROME_PATH to the program file of Chrome, Chromium or Edge, or unset it.'
        : 'Install Chrome, Chromium or Edge, or set CHROME_PATH to its program file.',
  });
}
