zili trend home.zili
zili trend home.zili aid --by title
zili trend home.zili aid --by date,year
zili trend home.zili aid --by nothing
