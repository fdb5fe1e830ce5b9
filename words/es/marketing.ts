export const marketing = {
};
