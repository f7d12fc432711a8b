/** A stylesheet as text: the portal's one stylesheet is put together on the server. */
declare module '*.css?raw' {
  const css: string;
  export default css;
}
