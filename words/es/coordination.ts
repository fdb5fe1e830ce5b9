export const coordination = {
};
