export { Type, types } from 'avsc';
