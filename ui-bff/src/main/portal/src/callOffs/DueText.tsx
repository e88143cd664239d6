import grid from './grid.module.css';
import type { CallOffLine } from './callOffs';
import { dueText, type Words } from './words';

export function DueText({ words, line }: { words: Words; line: Pick<CallOffLine, 'due' | 'bucket' | 'time'> }) {
  const [due, more] = dueText(words, line);
  return (
    <>
      {due} <span className={grid.dim}>{more}</span>
    </>
  );
}
