import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { command, get, submit } from '../app/http';
import { type Page, type Scope, type Side, useScope } from '../app/scope';
import { does, type Me } from '../app/Session';

export type Kind = 'part' | 'call-off' | 'order' | 'shipment' | 'batch';
/**
 * The subject: a part by the reader's own number, otherwise a document by its id, or one of its
 * lines.
 */
export type About = { kind: 'part'; part: string } | { kind: Exclude<Kind, 'part' | 'batch'>; document: string; /** For a schedule, the due day, week or month of the line; absent for the whole schedule. */ line?: string | undefined };
/** What became of a batch at the company that was asked. */
export type Findings = { found: string; used: string; shippedOn: string; unit: string | null };
/** A message in words, or with the findings about a batch, or both. */
export type Message = { by: Side; text: string; at: string; findings?: Findings | null };
export type Question = {
  id: string;
  buyer: string;
  supplier: string;
  kind: Kind;
  part: string | null;
  document: string | null;
  number: string | null;
  line: string | null;
  asker: Side;
  open: boolean;
  /** The side that has to write; null once it is closed. */
  waitsFor: Side | null;
  askedAt: string;
  lastAt: string;
  /** Oldest first; the first is the question. */
  messages: Message[];
  version: number;
};
export type QuestionFilters = { open?: string | undefined; mine?: string | undefined; part?: string | undefined; document?: string | undefined };

/** Whether the person may write to a partner; the hub checks the same. */
export const mayWrite = (me: Me, as: Scope['as']): boolean => as !== undefined && does(me, 'planner', 'sales', 'buyer', 'warehouse', 'quality');

export function useQuestions(filters: QuestionFilters) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['questions', 'list', scope, filters],
    queryFn: ({ pageParam, signal }) => get<Page<Question>>('/questions', { as, asOf, limit: 50, cursor: pageParam, ...filters }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

export function useQuestion(id: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['questions', 'one', scope, id],
    queryFn: ({ signal }) => get<Question>(`/questions/${encodeURIComponent(id)}`, { as, asOf }, signal),
    refetchInterval: useFallbackInterval(),
  });
}

export const ask = (as: Side, partner: string, about: About, text: string, key: string): Promise<unknown> =>
  submit('/questions', { method: 'POST', body: JSON.stringify({ partner, about, text }), key }, { as });
export const answer = (question: Question, text: string, key: string): Promise<unknown> => command(`/questions/${encodeURIComponent(question.id)}/answers`, { text }, question.version, key);
export const close = (question: Question): Promise<unknown> => submit(`/questions/${encodeURIComponent(question.id)}/close`, { method: 'POST', version: question.version });

/** The screen of its subject. */
export function pathOf(question: Question): string {
  const id = encodeURIComponent(question.document ?? '');
  switch (question.kind) {
    case 'call-off':
      return `/call-offs/${id}`;
    case 'order':
      return `/orders/${id}`;
    case 'shipment':
      return `/shipments/${id}`;
    case 'batch':
      return `/batches/${id}`;
    default:
      return `/run-outs?part=${encodeURIComponent(question.part ?? '')}`;
  }
}
