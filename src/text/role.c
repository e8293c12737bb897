/* role.c -- what a Chinese character may be a part of: numbers and names. */
#include "role.h"

#include "base/mem.h"
#include "base/utf8.h"

/* Surnames by frequency in the census and, the rarer ones, from the Hundred
 * Family Surnames; sounds from the tables by which names are transcribed into
 * Chinese. */
static const struct {
    unsigned role;
    const char *characters;
} lists[] = {
    { ZL_ROLE_ORDINAL, "第" },
    { ZL_ROLE_UNIT, "年月日个個" },
    { ZL_ROLE_COUNTER, "个個" },
    { ZL_ROLE_ZERO, "○" },
    { ZL_ROLE_NUMERAL, ZL_HAN_NUMERALS "〇" },
    { ZL_ROLE_MULTIPLIER,
      "十百千万亿萬億" },
    { ZL_ROLE_SOME,
      "几数幾數" },
    { ZL_ROLE_SURNAME,
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾"
      "肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏"
      "付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫"
      "孔常聂耿張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蔣葉蘇呂盧鍾譚陸範韋賈鄒"
      "閆龍賀顧龔萬錢嚴聶" },
    { ZL_ROLE_RARE_SURNAME,
      "褚卫尤施华戚喻柏窦章云葛奚郎鲁昌苗凤花俞柳酆鲍费廉岑倪汤滕殷毕邬"
      "安乐傅皮卞齐康伍元卜穆萧湛祁禹狄米贝臧伏成谈茅庞纪舒屈祝阮蓝闵席"
      "季麻强路娄危童颜梅盛刁骆樊凌霍虞支柯昝房裘缪干宗宣贲郁杭洪包诸左"
      "吉钮嵇邢滑裴荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井富巫乌焦巴弓牧隗"
      "谷车宓蓬郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖符景詹束司韶郜蓟薄印宿怀"
      "蒲邰鄂咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟贡劳逄姬申扶堵冉宰郦雍却璩"
      "桑桂濮牛寿扈燕冀郏浦尚农温庄晏柴瞿阎充慕连茹习宦艾鱼容古易慎戈庾"
      "终暨居衡弘匡文寇禄阙东欧殳沃蔚越夔隆师巩厍晁勾敖融冷訾辛阚简饶毋"
      "沙乜养鞠须丰巢关蒯查荆红游竺权逯盖益桓衛華栢竇雲魯鳳鮑費湯畢鄔樂"
      "齊龢蕭貝談龐紀藍閔強婁顏顔駱繆賁諸鈕榮麴儲烏穀車宮寧甯欒鈄厲薊懷"
      "鹹賴頼藺喬陰蒼聞黨貢勞酈雝卻壽郟農溫莊閻連習魚終祿闕東歐師鞏厙闞"
      "簡饒養須鬚豐關荊紅權蓋" },
    { ZL_ROLE_SOUND,
      "丁万丘东丰丹丽久乌乔于亚亨什仁伊伍休伦伯佐佛佩依儒克兰兹内冈冯凡"
      "凯切列利别加努劳勃勒包华卓南博卡卢古可史叶吉吕哈哥唐因图土圣圭坎"
      "坡坦埃基塔塞士夏多大夫奇契奥妮姆姬威娅娜孟宁安宾密富尔尤尼居山巴"
      "布希帕平年库庞康廉延廷弗张强当彭彼德恩恰戈戴扎托扬拉拜拿捷提摩撒"
      "敏敦文斯施日旺昂昆明易普曼朔朗木本朱杜杰松林查根格桑梅森欣欧武比"
      "汉汤汪沃沙治波泰泽洛津洪海涅滕潘热焦爱特玛珀珍班琳琴瑞瑟瓜瓦甘申"
      "登白皮盖石祖福科穆立米索约纳纽维缪罗翁考耶肖肯胡舍舒良艾芝芬苏若"
      "范茅茜茨茹荣莉莎莫莱菲萝萨葛蒂蒙蓓蕾薇西詹让许诺谢豪贝费贾赛赫路"
      "辛达迈迪道邓邦里金锡门阿陶隆雅雷霍韦顿马高魏鲁鲍麦黑默黛齐萬坵東"
      "豐麗烏喬於亞倫彿珮蘭茲內岡馮凱別勞華盧葉呂圖聖埳奧婭寧甯賓尒爾庫"
      "龐張強噹當紮託揚拏崑傑歐漢湯澤熱愛瑪蓋約納紐維繆羅攷捨蘇範榮萊蘿"
      "薩蔕讓許諾謝貝費賈賽達邁鄧裏裡錫門韋頓馬魯鮑麥齊" },
    { ZL_ROLE_PURE_SOUND,
      "乌亨伦佩克兹凯努勃勒卡卢哈圭坎坦埃塔塞夫契奥妮姆威娅娜尔尼巴布帕"
      "库廉廷弗彼德戈戴拉摩敦斯昂普曼朔沃洛涅滕特玛珀琳瑟瓦穆索维缪罗耶"
      "芬茜茨莉莎莱菲萨葛蒂蕾薇詹贝赫迪锡隆雅霍韦顿鲁鲍黛烏倫珮茲凱盧埳"
      "奧婭尒爾庫瑪維繆羅萊薩蔕貝錫韋頓魯鮑" },
    { ZL_ROLE_PARTICLE,
      "的了是在和与同以及等从对将到之说称有也就瞭龢與衕從對將說説稱" },
};

zl_roles *zl_roles_new(void)
{
    zl_roles *roles = zl_alloc(sizeof *roles);

    for (size_t i = 0; roles && i < sizeof lists / sizeof *lists; i++) {
        zl_view all = zl_view_of(lists[i].characters);
        for (size_t at = 0; at < all.size;) {
            uint16_t *of =
                &roles->of[zl_utf8_next(all, &at) - ZL_ROLE_FIRST];
            *of = (uint16_t)(*of | lists[i].role);
        }
    }
    return roles;
}

void zl_roles_free(zl_roles *roles)
{
    zl_free(roles);
}
