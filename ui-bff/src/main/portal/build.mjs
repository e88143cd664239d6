// Builds or checks the portal for Maven, and does nothing where nothing changed:
//   node build.mjs build OUT STAMPS   npm ci where needed, then the app into the folder OUT, and its parts list beside it
//   node build.mjs check OUT STAMPS [true]   npm ci where needed, then lint and tests; true leaves them out (-DskipTests)
// A stamp is the SHA-256 of all that goes in, the Node version included.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { partsOf } from './parts.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const [task, out, stamps, skipped] = process.argv.slice(2);
if (skipped === 'true') process.exit(0);
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The portal needs Node 20.19 or newer; this is ${process.versions.node}. Leave it out with -Dskip.ui.`);
  process.exit(1);
}

const locks = ['package.json', 'package-lock.json', '.npmrc'];
const sources = [...locks, 'index.html', 'tsconfig.json', 'vite.config.ts', ...filesIn('public'), ...filesIn('src')];

function filesIn(folder) {
  const entries = readdirSync(join(here, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(here.length + 1));
}

function hash(files, ...more) {
  const sum = createHash('sha256').update([process.version, ...more].join('\0'));
  for (const file of files.toSorted()) sum.update(`\0${file.replaceAll('\\', '/')}\0`).update(readFileSync(join(here, file)));
  return sum.digest('hex');
}

function npm(...args) {
  const started = Date.now();
  const windows = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: here, shell: windows, encoding: 'utf8', env: { ...process.env, OUT: resolve(out) } });
  if (status !== 0) {
    console.error(`${stdout ?? ''}${stderr ?? ''}\nnpm ${args.join(' ')} failed`);
    process.exit(1);
  }
  console.log(`portal: npm ${args.join(' ')} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** Runs the work unless it was done for just these inputs and its result is still there. */
function once(stamp, result, inputs, work) {
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
}

const modules = join(here, 'node_modules');
once(join(modules, '.weft-stamp'), modules, hash(locks), () => npm('ci'));
if (task === 'build') {
  const shipped = sources.filter((file) => !file.includes('.test.'));
  once(join(stamps, 'portal-build'), join(out, 'index.html'), hash(shipped, resolve(out)), () => npm('run', '--silent', 'build'));
  const parts = join(out, '../META-INF/sbom/portal.cdx.json');
  mkdirSync(dirname(parts), { recursive: true });
  writeFileSync(parts, partsOf(here));
} else {
  const checked = [...sources, '.oxlintrc.json', 'build.mjs', 'parts.mjs'];
  once(join(stamps, 'portal-check'), here, hash(checked), () => {
    npm('run', '--silent', 'lint');
    npm('run', '--silent', 'test');
  });
}
