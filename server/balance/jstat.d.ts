/** What is used of jStat, which comes without types. */
declare module 'jstat' {
  const jstat: {
    readonly jStat: {
      readonly studentt: { cdf(x: number, df: number): number };
      readonly centralF: { inv(p: number, df1: number, df2: number): number };
      readonly normal: { inv(p: number, mean: number, sd: number): number };
    };
  };
  export default jstat;
}
