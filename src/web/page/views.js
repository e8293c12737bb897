/* views.js -- the views, in the order of their tabs. */
import analysis from './analysis.js';
import home from './home.js';

const views = [
    home,
    analysis,
];

export default views;
