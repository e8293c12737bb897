zili zipf home.zili --region title --model zipf_mle,fzm
zili zipf home.zili --region title --by lang --model zm,fzm --any-length 2>/dev/null | head -9
zili zipf home.zili --growth --spectrum
zili zipf home.zili --growth --at 10,5
zili zipf home.zili --growth --step 1 --to 100000000
zili zipf home.zili --model zipf
