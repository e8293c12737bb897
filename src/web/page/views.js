/* views.js -- the views, in the order of their tabs. */
import analysis from './analysis.js';

const views = [
    analysis,
];

export default views;
