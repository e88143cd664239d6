import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { command, get, type Params, submit, type Text } from '../app/http';
import { useRows } from '../app/reading';
import { type Page, type Scope, useScope } from '../app/scope';

/** The types of EN 10204, and two that customers also ask for. */
export const types = ['2.1', '2.2', '3.1', '3.2', 'analysis', 'conformity'] as const;
export type CertificateType = (typeof types)[number];
export const states = ['awaits-validation', 'issued', 'accepted', 'rejected', 'superseded', 'revoked'] as const;
export type CertificateState = (typeof states)[number];
export type Department = 'inspection' | 'quality' | 'production' | 'sales' | 'other';

/** A value or a text. The limits are those agreed, or a standard's. */
export type Result = { characteristic: string; unit: string | null; batch: string | null; minimum: string | null; maximum: string | null; value: string | null; text: string | null; method: string | null };
export type Judged = Result & { outside: boolean };
/** The function that the signed-in person states. The hub knows name and department. */
export type Validator = { function: string };
/** A person who vouched for it: the code, and the name of today. */
export type Validation = { party: string; person: string; name: Text | null; function: string | null; department: Department; at: string };
/** A place in a certificate, such as quantity or results/3, and its fault. */
export type Reason = { field: string; text: string };

export type Certificate = {
  id: string;
  number: string;
  buyer: string;
  supplier: string;
  type: CertificateType;
  state: CertificateState;
  /** Whether goods may rely on it. */
  inForce: boolean;
  /** Whether its issuer has blocked a batch of its goods, or certificates take more from a batch than it has. */
  contested?: boolean | null;
  /** The reader's own number, and the other side's. */
  part: string;
  partnerPart: string;
  quantity: string;
  unit: string;
  /** Heats, batches, lots or serial numbers. */
  batches: string[];
  /** The quantity of each batch; null of certificates that name batches only. */
  goods?: Goods[] | null;
  /** The numbers of the inspections on which it rests. */
  inspections?: string[] | null;
  order: string | null;
  specification: string | null;
  statement: string | null;
  results: Judged[];
  /** How many results are outside their limits. */
  outside: number;
  /** The customer's concession for results outside their limits. */
  concession: string | null;
  issued: string;
  validations: Validation[];
  /** The customer's reasons for rejection. */
  reasons: Reason[];
  revoked: { reason: string; from: string } | null;
  replaces: string | null;
  replacesNumber: string | null;
  replacedBy: string | null;
  replacedByNumber: string | null;
  /** The organization that validates a 3.2 instead of the customer; null for the customer. */
  inspector?: string | null;
  /** The hash of its canonical JSON. */
  sha256: string;
  issuedAt: string;
  version: number;
};

/** The quantity of one batch. */
export type Goods = { batch: string; quantity: string };
type ValidatedBy = { function: string | null };
/** The request that issues a certificate, with the supplier's own part number. */
export type Issued = Pick<Certificate, 'number' | 'buyer' | 'type' | 'issued' | 'part' | 'quantity' | 'unit' | 'order' | 'specification' | 'statement' | 'concession' | 'replaces'> & { results: Result[]; validatedBy: ValidatedBy; batches?: string[]; /** Instead of batches. */ goods?: Goods[]; inspections?: string[] };

export type CertificateFilters = { part?: string | undefined; batch?: string | undefined; number?: string | undefined; type?: string | undefined; state?: string | undefined };

/** The address where any holder can check the certificate on this hub. */
export const checkOf = ({ supplier, number, sha256 }: Pick<Certificate, 'supplier' | 'number' | 'sha256'>): string => `/check?${new URLSearchParams({ issuer: supplier, number, sha256 }).toString()}`;

export const pathOf = (id: string): string => `/certificates/${encodeURIComponent(id)}`;

/** The company whose person validates a 3.2 beside the issuer's: the customer, or the agreed inspector. */
export const secondValidator = ({ buyer, inspector }: Pick<Certificate, 'buyer' | 'inspector'>): string => inspector ?? buyer;
/** Whether everybody that its type requires has vouched for it. */
export const isValidated = ({ type, validations, buyer, inspector }: Pick<Certificate, 'type' | 'validations' | 'buyer' | 'inspector'>): boolean => type !== '3.2' || validations.some((one) => one.party === secondValidator({ buyer, inspector: inspector ?? null }));
/** Whether it is neither replaced nor revoked. */
export const isStanding = ({ state }: Pick<Certificate, 'state'>): boolean => state !== 'superseded' && state !== 'revoked';

export const certificateParams = (filters: CertificateFilters, { as, asOf }: Scope): Params => ({ ...filters, as, asOf });

export function useCertificates(filters: CertificateFilters) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['certificates', 'list', scope, filters],
    queryFn: ({ pageParam, signal }) => get<Page<Certificate>>('/certificates', { ...certificateParams(filters, scope), limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

/** A certificate 3.2 that the reader's company validates instead of the customer. */
export type ToInspect = Pick<Certificate, 'id' | 'number' | 'buyer' | 'supplier' | 'state' | 'issued' | 'part' | 'partnerPart' | 'quantity' | 'unit' | 'batches' | 'sha256' | 'version'> & { validatedAt: string | null };
export const TO_INSPECT = 'certificates-to-inspect';
export const useToInspect = (filters: { state?: string | undefined; number?: string | undefined }) => useRows<ToInspect>(TO_INSPECT, `/${TO_INSPECT}`, filters);

export function useCertificate(id: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['certificates', 'one', scope, id],
    queryFn: ({ signal }) => get<Certificate>(pathOf(id), { as, asOf }, signal),
    enabled: id !== '',
    refetchInterval: useFallbackInterval(),
  });
}

/** The certificates that a shipment's line needs, those that exist, and those that are missing. */
export type CertifiedLine = {
  line: number;
  part: string;
  partnerPart: string;
  batch: string | null;
  required: CertificateType[];
  missing: CertificateType[];
  certificates: Pick<Certificate, 'id' | 'number' | 'type' | 'state' | 'inForce'>[];
};
export function useCertifiedLines(shipment: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['certificates', 'shipment', scope, shipment],
    queryFn: async ({ signal }) => (await get<{ lines: CertifiedLine[] }>(`/shipments/${encodeURIComponent(shipment)}/certificates`, { as, asOf }, signal)).lines,
    refetchInterval: useFallbackInterval(),
  });
}

type NeededLine = { part?: string; partnerPart?: string | null; batch?: string | null; order?: string | null };
/** The fields of a shipment's lines on which certificates depend. The hub refuses the other fields here. */
const goodsOf = ({ part, partnerPart, batch, order }: NeededLine): NeededLine => ({ part, partnerPart, batch, order });

/** The same of goods that are still to leave. */
export function useNeeded(despatch: { buyer: string; lines: readonly NeededLine[] }) {
  const { as } = useScope();
  return useQuery({
    queryKey: ['certificates', 'needed', as, despatch],
    queryFn: async () => (await submit<{ lines: CertifiedLine[] }>('/shipments/certificates/check', { method: 'POST', body: JSON.stringify({ buyer: despatch.buyer, lines: despatch.lines.map(goodsOf) }) })).lines,
    refetchInterval: useFallbackInterval(),
  });
}

/** The quantities sent of a certificate's goods; sent and exceeded are null if unknown. */
export type Deliveries = {
  certified: string;
  unit: string;
  sent: string | null;
  exceeded: boolean | null;
  lines: { shipment: string; number: string; shipped: string | null; batch: string | null; quantity: string; unit: string; counted: string | null }[];
};
export function useDeliveries(id: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['certificates', 'deliveries', scope, id],
    queryFn: ({ signal }) => get<Deliveries>(`${pathOf(id)}/deliveries`, { as, asOf }, signal),
    refetchInterval: useFallbackInterval(),
  });
}

export const issue = (issued: Issued, key: string): Promise<{ id: string }> => submit('/certificates', { method: 'POST', body: JSON.stringify(issued), key });
export const validate = ({ id, version }: Certificate, validatedBy: ValidatedBy, key: string): Promise<unknown> => command(`${pathOf(id)}/validation`, { validatedBy }, version, key);
export const accept = ({ id, version }: Certificate, key: string): Promise<unknown> => submit(`${pathOf(id)}/acceptance`, { method: 'POST', version, key });
export const reject = ({ id, version }: Certificate, reasons: Reason[], key: string): Promise<unknown> => command(`${pathOf(id)}/rejection`, { reasons }, version, key);
export const revoke = ({ id, version }: Certificate, said: { reason: string; from: string }, key: string): Promise<unknown> => command(`${pathOf(id)}/revocation`, said, version, key);
