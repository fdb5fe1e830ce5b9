export const focus = {
};
