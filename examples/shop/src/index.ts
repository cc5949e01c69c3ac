// What the example offers: the shop as a fetch handler, and on a port.
export { createShop, type ShopOptions } from "./shop.ts";
export { startShop, type RunningShop, type StartShopOptions } from "./start-shop.ts";
