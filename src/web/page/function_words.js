/* function_words.js -- words that say little alone, so that lists of frequent
 * words can begin with those that say more. Only what is shown first depends
 * on them: every list can be shown whole. */
const WORDS = {
    en: `a about above after again against all also am among an and any are as
        at be because been before being below between both but by can could did
        do does doing down during each few for from further had has have having
        he her here hers herself him himself his how however i if in into is it
        its itself just may me might more most must my myself no nor not now of
        off on once only or other our ours ourselves out over own same shall
        she should since so some such than that the their theirs them
        themselves then there therefore these they this those through thus to
        too under until up upon us very was we were what when where whether
        which while who whom whose why will with within without would yet you
        your yours yourself one two first new many much every even well still
        like made make take let say said`,
    zh: `的 了 是 在 和 与 及 或 我 你 您 他 她 它 我们 你们 他们 她们 它们
        这 那 这个 那个 这些 那些 这样 那样 有 没有 没 不 也 都 就 还 又 很 更
        最 太 要 会 能 可 可以 应 应该 应当 把 被 让 使 给 对 对于 于 从 到 向
        往 由 以 因 因为 所以 但 但是 而 而且 并 并且 如 如果 则 虽 虽然 之 其
        其中 此 个 些 一 二 两 三 一个 一些 一定 什么 怎么 怎样 如何 哪 谁 多
        少 上 下 中 里 内 外 前 后 时 年 月 日 地 得 着 过 吧 吗 呢 啊 自己 来
        去 说 做 等 等等 只 只是 已 已经 将 再 才 或者 以及 为 为了 所 者 点
        就是 不是 还是 不要 不能 必须 需要 出 起 起来 好 大 小 新 想 看 用 人
        第一 同 跟 比 各 每 某 该`,
    de: `der die das den dem des ein eine einer eines einem einen und oder aber
        nicht ist sind war waren wird werden wurde wurden hat haben hatte sein
        ihre ihr ihm ihn er sie es wir ich du in im an am auf aus bei mit nach
        von vom vor zu zum zur für über unter durch als auch wie so dass daß
        wenn nur noch schon sich man mehr diese dieser dieses`,
    fr: `le la les un une des du de d l et ou mais ne pas est sont était été a
        ont avait être avoir il elle ils elles nous vous je tu on se sa son ses
        ce cette ces qui que quoi dont où dans en au aux par pour sur sous avec
        sans plus comme si leur leurs notre nos y même aussi tout tous`,
    es: `el la los las un una unos unas y o pero no es son era fue ha han haber
        ser de del a al en con por para sin sobre entre que se su sus lo le les
        este esta estos estas ese esa como más muy ya también nos todo todos`,
    ru: `и в во не что он на я с со как а то все она так его но да ты к у же вы
        за бы по только её мне было от меня ещё нет о из ему для мы их чем была
        это эти этот при или был были быть`,
};

const sets = new Map();

/* The words of a language that say little; of others none are known. */
export function functionWords(lang) {
    const code = (lang || '').split('-')[0];

    if (!sets.has(code))
        sets.set(code, new Set((WORDS[code] || '').split(/\s+/)));
    return sets.get(code);
}

const LONGEST = 60; /* letters; more are no word */

/* Whether a word says more than how others stand together. */
export function saysMuch(word, lang) {
    return word.length <= LONGEST &&
        !functionWords(lang).has(word.toLowerCase()) &&
        /\p{L}/u.test(word) && (!/^[a-z]$/i.test(word));
}
