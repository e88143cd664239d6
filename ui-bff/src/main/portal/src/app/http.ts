import { type Moment, parameterOf } from './moment';

export type Text = { en: string; zh: string };
export type FieldError = { pointer: string; code: string; text: Text };
export type ProblemBody = {
  status: number;
  code: string;
  text?: Text;
  detail?: string;
  params?: Record<string, unknown>;
  traceId?: string;
  errors?: FieldError[];
  /** Seconds after which to ask again, if the hub said so. */
  retryAfter?: number;
};

/** A problem response (RFC 9457), or `unreachable` if no response arrived. */
export class Problem extends Error {
  readonly body: ProblemBody;
  constructor(body: ProblemBody) {
    super(`${body.status} ${body.code}`);
    this.body = body;
  }
}

type Csrf = { header: string; token: string };
let csrf: Csrf | undefined;
export type BffSession = { authenticated: true; user: string; csrf: Csrf } | { authenticated: false };

const overListeners = new Set<() => void>();
/** Calls back when a response says that the session is over. */
export function onSessionOver(listener: () => void): () => void {
  overListeners.add(listener);
  return () => overListeners.delete(listener);
}
export const sessionIsOver = (): void => overListeners.forEach((listener) => listener());

const strangerListeners = new Set<(problem: Problem) => void>();
/** Calls back when a response says that the person is no longer a member. */
export function onNoMembership(listener: (problem: Problem) => void): () => void {
  strangerListeners.add(listener);
  return () => strangerListeners.delete(listener);
}
/** Resolves to whether the person is still a member. */
export const isMember = (): Promise<boolean> =>
  get('/me').then(
    () => true,
    (error: unknown) => {
      if (error instanceof Problem && error.body.code === 'no-membership') return false;
      throw error;
    },
  );

async function send(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new Problem({ status: 0, code: 'unreachable' });
  }
  if (response.ok) return response;
  if (response.status === 401) sessionIsOver();
  const problem = await problemOf(response);
  if (problem.body.code === 'no-membership') strangerListeners.forEach((listener) => listener(problem));
  throw problem;
}

async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? '';
  const body = type.includes('json') ? ((await response.json().catch(() => ({}))) as Partial<ProblemBody>) : {};
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new Problem({ ...body, ...(wait > 0 && { retryAfter: wait }), status: response.status, code: body.code ?? `http-${response.status}` });
}

export async function readSession(): Promise<BffSession> {
  const session = (await (await send('/bff/session', {})).json()) as BffSession;
  csrf = session.authenticated ? session.csrf : undefined;
  return session;
}

/** A list becomes one parameter for each of its values, and a moment the one that names it. */
export type Params = Record<string, string | number | boolean | readonly string[] | Moment | null | undefined>;

const isMoment = (value: unknown): value is Moment => typeof value === 'object' && value !== null && !Array.isArray(value);

export function query(params: Params): string {
  const pairs = Object.entries(params).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(pairs.flatMap(([key, value]) => (isMoment(value) ? [parameterOf(value)] : (Array.isArray(value) ? (value as string[]) : [String(value)]).map((one) => [key, one])))).toString();
  return text ? `?${text}` : '';
}

export const apiUrl = (path: string, params: Params = {}): string => `/bff/api/v1${path}${query(params)}`;

export async function get<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> {
  return (await send(apiUrl(path, params), { ...(signal && { signal }), headers: { Accept: 'application/json' } })).json() as Promise<T>;
}

/** A file's content. */
export async function readBytes(url: string, signal: AbortSignal, accept = '*/*'): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await send(url, { signal, headers: { Accept: accept } })).arrayBuffer());
}

/** A file in the reader's language. */
export const readFile = async (url: string, language: string): Promise<Blob> => (await send(url, { headers: { Accept: '*/*', 'Accept-Language': language } })).blob();

/** A 204 has no body. */
const bodyOf = async <T>(response: Response): Promise<T> => (response.status === 204 ? undefined : await response.json()) as T;

/** The body is JSON unless its type says otherwise. */
type Submission = { method: 'POST' | 'PUT' | 'DELETE'; body?: string | Blob; type?: string; language?: string; version?: number; key?: string; signal?: AbortSignal | undefined };

/**
 * A request that changes something. The version is the one that the person saw, and the key makes a
 * repeated send harmless.
 */
export async function submit<T>(path: string, { method, body, type = 'application/json', language, version, key, signal }: Submission, params: Params = {}): Promise<T> {
  const once = (): Promise<Response> =>
    send(apiUrl(path, params), {
      method,
      headers: {
        ...(body !== undefined && { 'Content-Type': type }),
        ...(language !== undefined && { 'Accept-Language': language }),
        Accept: 'application/json',
        ...(version !== undefined && { 'If-Match': `"${version}"` }),
        ...(key !== undefined && { 'Idempotency-Key': key }),
        ...(csrf && { [csrf.header]: csrf.token }),
      },
      ...(body !== undefined && { body }),
      ...(signal && { signal }),
    });
  try {
    return await bodyOf<T>(await once());
  } catch (error) {
    // A login in another tab renews the token, so this reads it again, once.
    if (!(error instanceof Problem) || error.body.status !== 403) throw error;
    const before = csrf?.token;
    await readSession();
    if (csrf?.token === before) throw error;
    return bodyOf<T>(await once());
  }
}

/** A command. If-Match carries the version that the person saw. */
export const command = <T>(path: string, body: unknown, version: number, key: string, params: Params = {}): Promise<T> =>
  submit<T>(path, { method: 'POST', body: JSON.stringify(body), version, key }, params);

/** The same, replacing the current state. */
export const replace = <T>(path: string, body: unknown, version: number, key: string, params: Params = {}): Promise<T> =>
  submit<T>(path, { method: 'PUT', body: JSON.stringify(body), version, key }, params);

export async function logout(): Promise<string> {
  const headers: Record<string, string> = csrf ? { [csrf.header]: csrf.token } : {};
  const answer = await send('/bff/logout', { method: 'POST', headers });
  return ((await answer.json()) as { location: string }).location;
}

/** A session of the person. */
export type OwnSession = { id: string; begun: string; seen: string; address: string | null; agent: string | null; current: boolean };
export type OwnSessions = { items: OwnSession[] };

export async function readSessions(signal: AbortSignal): Promise<OwnSessions> {
  return (await send('/bff/sessions', { signal, headers: { Accept: 'application/json' } })).json() as Promise<OwnSessions>;
}

/** Ends one of the person's sessions and returns the others. */
export async function endSession(id: string): Promise<OwnSessions> {
  const headers: Record<string, string> = csrf ? { [csrf.header]: csrf.token } : {};
  return (await send(`/bff/sessions/${encodeURIComponent(id)}`, { method: 'DELETE', headers })).json() as Promise<OwnSessions>;
}

export const loginUrl = (returnTo: string): string => `/bff/login${query({ returnTo })}`;
export const here = (): string => window.location.pathname + window.location.search;
