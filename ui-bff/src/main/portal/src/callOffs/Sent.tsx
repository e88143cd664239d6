import { Suspense, useEffect } from 'react';
import { later } from '../app/context';
import { useRuns } from './confirming';
import { useUndoByKey } from './undoing';

const Confirmations = later(() => import('./Confirmations'), 'Confirmations');

/** Guards what is not sent yet and shows it; what shows it is not fetched before there is any. */
export function Sent() {
  const runs = useRuns();
  const unsent = runs.some((run) => run.phase !== 'finished');
  useUndoByKey(runs);
  useEffect(() => {
    if (!unsent) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsent]);
  if (runs.length === 0) return null;
  return (
    <Suspense>
      <Confirmations />
    </Suspense>
  );
}
