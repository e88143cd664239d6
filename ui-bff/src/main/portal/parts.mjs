// The parts list of the browser app (CycloneDX 1.6), of what package-lock.json says: the same for the same lock. Tools that build or test it
// are no part of it, and left out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const purl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

function hashes(integrity) {
  const [algorithm, value] = (integrity ?? '').split('-', 2);
  return algorithm === 'sha512' ? [{ alg: 'SHA-512', content: Buffer.from(value, 'base64').toString('hex') }] : [];
}

function component(path, { version, integrity, license }) {
  const whole = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const [group, name] = whole.startsWith('@') ? whole.split('/', 2) : [undefined, whole];
  return {
    type: 'library',
    'bom-ref': purl(whole, version),
    ...(group && { group }),
    name,
    version,
    hashes: hashes(integrity),
    ...(license && { licenses: [{ expression: license }] }),
    purl: purl(whole, version),
  };
}

/** What the app of that folder is made of, as text. */
export function partsOf(folder) {
  const { name, version, packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const components = Object.entries(packages)
    .filter(([path, one]) => path !== '' && !one.dev && !one.devOptional)
    .map(([path, one]) => component(path, one))
    .toSorted((a, b) => (a.purl < b.purl ? -1 : 1));
  const own = { type: 'application', 'bom-ref': purl(name, version), name, version, purl: purl(name, version) };
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: own }, components }, null, 2)}\n`;
}
