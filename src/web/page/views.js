/* views.js -- the views, in the order of their tabs. */
const views = [
];

export default views;
