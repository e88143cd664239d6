import { type InfiniteData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, submit } from '../app/http';
import { endsSoon } from './ending';
import type { Page } from '../app/scope';

export type Delivery = 'folder' | 'as2' | 'sftp';
export const deliveries = ['folder', 'as2', 'sftp'] as const satisfies Delivery[];
export type Mdn = 'none' | 'sync' | 'async';
export const mdns = ['sync', 'async', 'none'] as const satisfies Mdn[];
/** The encryption methods; null means the first. */
export type Encryption = 'authenticated' | 'classic';
export const encryptions = ['authenticated', 'classic'] as const satisfies Encryption[];
export type As2 = { id: string; url: string | null; certificates: string[]; sign: boolean; encrypt: boolean; compress: boolean; mdn: Mdn; encryption?: Encryption | null };
export type Sftp = { host: string; port: number; user: string; hostKeys: string[]; outbox: string | null; inbox: string };
/** How files travel from a party and to it. */
export type Channel = { delivery: Delivery; as2: As2 | null; sftp: Sftp | null; sftpKeys: string[]; paused: boolean };

export type Pause = { since: string; by: string | null; reason: string | null };
export type Certificate = { subject: string; serial: string; notBefore: string; notAfter: string; days: number };
export type ChannelRow = {
  party: string;
  /** 0 if nothing was agreed yet. */
  version: number;
  delivery: Delivery;
  pause: Pause | null;
  certificates: Certificate[];
  /** For how many days certificates are valid without a gap; null without AS2. */
  certificateDays: number | null;
  waiting: number;
  dead: number;
};
export type ChannelState = ChannelRow & { channel: Channel; mayChange: boolean };
export type ChannelVersion = { version: number; agreedAt: string; byUser: string | null; byClient: string | null; reason: string | null; channel: Channel };

/** Waiting files are no history, so the stream does not report them. */
const LATER = 20_000;
const path = (party: string): string => `/operator/channels/${encodeURIComponent(party)}`;

export function useChannels({ ending, ...filters }: { delivery?: string | undefined; paused?: string | undefined; partner?: string | undefined; ending?: string | undefined }) {
  return useInfiniteQuery({
    queryKey: ['channels', 'list', filters],
    select: ({ pages, ...rest }: InfiniteData<Page<ChannelRow>>) => ({ ...rest, pages: ending ? pages.map((page) => ({ ...page, items: page.items.filter(endsSoon) })) : pages }),
    queryFn: ({ pageParam, signal }) => get<Page<ChannelRow>>('/operator/channels', { ...filters, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    refetchInterval: LATER,
  });
}

export function useChannel(party: string) {
  return useQuery({
    queryKey: ['channels', 'one', party],
    queryFn: ({ signal }) => get<ChannelState>(path(party), {}, signal),
    staleTime: 0,
    refetchInterval: LATER,
  });
}

export function useVersions(party: string) {
  return useInfiniteQuery({
    queryKey: ['channels', 'versions', party],
    queryFn: ({ pageParam, signal }) => get<Page<ChannelVersion>>(`${path(party)}/versions`, { limit: 20, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
}

export const pause = (party: string, paused: boolean, reason: string): Promise<ChannelState> =>
  submit(`${path(party)}/${paused ? 'pause' : 'resume'}`, { method: 'POST', body: JSON.stringify({ reason }) });

/** Leaves out the pause: editing a channel neither pauses nor resumes it. */
export const agree = ({ party, version }: ChannelState, { delivery, as2, sftp, sftpKeys }: Channel, reason: string): Promise<ChannelState> =>
  submit(path(party), { method: 'PUT', version, body: JSON.stringify({ delivery, as2, sftp, sftpKeys, ...(reason && { reason }) }) });

/**
 * The differences from the former channel: names of fields, or `as2` and `sftp` if the whole
 * appeared or disappeared.
 */
export type Field = 'delivery' | 'as2' | 'sftp' | 'sftpKeys' | keyof As2 | keyof Sftp;
export function changed(now: Channel, before: Channel | undefined): Field[] {
  const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
  const within = (name: 'as2' | 'sftp'): Field[] => {
    const [is, was] = [now[name], before?.[name] ?? null];
    if (!is || !was) return differ(is, was) ? [name] : [];
    return (Object.keys(is) as Field[]).filter((field) => differ(is[field as never], was[field as never]));
  };
  return [
    ...(now.delivery === (before?.delivery ?? 'folder') ? [] : (['delivery'] as const)),
    ...within('as2'),
    ...within('sftp'),
    ...(differ(now.sftpKeys, before?.sftpKeys ?? []) ? (['sftpKeys'] as const) : []),
  ];
}

/** One key per line, as in authorized_keys. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const BEGIN = '-----BEGIN CERTIFICATE-----';
const PEM = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/**
 * The certificates in a PEM text. Other text is returned unchanged, and the hub reports its fault.
 */
export function pemsOf(text: string): string[] {
  const found = text.match(PEM);
  if (found) return found.map((pem) => `${pem}\n`);
  return text.trim() ? [text.trim()] : [];
}

/** A file contains certificates in PEM, or one in DER. */
export function pemsOfFile(bytes: Uint8Array): string[] {
  const text = new TextDecoder('latin1').decode(bytes);
  if (text.includes(BEGIN)) return pemsOf(text);
  const base64 = btoa(text).replace(/.{64}/g, '$&\n');
  return [`${BEGIN}\n${base64.trim()}\n-----END CERTIFICATE-----\n`];
}
