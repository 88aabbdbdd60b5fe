/**
 * A Chromium for the tests, in this order: the one that ZABLAB_BROWSER names, an installed Chrome or Chromium,
 * the one packaged in `@sparticuz/chromium` (Linux on x64). If none starts, one line says what to install.
 */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The version in package.json: part of the folder's name, so that an upgrade never starts the old binary. */
const packagedVersion = '147.0.0';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const commandNames = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];

type Environment = Readonly<Record<string, string | undefined>>;
interface Candidate {
  readonly executablePath: string;
  readonly env: Environment;
}

/** Starts the first browser that can be started. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env['ZABLAB_BROWSER'];
  if (named !== undefined) {
    return await launch({ executablePath: named, env: process.env }).catch((error: unknown) => {
      throw new Error(`ZABLAB_BROWSER names ${named}, which does not start: ${firstLine(error)}`);
    });
  }

  const failures: string[] = [];
  for (const candidates of [installedBrowsers, packagedBrowsers]) {
    try {
      for (const candidate of await candidates()) {
        try {
          return await launch(candidate);
        } catch (error) {
          failures.push(`${candidate.executablePath}: ${firstLine(error)}`);
        }
      }
    } catch (error) {
      failures.push(firstLine(error));
    }
  }
  throw new Error(
    'No browser starts: install Chrome or Chromium, or set ZABLAB_BROWSER to the path of one' +
      ` (tried ${failures.length === 0 ? 'nothing: none found' : failures.join('; ')}).`,
  );
}

async function launch({ executablePath, env }: Candidate): Promise<Browser> {
  const set = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return await chromium.launch({
    executablePath,
    args: flags,
    env: Object.fromEntries(set),
    timeout: 30_000,
  });
}

function installedBrowsers(): readonly Candidate[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = commandNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...macPaths]
    .filter((path) => existsSync(path))
    .map((executablePath) => ({ executablePath, env: process.env }));
}

/** The packaged browser with the libraries of the system, and then with the libraries it brings along. */
async function packagedBrowsers(): Promise<readonly Candidate[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const folder = await unpackedFolder();
  const executablePath = join(folder, 'chromium');
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const env = { ...process.env, ...fonts };
  const own = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter(
    (path) => path !== '',
  );
  return [
    { executablePath, env },
    { executablePath, env: { ...env, LD_LIBRARY_PATH: own.join(':') } },
  ];
}

/**
 * Where the packaged browser lies unpacked: one folder for each user and version. It is unpacked beside that
 * folder and then renamed, so that a run that was interrupted half-way leaves nothing another would start.
 */
async function unpackedFolder(): Promise<string> {
  const folder = join(tmpdir(), `zablab-chromium-${packagedVersion}-${process.getuid?.() ?? 'all'}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  const staging = mkdtempSync(`${folder}-`);
  await unpackInto(staging);
  const fontList = join(staging, 'fonts', 'fonts.conf');
  writeFileSync(fontList, readFileSync(fontList, 'utf8').replaceAll('/tmp/fonts', join(folder, 'fonts')));
  try {
    renameSync(staging, folder);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(join(folder, 'chromium'))) throw error; // else another test process was first
  }
  return folder;
}

/** The package unpacks into the temporary folder, its own libraries only where it believes to be in a Lambda. */
async function unpackInto(folder: string): Promise<void> {
  const { default: packaged } = await import('@sparticuz/chromium');
  const before = { TMPDIR: process.env['TMPDIR'], AWS_EXECUTION_ENV: process.env['AWS_EXECUTION_ENV'] };
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
  try {
    await packaged.executablePath();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}
