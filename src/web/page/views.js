/* views.js -- the views, in the order of their tabs. */
import analysis from './analysis.js';
import home from './home.js';
import themes from './themes.js';

const views = [
    home,
    analysis,
    themes,
];

export default views;
