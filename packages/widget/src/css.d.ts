// A stylesheet as text: the build inlines it, a constructable sheet takes it (no style element, so no CSP exception).
declare module "*.css?inline" {
  const css: string;
  export default css;
}
