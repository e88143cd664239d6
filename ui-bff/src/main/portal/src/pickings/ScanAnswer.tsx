import { Button } from '@mantine/core';
import { useFormat } from '../app/format';
import { useProblemText } from '../app/problem';
import { shown } from '../labels/label';
import classes from './pickings.module.css';
import type { PickedLine } from './pickings';
import type { Scanned } from './scanning';
import { useWords } from './words';

type Props = { last: Scanned | undefined; lines: readonly PickedLine[]; onDrop: (key: string) => void };

/** Shows the hub's answer to a scan (right, wrong, not checked yet, or refused), large enough to read from the shelf. */
export function ScanAnswer({ last, lines, onDrop }: Props) {
  const t = useWords();
  const format = useFormat();
  const say = useProblemText();
  if (!last) return null;
  const unit = format.unit(lines.find((one) => one.line === last.line)?.unit ?? '');
  const said = { line: last.line, scanned: shown(last.scanned ?? last.code), expected: last.expected ?? '', quantity: format.quantity(last.quantity), unit };
  if (last.state === 'done' && last.right)
    return (
      <p className={classes.answer} data-right="true" role="status" data-testid="pick-answer">
        ✓ {t('scan.right', said)}
      </p>
    );
  if (last.state === 'done')
    return (
      <div className={classes.answer} data-right="false" role="alert" data-testid="pick-answer">
        <strong>✕ {t('scan.wrong', said)}</strong>
        <span>{t('scan.wrongWhy', said)}</span>
      </div>
    );
  if (last.state === 'failed')
    return (
      <div className={classes.answer} data-right="false" role="alert" data-testid="pick-answer">
        <strong>✕ {t('scan.refused', said)}</strong>
        <span>{say(last.error)}</span>
        <Button size="sm" variant="default" onClick={() => onDrop(last.key)} data-testid="pick-drop">
          {t('scan.drop')}
        </Button>
      </div>
    );
  return (
    <p className={classes.answer} data-right="unknown" role="status" data-testid="pick-answer">
      … {t('scan.checking', said)}
    </p>
  );
}
