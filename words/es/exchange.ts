export const exchange = {
};
