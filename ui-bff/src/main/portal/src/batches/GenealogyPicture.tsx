import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { Wide } from '../app/Wide';
import { pathOf } from './batches';
import classes from './batches.module.css';
import type { Drawn, Picture, Placed } from './genealogy';

const BOX = { width: 168, height: 62 };
const GAP = { x: 64, y: 18 };
const MARGIN = 26;

/** More boxes than this are no picture; the table shows them all. */
const MOST = 60;

/** The genealogy as a picture, from what is in the batch on the left to what was made of it. */
export function GenealogyPicture({ picture, here }: { picture: Picture; here: string }) {
  const { t } = useTranslation('batches');
  if (picture.nodes.length > MOST) return <p className="dim">{t('genealogy.tooMany', { count: picture.nodes.length })}</p>;
  const x = (one: Placed): number => MARGIN + (one.level - picture.from) * (BOX.width + GAP.x);
  const y = (one: Placed): number => GAP.y + one.row * (BOX.height + GAP.y);
  const width = 2 * MARGIN + (picture.until - picture.from + 1) * (BOX.width + GAP.x) - GAP.x;
  const height = GAP.y + picture.rows * (BOX.height + GAP.y);
  return (
    <Wide label={t('genealogy.picture')}>
      <div className={classes.picture} style={{ width, height }} data-testid="genealogy-picture" data-nodes={picture.nodes.length}>
        <svg width={width} height={height} aria-hidden="true" className={classes.lines}>
          {picture.edges.map((edge) => (
            <Line key={`${edge.from} ${edge.to} ${edge.event} ${edge.quantity}`} edge={edge} x={x} y={y} />
          ))}
          {picture.nodes.filter((one) => one.continues).map((one) => (
            <On key={one.id} one={one} at={x(one)} y={y(one)} />
          ))}
        </svg>
        <ul className={classes.boxes}>
          {picture.nodes.map((one) => (
            <li key={one.id} className={classes.box} style={{ left: x(one), top: y(one), width: BOX.width, height: BOX.height }} data-here={one.id === here || undefined} data-state={one.state ?? undefined} data-testid="genealogy-node">
              <Box one={one} here={one.id === here} />
            </li>
          ))}
        </ul>
      </div>
    </Wide>
  );
}

/** From the right edge of one box to the left edge of the other; backwards where a batch stands on both sides. */
function Line({ edge, x, y }: { edge: Drawn; x: (one: Placed) => number; y: (one: Placed) => number }) {
  const [ax, ay] = [x(edge.a) + BOX.width, y(edge.a) + BOX.height / 2];
  const [bx, by] = [x(edge.b), y(edge.b) + BOX.height / 2];
  const middle = (ax + bx) / 2;
  return (
    <>
      <path d={`M${ax} ${ay}C${middle} ${ay} ${middle} ${by} ${bx} ${by}`} className={classes.line} />
      <path d={`M${bx - 7} ${by - 4}l7 4l-7 4`} className={classes.line} />
    </>
  );
}

/** A dashed end where it goes on beyond what the reader may see. */
function On({ one, at, y }: { one: Placed; at: number; y: number }) {
  const left = one.level < 0;
  const from = left ? at : at + BOX.width;
  return <path d={`M${from} ${y + BOX.height / 2}h${left ? -22 : 22}`} className={classes.on} />;
}

function Box({ one, here }: { one: Placed; here: boolean }) {
  const { t } = useTranslation('batches');
  const format = useFormat();
  const partner = usePartnerName();
  return (
    <>
      {here || one.state === null ? (
        <strong className="number" aria-current={here || undefined}>
          {one.number}
        </strong>
      ) : (
        <ScopedLink to={pathOf(one.id)} className="rowLink number">
          {one.number}
        </ScopedLink>
      )}
      {one.quantity !== null && one.unit !== null && (
        <span className="number nowrap">
          {' '}
          {format.quantity(one.quantity)} {format.unit(one.unit)}
        </span>
      )}
      <div className="dim small">{partner(one.maker)}</div>
      {(one.state === 'blocked' || one.continues) && <div className="small">{[one.state === 'blocked' && t('state.blocked'), one.continues && t('genealogy.on')].filter(Boolean).join(' · ')}</div>}
    </>
  );
}
