/* views.js -- the views, in the order of their tabs. */
import analysis from './analysis.js';
import home from './home.js';
import kwic from './kwic.js';
import read from './read.js';
import themes from './themes.js';

const views = [
    home,
    kwic,
    read,
    analysis,
    themes,
];

export default views;
