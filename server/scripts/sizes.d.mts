/** What a page, a part of one or a thread loads. */
interface Size {
  readonly name: string;
  readonly title: string;
  /** 1,000 bytes of gzipped JavaScript. */
  readonly kilobytes: number;
  readonly limit: number;
}

/** What pages, parts of them and threads load, each with its limit, of the client built into `folder`. */
export function sizesOf(folder: string): readonly Size[];
