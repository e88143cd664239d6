import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { apiUrl, get, type Problem, readBytes, submit, type Text } from '../app/http';
import { type Page, useScope } from '../app/scope';
import type { Outcome } from '../interchanges/interchanges';

export type By = { party: string; user: string | null; client: string | null };
export type PartnershipRow = {
  id: string;
  buyer: string;
  supplier: string;
  version: number;
  agreedAt: string;
  by: By;
  reason: string | null;
  acknowledgement: string;
  charset: string | null;
  dialect: boolean;
  environment: string | null;
  parts: number;
  messages: string[];
};
export type Alias = { theirs: string; ours: string };
export type Outbound = { message: string; release: string; syntax?: string | null; separators?: string | null; association?: string | null; quantities?: string | null; dates?: DateCodes | null };
/** Date formats of code list 2379; null means the usual one, 102. */
export type DateCodes = { day?: string | null; week?: string | null; month?: string | null };
/** Agreements about one message type that replace the general ones. */
export type MessageRules = { message: string; applicationErrors?: boolean | null; acknowledgementHours?: number | null; codes?: string | null };
/** A partnership's agreements beyond the essentials; null means usual. */
export type EdiRules = {
  callOffs?: string | null;
  changes?: string | null;
  applicationErrors?: boolean | null;
  acknowledgementHours?: number | null;
  answerHours?: number | null;
  codes?: string | null;
  releases?: string | null;
  repeats?: string | null;
  environment?: string | null;
  parts?: Alias[] | null;
  units?: Alias[] | null;
  outbound?: Outbound[] | null;
  messages?: MessageRules[] | null;
  sites?: Alias[] | null;
  envelopes?: EnvelopeRules | null;
  records?: RecordLayout[] | null;
};
/** The fields of a record of VDA 4906. */
export type RecordLayout = { record: string; fields: RecordField[] };
/** A field from its first character, 1 to 128, with one of holds, value and counts. */
export type RecordField = { at: number; length: number; holds?: string | null; value?: string | null; counts?: string | null; decimals?: number | null; required?: boolean };
export type Address = { id: string; qualifier?: string | null };
export type EnvelopeRules = {
  referencesRecurAfterDays?: number | null;
  contrlVersion?: number | null;
  buyer?: Address | null;
  supplier?: Address | null;
};
export type Profile = {
  unknownPart: string;
  acknowledgement: string;
  orderResponse: boolean;
  scheduleResponse: boolean;
  unloadingPoints: boolean;
  /** The charset of the buyer's system; the supplier's follows. */
  charset: string | null;
  supplierCharset: string | null;
  dialect: string | null;
  edi: EdiRules | null;
};
export type ProfileState = {
  id: string;
  buyer: string;
  supplier: string;
  version: number;
  agreedAt: string;
  by: By;
  via: string;
  reason: string | null;
  profile: Profile;
  mayChange: boolean;
};
export type ProfileVersion = {
  version: number;
  agreedAt: string;
  by: By;
  via: string;
  reason: string | null;
  changes: { pointer: string; before: string[]; after: string[] }[];
};
export type Finding = {
  pointer: string;
  line: number | null;
  column: number | null;
  dialectLine: number | null;
  dialectColumn: number | null;
  severity: 'error' | 'note';
  code: string;
  text: Text;
};
type Result = { outcome: Outcome; messages: { type: string; reference: string; outcome: string; faults: { segment: number; tag: string | null; severity: string; text: Text }[] }[] };
export type Trial = {
  before: Result;
  after: Result;
  changed: number;
  changes: { segment: number; tag: string; before: string | null; after: string | null }[];
};
export type Checked = { findings: Finding[]; profile: Profile | null; yaml: string | null; trial: Trial | null };
export type Shipped = { name: string; title: Text; about: Text; yaml: string; profile: Profile };

const path = (id: string): string => `/partnerships/${encodeURIComponent(id)}/profile`;

export function usePartnerships(filters: { partner?: string | undefined }) {
  const { asOf } = useScope();
  return useInfiniteQuery({
    queryKey: ['partnerships', 'list', asOf, filters],
    queryFn: ({ pageParam, signal }) => get<Page<PartnershipRow>>('/partnerships', { ...filters, asOf, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
}

export function useProfile(id: string) {
  const { asOf } = useScope();
  return useQuery({
    queryKey: ['partnerships', 'profile', asOf, id],
    queryFn: ({ signal }) => get<ProfileState>(path(id), { asOf }, signal),
    staleTime: 0,
  });
}

export function useVersions(id: string) {
  const { asOf } = useScope();
  return useInfiniteQuery({
    queryKey: ['partnerships', 'versions', asOf, id],
    queryFn: ({ pageParam, signal }) => get<Page<ProfileVersion>>(`${path(id)}/versions`, { asOf, limit: 20, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
}

export function useShipped() {
  return useQuery({ queryKey: ['profiles', 'shipped'], queryFn: ({ signal }) => get<{ items: Shipped[] }>('/profiles/shipped', {}, signal) });
}

/**
 * Returns all faults of a profile, or of its YAML text, and tries it on a sample if there is one.
 */
export const check = (id: string, profile: Profile | string, sample?: string): Promise<Checked> =>
  submit<Checked>(`${path(id)}/check`, { method: 'POST', body: JSON.stringify({ profile, sample }) });

export const agree = (id: string, profile: Profile, version: number, key: string, reason: string): Promise<{ version: number }> =>
  submit(path(id), { method: 'PUT', body: JSON.stringify(profile), version, key }, { reason });

/** The profile in force, as a file. */
export const yamlOf = async (id: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> =>
  readBytes(apiUrl(path(id)), signal, 'application/yaml');

export const findingsOf = (error: Problem): Finding[] => (error.body.params?.findings as Finding[] | undefined) ?? [];

/** One line each: the partner's name = the hub's name. */
export const aliasText = (aliases: Alias[] | null | undefined): string => (aliases ?? []).map((one) => `${one.theirs} = ${one.ours}`).join('\n');
export const aliasesOf = (text: string): Alias[] | null => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return null;
  return lines.map((line) => {
    const [theirs = '', ...ours] = line.split('=');
    return { theirs: theirs.trim(), ours: ours.join('=').trim() };
  });
};

export async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}
