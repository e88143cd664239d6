/** The causes of stops, most frequent first. The hub keeps a cause as its code; the code for other causes needs typed words. */
export const causes = ['NO-MATERIAL', 'CHANGEOVER', 'TOOL-CHANGE', 'BREAKDOWN', 'ADJUSTMENT', 'QUALITY-CHECK', 'NO-OPERATOR', 'CLEANING', 'POWER', 'PLANNED'] as const;
export type Cause = (typeof causes)[number];
export const OTHER = 'OTHER';
