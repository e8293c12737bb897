# With the lexicon words are found as words as often as they stand there.
zili count home.zili 独立自主 聂荣臻 --both
