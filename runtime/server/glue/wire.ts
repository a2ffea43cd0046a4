/**
 * An SDK type as it travels: times are numbers (seconds since 1970), and a member the SDK calls required is there.
 */
export type Wire<T> =
  T extends Date ? number
    : T extends Uint8Array ? string
      : T extends string | number | boolean | null | undefined ? T
        : T extends readonly (infer E)[] ? Wire<E>[]
          : T extends object ? { [K in keyof T]: Wire<Exclude<T[K], undefined>> }
            : T;
