# Fits, growth and spectrum.
zili zipf home.zili --by lang
zili zipf home.zili --where "lang = 'en'" --model zm,fzm --cost mse --classes 6 2>/dev/null | head -8
zili zipf home.zili --where "lang = 'zh'" --growth
zili zipf home.zili --growth --at 100,1000,10000 --model fzm
zili zipf home.zili --by lang --spectrum --limit 8
