export { Connection, Request, TYPES } from 'tedious';
