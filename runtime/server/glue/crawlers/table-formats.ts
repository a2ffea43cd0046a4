/** Runs write the same descriptors. */
export { descriptorOf } from '../../../connectors/catalog/storage-descriptor';
