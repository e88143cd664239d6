import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './lineage.module.css';
import { edgesOf } from './lineage';

/** The columns in hundredths of the width, as in the style sheet. */
const LEFT = 30;
const MIDDLE = [35, 65] as const;
const RIGHT = 70;

type Props = { left: readonly ReactNode[]; middle: ReactNode; right: readonly ReactNode[] };

/** An event between what it came from and what came of it. The table beneath says the same. */
export function LineageGraph({ left, middle, right }: Props) {
  const { t } = useTranslation('history');
  const { height, edges } = edgesOf(left.length, right.length);
  const middleY = height / 2;
  return (
    <div role="group" aria-label={t('lineage.graph')} className={classes.graph} style={{ height: `${height * 62}px` }} data-testid="lineage-graph" data-left={left.length} data-right={right.length}>
      <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true" className={classes.edges}>
        {edges.map(({ key, y, side }) => {
          const [from, to] = side === 'left' ? [LEFT, MIDDLE[0]] : [RIGHT, MIDDLE[1]];
          const half = (from + to) / 2;
          return <path key={key} d={`M${from} ${y}C${half} ${y} ${half} ${middleY} ${to} ${middleY}`} />;
        })}
      </svg>
      <Column nodes={left} />
      <Column nodes={[middle]} />
      <Column nodes={right} />
    </div>
  );
}

const Column = ({ nodes }: { nodes: readonly ReactNode[] }) => <div className={classes.column}>{nodes}</div>;
