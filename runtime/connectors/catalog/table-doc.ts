/** What is used of the catalog's documents, which are as its API shows them. */

export interface CatalogColumnDoc { readonly Name: string; readonly Type?: string }

export interface TableDoc {
  readonly Name: string;
  readonly DatabaseName?: string;
  readonly TableType?: string;
  readonly Parameters?: { readonly [name: string]: string };
  readonly PartitionKeys?: readonly CatalogColumnDoc[];
  readonly StorageDescriptor?: StorageDoc;
}

export interface StorageDoc {
  readonly Columns?: readonly CatalogColumnDoc[];
  readonly Location?: string;
  readonly InputFormat?: string;
  readonly OutputFormat?: string;
  readonly SerdeInfo?: { readonly SerializationLibrary?: string; readonly Parameters?: { readonly [name: string]: string } };
  readonly Parameters?: { readonly [name: string]: string };
}

export interface PartitionDoc { readonly Values?: readonly string[]; readonly StorageDescriptor?: StorageDoc }

/** The catalog as those who read tables ask it. */
export interface Catalog {
  readonly region: string;
  databaseNames(): string[];
  tables(database: string): readonly { readonly Name: string }[];
  table(database: string, name: string): TableDoc | undefined;
  partitions(database: string, table: string): readonly PartitionDoc[];
}
