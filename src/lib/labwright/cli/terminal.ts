/** Where a command runs and what it may touch of the outside: handed in, so that tests need no mocks. */
export interface Terminal {
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  /** A line for who reads the result. */
  readonly out: (line: string) => void;
  /** A line for who watches. */
  readonly err: (line: string) => void;
  /** Resolves when somebody stops the command with Ctrl-C or `kill`. */
  readonly stopped: () => Promise<void>;
}

export interface Command {
  /** What stands after the name: `<id> [--json]`. */
  readonly usage: string;
  readonly summary: string;
  /** Option and meaning, one line each. */
  readonly options: readonly (readonly [option: string, meaning: string])[];
  /** Returns the exit code. */
  run(words: readonly string[], terminal: Terminal): Promise<number>;
}

export function processTerminal(): Terminal {
  // Whoever reads may stop before the end, as `labwright simulate x | head` does: that is no error.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  return {
    cwd: process.cwd(),
    environment: process.env,
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    stopped: () =>
      new Promise((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
      }),
  };
}
