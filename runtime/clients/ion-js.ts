export { IonTypes, makeReader } from 'ion-js';
export type { Decimal, Reader, Timestamp } from 'ion-js';
