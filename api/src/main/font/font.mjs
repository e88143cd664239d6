// Brings the font of the hub's PDFs into a folder of classes: node font.mjs OUT WORK
// Noto Sans SC (OFL 1.1) comes from its npm package and is written anew with all of its characters and only the tables that a
// PDF needs: those for typesetting and for vertical text go, and so do the Kangxi radicals (U+2E80 to U+2FDF), which
// share their glyphs with ideographs; with both, a reader that copies 金 out of a PDF would get the radical.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [out, work] = process.argv.slice(2);
const PACKAGE = '@expo-google-fonts/noto-sans-sc';
const KEPT = ['OS/2', 'cmap', 'gasp', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'post', 'prep'];
const [FIRST_RADICAL, LAST_RADICAL] = [0x2e80, 0x2fdf];
const inputs = ['package.json', 'package-lock.json', '.npmrc', 'font.mjs'];

const stamp = join(work, 'stamp');
const sum = createHash('sha256');
for (const file of inputs) sum.update(readFileSync(join(here, file))).update('\0');
const wanted = sum.digest('hex');
const made = [join(out, 'fonts/NotoSansSC-Regular.ttf'), join(out, 'fonts/NotoSansSC-OFL.txt')];
if (made.every((file) => existsSync(file)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) process.exit(0);

mkdirSync(work, { recursive: true });
mkdirSync(join(out, 'fonts'), { recursive: true });
for (const file of inputs.slice(0, 3)) copyFileSync(join(here, file), join(work, file));
const npm = spawnSync('npm', ['ci'], { cwd: work, shell: process.platform === 'win32', encoding: 'utf8' });
if (npm.status !== 0) {
  console.error(`${npm.stdout ?? ''}${npm.stderr ?? ''}\nfont: npm ci failed`);
  process.exit(1);
}
const from = join(work, 'node_modules', PACKAGE);
const font = trimmed(readFileSync(join(from, '400Regular/NotoSansSC_400Regular.ttf')));
writeFileSync(made[0], font);
copyFileSync(join(from, 'LICENSE_FONT'), made[1]);
rmSync(join(work, 'node_modules'), { recursive: true }); // the other weights, 85 MB
writeFileSync(stamp, wanted);
console.log(`font: ${(font.length / 1e6).toFixed(1)} MB`);

/** The font with the tables that are kept, in the order of their tags (OpenType 1.9, "Organization of an OpenType Font"). */
function trimmed(font) {
  const tables = new Map();
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + 16 * i;
    const offset = font.readUInt32BE(at + 8);
    tables.set(font.toString('latin1', at, at + 4), font.subarray(offset, offset + font.readUInt32BE(at + 12)));
  }
  tables.set('cmap', charactersOf(tables.get('cmap')));
  const tags = KEPT.filter((tag) => tables.has(tag)).toSorted();
  const power = 2 ** Math.floor(Math.log2(tags.length));
  const head = Buffer.alloc(12 + 16 * tags.length);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(tags.length, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((tags.length - power) * 16, 10);
  const parts = [head];
  let offset = head.length;
  tags.forEach((tag, i) => {
    const table = tables.get(tag);
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    table.copy(padded);
    if (tag === 'head') padded.writeUInt32BE(0, 8); // the checksum of the whole, which no reader of ours asks for
    head.write(tag, 12 + 16 * i, 'latin1');
    head.writeUInt32BE(checksum(padded), 16 + 16 * i);
    head.writeUInt32BE(offset, 20 + 16 * i);
    head.writeUInt32BE(table.length, 24 + 16 * i);
    parts.push(padded);
    offset += padded.length;
  });
  return Buffer.concat(parts);
}

function checksum(table) {
  let all = 0;
  for (let at = 0; at < table.length; at += 4) all = (all + table.readUInt32BE(at)) >>> 0;
  return all;
}

/** The one table of characters that is kept: format 12, platform 3, encoding 10, without radicals. */
function charactersOf(cmap) {
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const at = cmap.readUInt32BE(8 + 8 * i);
    if (cmap.readUInt16BE(at) === 12) return withoutRadicals(cmap, at);
  }
  throw new Error('font: no table of all characters (cmap format 12)');
}

function withoutRadicals(cmap, at) {
  const groups = [];
  for (let i = 0; i < cmap.readUInt32BE(at + 12); i++) {
    const [first, last, glyph] = [0, 4, 8].map((more) => cmap.readUInt32BE(at + 16 + 12 * i + more));
    if (first < FIRST_RADICAL) groups.push([first, Math.min(last, FIRST_RADICAL - 1), glyph]);
    if (last > LAST_RADICAL) {
      const start = Math.max(first, LAST_RADICAL + 1);
      groups.push([start, last, glyph + start - first]);
    }
  }
  const table = Buffer.alloc(12 + 16 + 12 * groups.length);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(16 + 12 * groups.length, 16);
  table.writeUInt32BE(groups.length, 24);
  groups.forEach((group, i) => group.forEach((value, j) => table.writeUInt32BE(value, 28 + 12 * i + 4 * j)));
  return table;
}
