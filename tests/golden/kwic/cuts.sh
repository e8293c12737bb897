# A string inside words: the hit is the string alone; · shows the cuts.
zili kwic plain.zili '~"力更"' --context 3w --show-seg
zili kwic home.zili '~"学技术"' --context 6c --limit 3
