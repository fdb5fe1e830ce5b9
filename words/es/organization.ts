export const organization = {
};
