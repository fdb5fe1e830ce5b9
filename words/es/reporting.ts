export const reporting = {
};
