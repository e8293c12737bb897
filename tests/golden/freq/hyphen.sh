# self-reliance is one term or three tokens.
zili freq home.zili --join hyphen --format tsv 2>/dev/null | grep -i self
zili freq home.zili --format tsv 2>/dev/null | grep -E -i '	self	|reliance'
