/** Files that were dropped or chosen, folders opened; nothing is read here. */

async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    // A folder is told in parts, until there are no more.
    const part = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (part.length === 0) return found;
    found.push(...part);
  }
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile)
    return [await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed))];
  const inside = await entriesIn(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map(filesIn))).flat();
}

/** Everything in a drop; a folder gives what it holds. What cannot be opened is left out. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? undefined);
  // Taken before the first wait: afterwards the drop is gone.
  const files = [...transfer.files];
  if (entries.every((entry) => entry === undefined || entry.isFile)) return files;
  const found = await Promise.all(
    entries.map((entry) => (entry ? filesIn(entry).catch(() => [] as File[]) : Promise.resolve([]))),
  );
  return found.flat();
}

/** What a file is called: with its folder, where it came in one. */
export function nameOf(file: File): string {
  return file.webkitRelativePath || file.name;
}
