import type { Context } from '../app/context';
import type en from './en.json';
import { PhotosOnTheWay } from './PhotosOnTheWay';

/** Photos that go with records of work. Those that wait are sent from every screen. */
export const photos: Context<'photos', typeof en> = { name: 'photos', beside: PhotosOnTheWay };
