/** Photos of inspected characteristics. */
import { apiUrl, submit } from '../app/http';
import { rowsOf, useRows } from '../app/reading';
import { KIND, pathOf } from './inspections';

/** A photo; its image is read by its digest. Whoever may read only whether values conform gets no digest. */
export type InspectionPhoto = { characteristic: string; piece: string | null; sha256: string | null; person: string | null; at: string; erased: boolean };
/** The characteristic and the piece that a photo shows; without a piece it shows the lot. */
export type PhotoOf = { inspection: string; characteristic: string; piece?: string };

/** The most photos of a characteristic on one piece, as the hub takes them. */
export const MOST_OF_PIECE = 4;

export const usePhotos = (inspection: string): InspectionPhoto[] => rowsOf<InspectionPhoto>(useRows<InspectionPhoto>(KIND, `${pathOf(inspection)}/photos`));
export const photoUrl = (inspection: string, sha256: string): string => apiUrl(`${pathOf(inspection)}/photos/${sha256}`);
export const erasePhoto = (inspection: string, sha256: string, reason: string, key: string): Promise<unknown> => submit(`${pathOf(inspection)}/photos/${sha256}`, { method: 'DELETE', key }, { reason });

/** Adds a photo. A repeat of the same photo changes nothing. */
export const addPhoto = ({ inspection, characteristic, piece }: PhotoOf, photo: Blob, key: string): Promise<unknown> => submit(`${pathOf(inspection)}/photos`, { method: 'POST', body: photo, type: photo.type, key }, { characteristic, piece });
