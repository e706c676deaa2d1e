/** The package of Labwright itself: its version, and the versions of packages that it is tested with. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface LabwrightPackage {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  /** Packages that a handbook needs beside Labwright; only the packed generator says them so. */
  readonly handbookPackages?: Readonly<Record<string, string>>;
}

/** The package.json that this module belongs to. */
export function labwrightPackage(): LabwrightPackage {
  for (let folder = dirname(fileURLToPath(import.meta.url)); dirname(folder) !== folder; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const found = JSON.parse(readFileSync(file, 'utf8')) as LabwrightPackage;
    if (found.name === 'labwright') return found;
  }
  return {};
}

export function labwrightVersion(): string {
  return labwrightPackage().version ?? '0.0.0';
}
