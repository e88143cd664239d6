import type { Text } from '../app/http';
import type { Happened } from '../history/history';
import type { CalibrationResult } from './instruments';

/** A calibration as the history tells it. */
export type Calibration = { position: number; on: string; until: string | null; result: CalibrationResult; /** When it was entered, and by whom: a person by name, or a program. */ at: string; by: Text | null; code: string | null };

const RESULTS: Record<string, CalibrationResult> = { 'instrument-calibrated': 'passed', 'instrument-out-of-tolerance': 'out-of-tolerance' };

/** The calibrations among an instrument's events, in their order. */
export function calibrationsOf(events: readonly Pick<Happened, 'position' | 'at' | 'type' | 'data' | 'actor'>[]): Calibration[] {
  return events.flatMap(({ position, at, type, data, actor }) => {
    const result = RESULTS[type];
    const said = data as { on?: unknown; until?: unknown } | null;
    if (result === undefined || typeof said?.on !== 'string') return [];
    return [{ position, on: said.on, until: typeof said.until === 'string' ? said.until : null, result, at, by: actor.name, code: actor.user ?? actor.client }];
  });
}
