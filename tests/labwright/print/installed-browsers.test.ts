import { describe, expect, it } from 'vitest';
import { browserPaths } from '../../../src/lib/labwright/print/installed-browsers.ts';

// Paths as the installers of Google, Microsoft and Debian write them.
describe('where a browser may be installed', () => {
  it('searches the path on Linux, Chrome before Chromium before Edge', () => {
    const paths = browserPaths('linux', { PATH: '/opt/tools:/usr/bin' });
    expect(paths[0]).toBe('/opt/tools/google-chrome-stable');
    expect(paths.indexOf('/usr/bin/google-chrome')).toBeLessThan(paths.indexOf('/usr/bin/chromium'));
    expect(paths.indexOf('/usr/bin/chromium')).toBeLessThan(paths.indexOf('/usr/bin/microsoft-edge'));
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('looks into both application folders on a Mac', () => {
    expect(browserPaths('darwin', { HOME: '/Users/ada' }).slice(0, 2)).toEqual([
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Users/ada/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ]);
  });

  it('looks into the program folders on Windows', () => {
    expect(browserPaths('win32', { PROGRAMFILES: 'C:\\Program Files' })).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    ]);
  });
});
