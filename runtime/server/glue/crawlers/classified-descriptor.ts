import type { Column } from '@aws-sdk/client-glue';
import type { Classified } from './classifiers';
import { descriptorOf, type WrittenDescriptor } from '../../../connectors/catalog/storage-descriptor';
import type { Wire } from '../wire';

/** SerDes that crawlers name for formats of custom classifiers, with what they are told. */
interface Serde {
  /** Absent: the format's usual one. */
  readonly library?: string;
  parameters(text: (name: string) => string | undefined): Record<string, string | undefined>;
}

const SERDES: Readonly<Record<string, Serde>> = {
  csv: { parameters: (text) => ({ quoteChar: text('quoteChar') }) },
  grokLog: {
    library: 'com.amazonaws.glue.serde.GrokSerDe',
    parameters: (text) => ({ 'input.format': text('logFormat'), 'input.grokCustomPatterns': text('customPatterns') }),
  },
  xml: { library: 'com.ibm.spss.hive.serde2.xml.XmlSerDe', parameters: (text) => ({ rowTag: text('rowTag') }) },
  json: { library: 'org.openx.data.jsonserde.JsonSerDe', parameters: (text) => ({ jsonPath: text('jsonPath') }) },
};

/** What a table says of its files, so that who reads it reads them as the crawl did. */
export function classifiedDescriptor(
  { format, options, classification }: Classified, columns: Wire<Column>[], location: string,
): WrittenDescriptor<Wire<Column>> {
  const { descriptor, parameters } = descriptorOf(format.name, options, columns, location);
  const serde = SERDES[format.name];
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const told = Object.fromEntries(Object.entries(serde?.parameters(text) ?? {}).filter((p): p is [string, string] => p[1] !== undefined));
  const named = { ...parameters, classification: classification ?? parameters.classification ?? format.name, ...told };
  return {
    parameters: named,
    descriptor: {
      ...descriptor,
      Parameters: named,
      SerdeInfo: {
        SerializationLibrary: serde?.library ?? descriptor.SerdeInfo.SerializationLibrary,
        Parameters: { ...descriptor.SerdeInfo.Parameters, ...told },
      },
    },
  };
}
