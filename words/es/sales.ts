export const sales = {
};
