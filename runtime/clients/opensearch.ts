export { Client } from '@opensearch-project/opensearch';
