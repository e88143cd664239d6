import { useQuery } from '@tanstack/react-query';
import { readSessions } from '../app/http';

export function useSessions() {
  return useQuery({ queryKey: ['security', 'sessions'], queryFn: ({ signal }) => readSessions(signal), staleTime: 0 });
}

export { endSession } from '../app/http';

/** The common names of browser and system; undefined if neither is known. */
export function deviceOf(agent: string | null): string | undefined {
  if (!agent) return undefined;
  const browser = browsers.find(([mark]) => agent.includes(mark))?.[1];
  const system = systems.find(([mark]) => agent.includes(mark))?.[1];
  return [browser, system].filter(Boolean).join(' · ') || undefined;
}

/** Browsers also name each other, so the one that no other names comes first. */
const browsers = [
  ['MicroMessenger/', 'WeChat'],
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const systems = [
  ['HarmonyOS', 'HarmonyOS'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;
