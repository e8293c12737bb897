# Without it the program says where strings and words differ.
zili count plain.zili 独立自主 聂荣臻 自力更生 --both
