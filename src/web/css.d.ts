/** Style sheets: Vite takes them into the page, the server's build gives their text. */
declare module '*.css' {
  const text: string;
  export default text;
}
