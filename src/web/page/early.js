/* early.js -- before anything is painted: the scheme and the language that
 * were chosen last, so that neither is seen to change. */
(function () {
    const root = document.documentElement;
    let scheme = null, language = null;

    try {
        scheme = localStorage.getItem('zili.scheme');
        language = localStorage.getItem('zili.language');
    } catch {
        /* A browser that keeps nothing: what the system says holds. */
    }
    if (scheme === 'light' || scheme === 'dark')
        root.dataset.scheme = scheme;
    root.lang = language || (/^zh/i.test(navigator.language) ? 'zh' : 'en');
})();
