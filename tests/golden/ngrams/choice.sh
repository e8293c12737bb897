# Only n-grams that hold a hit, with words left out, joined, with punctuation.
zili ngrams home.zili -n 3 --containing 'self-relian*' --limit 5
zili ngrams home.zili --join hyphen --containing 'self-reliance' --limit 4
zili ngrams home.zili --skip 2 --containing '~"自力更生"' --limit 6
zili ngrams home.zili --all --where "lang = 'zh'" --limit 3
zili ngrams home.zili -n 2 --within doc --exact --region title --limit 3
