/* particles.c -- words that say nothing by themselves. */
#include "text/particles.h"

#define COUNT(list) (sizeof (list) / sizeof *(list))

/* Both lists are in byte order. */
static const char *const english[] = {
    "a", "about", "above", "after", "again", "against", "all", "also",
    "although", "am", "among", "an", "and", "any", "are", "aren't", "as", "at",
    "be", "because", "been", "before", "being", "below", "between", "both",
    "but", "by", "can", "can't", "cannot", "could", "couldn't", "did",
    "didn't", "do", "does", "doesn't", "doing", "don't", "done", "down",
    "during", "each", "either", "else", "even", "ever", "every", "few", "for",
    "from", "further", "had", "hadn't", "has", "hasn't", "have", "haven't",
    "having", "he", "he'd", "he'll", "he's", "hence", "her", "here", "hers",
    "him", "his", "how", "however", "i", "i'd", "i'll", "i'm", "i've", "if",
    "in", "indeed", "into", "is", "isn't", "it", "it'd", "it'll", "it's",
    "its", "just", "least", "less", "let's", "like", "may", "me", "might",
    "mine", "more", "most", "much", "must", "mustn't", "my", "needn't",
    "neither", "no", "nor", "not", "now", "of", "off", "on", "once", "only",
    "onto", "or", "other", "our", "ours", "out", "over", "own", "per", "quite",
    "rather", "s", "shall", "shan't", "she", "she'd", "she'll", "she's",
    "should", "shouldn't", "since", "so", "some", "still", "such", "t", "than",
    "that", "that's", "the", "their", "theirs", "them", "then", "there",
    "there's", "thereby", "therefore", "these", "they", "they'd", "they'll",
    "they're", "they've", "this", "those", "though", "through", "thus", "till",
    "to", "too", "toward", "towards", "under", "until", "unto", "up", "upon",
    "us", "very", "via", "was", "wasn't", "we", "we'd", "we'll", "we're",
    "we've", "were", "weren't", "what", "what's", "when", "where", "whereas",
    "whether", "which", "while", "who", "who's", "whom", "whose", "why",
    "will", "with", "within", "without", "won't", "would", "wouldn't", "yet",
    "you", "you'd", "you'll", "you're", "you've", "your", "yours",
};

/* In simplified characters, as keys are. */
static const char *const chinese[] = {
    "一个", "一些", "一切", "一种", "上", "上去", "下", "下去", "下来", "不",
    "不仅", "不会", "不但", "不是", "不能", "不要", "不过", "与", "且", "个",
    "中", "为", "为了", "乃", "么", "之", "之前", "之后", "乎", "也", "也是",
    "了", "于", "什么", "仍", "仍然", "从", "他", "他们", "以", "以前",
    "以及", "以后", "以至", "们", "会", "但", "但是", "你", "你们", "使",
    "便", "兮", "关于", "其", "其中", "其他", "其它", "内", "再", "出来",
    "则", "到", "前", "十分", "即", "却", "又", "及", "另", "另外", "只",
    "只有", "只要", "可", "可以", "各", "同", "后", "向", "吗", "吧", "吾",
    "呀", "呢", "和", "咱们", "哉", "啊", "嘛", "因", "因为", "因此", "在",
    "地", "太", "她", "她们", "如", "如果", "它", "它们", "对", "对于", "将",
    "尔", "就", "就是", "已", "已经", "并", "并且", "应", "应当", "应该",
    "彼", "很", "得", "必须", "怎么", "您", "愈", "我", "我们", "或", "所",
    "所以", "才", "把", "按照", "时", "是", "是否", "曰", "更", "更加", "曾",
    "曾经", "最", "有", "有的", "极", "某", "根据", "正", "正在", "此", "每",
    "比较", "汝", "没", "没有", "焉", "然后", "然而", "由", "由于", "的",
    "直到", "着", "矣", "等", "给", "者", "而", "而且", "而是", "能", "自",
    "至", "若", "虽", "虽然", "被", "要", "让", "该", "起来", "越", "跟",
    "过", "过去", "过来", "还", "还是", "这", "这个", "这些", "这样", "这种",
    "通过", "那", "那个", "那些", "那样", "那种", "都", "都是", "里", "需要",
    "非常",
};

static bool has(const char *const *list, size_t count, zl_view key)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = zl_view_compare(key, zl_view_of(list[middle]));
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

bool zl_is_particle(zl_view key)
{
    return key.size > 0 && ((unsigned char)key.bytes[0] < 0x80
                                ? has(english, COUNT(english), key)
                                : has(chinese, COUNT(chinese), key));
}

bool zl_is_conjunction(zl_view key)
{
    static const char *const words[] = { "and", "but", "or", "与", "以及",
                                         "但", "和", "或", "或者", "而" };

    for (size_t i = 0; i < COUNT(words); i++)
        if (zl_view_is(key, words[i]))
            return true;
    return false;
}
