zili trend home.zili self-reliance aid --by date --test
zili trend home.zili self-reliance --by date --interval clopper_pearson
