export const goals = {
};
