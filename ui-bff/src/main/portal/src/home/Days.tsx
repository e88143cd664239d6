import { useQuery } from '@tanstack/react-query';
import { useFallbackInterval, useLive } from '../app/Changes';
import { get, Problem } from '../app/http';
import { useScope } from '../app/scope';
import { Failed } from '../app/states';
import type { Report } from './days';
import { DaysChart } from './DaysChart';

const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
/** While rows change, the picture is read again at most once in so many milliseconds. */
const PACE = 60_000;

/** Two weeks of goods, once they are read. */
export function Days() {
  const { as, asOf } = useScope();
  const { lastChange = 0 } = useLive();
  const report = useQuery({
    queryKey: ['days', 'of-goods', { as, asOf }, Math.floor(lastChange / PACE)],
    queryFn: ({ signal }) => get<Report>('/due-and-shipped', { as, asOf, zone: zone() }, signal),
    placeholderData: (before) => before,
    refetchInterval: useFallbackInterval(),
    retry: false,
  });
  // An auditor reads the sums with call-offs, orders and shipments together.
  if (report.error instanceof Problem && report.error.body.status === 404) return null;
  if (report.isError) return <Failed error={report.error} retry={() => void report.refetch()} />;
  return report.data ? <DaysChart report={report.data} /> : null;
}
