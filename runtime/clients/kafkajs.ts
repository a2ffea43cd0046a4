export { CompressionTypes, Kafka, logLevel } from 'kafkajs';
