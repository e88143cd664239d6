import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { command, Problem } from '../app/http';
import { isStale } from '../app/problem';
import type { Scope } from '../app/scope';
import { applyCallOffs, heldLines } from './apply';
import { type CallOffLine, lineKey, type Promised, readSchedule, type Reason } from './callOffs';
import { standing } from './judging';

/** Milliseconds in which a person may take back a confirmation before it is sent. */
export const UNDO = 5_000;
const AT_ONCE = 4;

export type Share = {
  schedule: string;
  part: string;
  answers: LineAnswer[];
  /** Whether to read its schedule before sending, because no open list may hold it. */
  fresh: boolean;
  key: string;
  state: 'waiting' | 'sending' | 'done' | 'failed';
  error?: unknown;
};
/**
 * Answers sent by one press, per schedule. "Confirm" waits until it can no longer be taken back;
 * reviewed answers go at once.
 */
export type Run = { id: string; kind: 'confirm' | 'answer'; phase: 'undo' | 'sending' | 'finished'; until: number; shares: Share[]; /** Returns the focus to the sender once the card no longer holds it. */ back: (() => void) | undefined };
type Answer = { schedule: string; version: number; position: number };

let runs: readonly Run[] = [];
let pending: ReadonlySet<string> = new Set();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

function set(next: readonly Run[]): void {
  runs = next;
  const waiting = runs.flatMap((run) => run.shares.filter((share) => share.state === 'waiting' || share.state === 'sending'));
  pending = new Set(waiting.flatMap((share) => share.answers.map(({ line }) => lineKey(line))));
  listeners.forEach((listener) => listener());
}
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const runsNow = (): readonly Run[] => runs;
export const useRuns = (): readonly Run[] => useSyncExternalStore(subscribe, runsNow, runsNow);
export function usePending(key: string): boolean {
  const isPending = (): boolean => pending.has(key);
  return useSyncExternalStore(subscribe, isPending, isPending);
}

const change = (id: string, part: Partial<Run>): void => set(runs.map((run) => (run.id === id ? { ...run, ...part } : run)));
function changeShare(id: string, schedule: string, part: Partial<Share>): void {
  set(
    runs.map((run) =>
      run.id === id ? { ...run, shares: run.shares.map((share) => (share.schedule === schedule ? { ...share, ...part } : share)) } : run,
    ),
  );
}

/** Confirms the lines as called off, each schedule by one command. `back` returns the focus. */
export function confirmLines(client: QueryClient, as: Scope['as'], lines: CallOffLine[], back?: () => void): void {
  const id = begin('confirm', lines.map(asCalledOff), back);
  timers.set(
    id,
    setTimeout(() => void sendRun(client, as, id), UNDO),
  );
}

/** Sends reviewed answers, each schedule by one command. The shares report the results. */
export async function sendAnswers(client: QueryClient, as: Scope['as'], answers: LineAnswer[]): Promise<readonly Share[]> {
  const id = begin('answer', answers);
  await sendRun(client, as, id);
  return runs.find((run) => run.id === id)?.shares ?? [];
}

/** Sends one answer from its row at once; the row shows a fault. */
export function answerLine(client: QueryClient, as: Scope['as'], answer: LineAnswer, key: string): Promise<void> {
  const { schedule, part } = answer.line;
  const share: Share = { schedule, part, answers: [answer], fresh: true, key, state: 'sending' };
  return inTurn(schedule, async () => commit(client, as, schedule, await asSeen(client, as, share), share.key)).catch(async (error: unknown) => {
    if (isStale(error)) await reread(client, as, schedule);
    throw error;
  });
}

function begin(kind: Run['kind'], answers: LineAnswer[], back?: () => void): string {
  const bySchedule = Map.groupBy(answers, ({ line }) => line.schedule);
  const shares = [...bySchedule].map(([schedule, its]): Share => {
    return { schedule, part: its[0]?.line.part ?? '', answers: its, fresh: kind === 'answer', key: crypto.randomUUID(), state: 'waiting' };
  });
  const id = crypto.randomUUID();
  set([...runs.filter((run) => run.phase !== 'finished'), { id, kind, phase: kind === 'confirm' ? 'undo' : 'sending', until: Date.now() + UNDO, shares, back }]);
  return id;
}

/** Sends nothing. The sender continues where they asked. */
export function takeBack({ id, back }: Run): void {
  clearTimeout(timers.get(id));
  dismiss(id);
  if (back) setTimeout(back);
}
export const dismiss = (id: string): void => set(runs.filter((run) => run.id !== id));

/** Sends what waits. A share that failed without a response is retried under its first key. */
export async function sendRun(client: QueryClient, as: Scope['as'], id: string): Promise<void> {
  clearTimeout(timers.get(id));
  const waiting = runs.find((run) => run.id === id)?.shares.filter((share) => share.state !== 'done') ?? [];
  change(id, { phase: 'sending' });
  const worker = async (): Promise<void> => {
    for (let share = waiting.shift(); share; share = waiting.shift()) await sendShare(client, as, id, share);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  change(id, { phase: 'finished' });
  if (runs.find((run) => run.id === id)?.shares.every((share) => share.state === 'done')) setTimeout(() => dismiss(id), 4_000);
}

async function sendShare(client: QueryClient, as: Scope['as'], id: string, share: Share): Promise<void> {
  changeShare(id, share.schedule, { state: 'sending', error: undefined });
  try {
    await inTurn(share.schedule, async () => commit(client, as, share.schedule, await asSeen(client, as, share), share.key));
    changeShare(id, share.schedule, { state: 'done' });
  } catch (error) {
    changeShare(id, share.schedule, { state: 'failed', error });
    if (isStale(error)) await reread(client, as, share.schedule);
  }
}

/**
 * Answers to one schedule go one after the other, because each raises the version that the next
 * must name.
 */
const turns = new Map<string, Promise<unknown>>();
function inTurn<T>(schedule: string, send: () => Promise<T>): Promise<T> {
  const mine = (turns.get(schedule) ?? Promise.resolve()).then(send, send);
  turns.set(schedule, mine);
  return mine;
}

/** The lines as they are now. Nothing is sent if a line changed after it was answered. */
async function asSeen(client: QueryClient, as: Scope['as'], { schedule, answers, fresh }: Share): Promise<LineAnswer[]> {
  const now = fresh ? new Map((await readSchedule(schedule, { as, asOf: undefined })).lines.map((line) => [lineKey(line), line])) : heldLines(client, as, schedule);
  return answers.map((answer) => {
    const line = now.get(lineKey(answer.line)) ?? (fresh ? undefined : answer.line);
    if (line?.quantity !== answer.line.quantity) throw new Problem({ status: 412, code: 'stale' });
    return { ...answer, line };
  });
}

export type LineAnswer = { line: CallOffLine; promises: Promised[]; reason: Reason | null };
const asCalledOff = (line: CallOffLine): LineAnswer => ({ line, promises: [{ date: line.due, quantity: line.quantity }], reason: null });

/** One command for answers to lines of one schedule. The screen follows at once. */
export async function commit(client: QueryClient, as: Scope['as'], schedule: string, answers: LineAnswer[], key: string): Promise<void> {
  const release = answers[0]?.line.release ?? '';
  // A line that a release repeats may carry the version it was written with: the schedule's own counts.
  const held = [...heldLines(client, as, schedule).values(), ...answers.map(({ line }) => line)];
  const version = Math.max(...held.map((line) => line.version));
  // No promise stands for a promise of nothing, because the hub has no promise of zero.
  const commitments = answers.map(({ line, promises, reason }) => ({ due: line.due, ordinal: line.ordinal, promises: promises.filter((one) => Number(one.quantity) !== 0), reason }));
  const path = `/call-offs/${encodeURIComponent(schedule)}/commitments`;
  const answer = await command<Answer>(path, { release, commitments }, version, key, { as });
  const lines = answers.map((one) => answered(one, answer.version));
  applyCallOffs(client, as, { position: answer.position, schedule, header: { version: answer.version }, lines });
}

function answered({ line, promises, reason }: LineAnswer, version: number): CallOffLine {
  const { missing } = standing(line, promises);
  const short = missing !== '0';
  return {
    ...line,
    version,
    promises,
    reason,
    firstPromises: line.firstPromises ?? promises,
    state: short ? 'short' : 'committed',
    shortfall: short ? missing : null,
    answeredAt: new Date().toISOString(),
  };
}

/**
 * Somebody else was faster: shows the schedule as it is now, without reading the whole list again.
 */
export async function reread(client: QueryClient, as: Scope['as'], schedule: string): Promise<void> {
  try {
    const { lines, gone, releases: _releases, contradictions: _contradictions, ...header } = await readSchedule(schedule, { as, asOf: undefined });
    const present = new Set(lines.map(lineKey));
    const removed = [...heldLines(client, as, schedule).values()].filter((line) => !present.has(lineKey(line)));
    applyCallOffs(client, as, { position: Number.MAX_SAFE_INTEGER, schedule, header, lines, removed, gone });
  } catch {
    void client.invalidateQueries({ queryKey: ['call-offs'] });
  }
}
