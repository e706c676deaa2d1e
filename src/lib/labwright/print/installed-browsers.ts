/** Where Chrome, Chromium and Edge are installed on each platform, in the order in which they are tried. */
import { accessSync, constants } from 'node:fs';
import { posix, win32 } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const linuxNames = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** Every path at which a usable browser may stand, best first; none of them is checked. */
export function browserPaths(platform: NodeJS.Platform, environment: Environment): string[] {
  if (platform === 'darwin') {
    const roots = ['', environment['HOME'] ?? ''].filter((root, index, all) => all.indexOf(root) === index);
    return macApplications.flatMap((name) =>
      roots.map((root) => posix.join(root || '/', 'Applications', `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
    return windowsPrograms.flatMap((program) => roots.map((root) => win32.join(root, program)));
  }
  const folders = (environment['PATH'] ?? '').split(':').filter(Boolean);
  const searched = [...folders, '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const onPath = linuxNames.flatMap((name) => searched.map((folder) => posix.join(folder, name)));
  return [...new Set([...onPath, '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'])];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Browsers that are installed on this machine, best first. */
export function installedBrowsers(platform: NodeJS.Platform, environment: Environment): string[] {
  return browserPaths(platform, environment).filter(isExecutable);
}
