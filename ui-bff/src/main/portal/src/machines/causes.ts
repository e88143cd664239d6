/** What stops a machine, most frequent first. A cause is kept as its code; another one adds what a person typed. */
export const causes = ['NO-MATERIAL', 'CHANGEOVER', 'TOOL-CHANGE', 'BREAKDOWN', 'ADJUSTMENT', 'QUALITY-CHECK', 'NO-OPERATOR', 'CLEANING', 'POWER', 'PLANNED'] as const;
export type Cause = (typeof causes)[number];
export const OTHER = 'OTHER';
