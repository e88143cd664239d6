import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { linesOf, type Run, takeBack } from './confirming';

/** Takes a confirmation back that was not sent yet, and says so. */
export function useUndo(): (run: Run) => void {
  const { t } = useTranslation('callOffs');
  return useCallback(
    (run) => {
      takeBack(run);
      announce(t('confirm.undone', { count: linesOf(run) }));
    },
    [t],
  );
}

/** Ctrl Z, or ⌘ Z, takes back the last of them. */
export function useUndoByKey(runs: readonly Run[]): void {
  const last = runs.findLast((run) => run.phase === 'undo');
  const undo = useUndo();
  useEffect(() => {
    if (!last) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (!isUndo(event)) return;
      event.preventDefault();
      undo(last);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [last, undo]);
}

/** In a field it takes back what was typed there. */
function isUndo({ key, ctrlKey, metaKey, shiftKey, altKey, target }: KeyboardEvent): boolean {
  const typing = target instanceof Element && target.closest('input:not([type=checkbox]), textarea, select');
  return key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !altKey && !typing;
}
