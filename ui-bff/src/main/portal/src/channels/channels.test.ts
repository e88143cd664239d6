import { describe, expect, it } from 'vitest';
import { type Channel, changed, linesOf, pemsOf, pemsOfFile } from './channels';

const pem = (text: string): string => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;

const folder: Channel = { delivery: 'folder', as2: null, sftp: null, sftpKeys: [], paused: false };
const as2 = { id: 'LY', url: 'https://ly.example/', certificates: ['A'], sign: true, encrypt: true, compress: false, mdn: 'sync' } as const;

describe('what differs between two channels', () => {
  it('names the fields, and the whole where it came or went', () => {
    const first: Channel = { ...folder, delivery: 'as2', as2: { ...as2, certificates: ['A'] } };
    expect(changed(first, undefined)).toEqual(['delivery', 'as2']);
    expect(changed({ ...first, as2: { ...as2, certificates: ['A', 'B'], sign: false } }, first)).toEqual(['certificates', 'sign'].toSorted());
    expect(changed({ ...first, paused: true }, first)).toEqual([]);
    expect(changed({ ...folder, sftpKeys: ['k'] }, first)).toEqual(['delivery', 'as2', 'sftpKeys']);
  });
});

describe('certificates and keys as people have them', () => {
  it('takes each certificate of a text, without what stands around them', () => {
    expect(pemsOf(`Bag Attributes\n${pem('AAAA')}\nkey\n${pem('BBBB')}`)).toEqual([pem('AAAA'), pem('BBBB')]);
  });
  it('leaves it to the hub to say what is wrong with a text that is none', () => {
    expect(pemsOf(' MIIB ')).toEqual(['MIIB']);
    expect(pemsOf('  ')).toEqual([]);
  });
  it('reads a file in DER as the certificate it is', () => {
    const der = Uint8Array.from({ length: 60 }, (_, i) => i + 0x80);
    const lines = pemsOfFile(der)[0]?.split('\n') ?? [];
    expect(lines[1]).toHaveLength(64);
    expect(atob(lines.slice(1, -2).join(''))).toHaveLength(60);
    expect(pemsOfFile(new TextEncoder().encode(pem('AAAA')))).toEqual([pem('AAAA')]);
  });
  it('takes one key a line', () => {
    expect(linesOf('ssh-ed25519 A a\n\n  ssh-rsa B \n')).toEqual(['ssh-ed25519 A a', 'ssh-rsa B']);
  });
});
