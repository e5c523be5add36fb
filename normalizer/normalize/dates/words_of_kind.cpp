#include "normalizer/normalize/dates/words.hpp"

namespace tsunagi::normalizer::dates {

namespace {

constexpr int of(Kind kind) { return static_cast<int>(kind); }

constexpr Word kind_words[] = {
    {"作|製|造|筆|画|制作|製作|作成|成立|撮影|鋳造|建立|記|銘|made|executed|painted|drawn|designed|"
     "manufactured|"
     "engraved|cast|carved|built|constructed|reconstructed|reworked|remade|composed|written|"
     "created|"
     "produced|photographed|taken|woven|assembled|reassembled|refabricated|restored|repaired|annotated|"
     "completed|"
     "begun|conceived|fabricated|replica|original|version",
     Sign::kind, of(Kind::created)},
    {"刊|刊行|発行|出版|板行|開板|開版|板|新刻|刻|上梓|梓行|公刊|発売|published|issued|first "
     "published|released|"
     "publication|pub.|publ.",
     Sign::kind, of(Kind::issued)},
    {"写|書写|筆写|謄写|転写|抄|copied|transcribed", Sign::kind, of(Kind::copied)},
    {"印刷|印行|印|刷|摺|後印|後刷|printed|reprinted|reprint|first printed|printing", Sign::kind,
     of(Kind::printed)},
    {"序|自序|序文|叙|preface|foreword", Sign::kind, of(Kind::preface)},
    {"跋|自跋|跋文|後序|奥書|奥付|識語|postscript|colophon", Sign::kind, of(Kind::postscript)},
    {"©|copyright|cop.|copr.", Sign::kind, of(Kind::copyright)},
    {"℗", Sign::kind, of(Kind::phonogram)},
    {"展示|展覧|公開|exhibited|first exhibited|shown", Sign::kind, of(Kind::exhibited)},
    {"訂|補|改|訂正|増補|増訂|改訂|訂正再版|訂再版|縮刷版|翻刻|復刻|覆刻|影印|重刊|再刻|初版|再版|改版|"
     "改訂版|重版|増補版|edition",
     Sign::kind, of(Kind::edition)},
    {"版|刷目|ed.", Sign::kind_unit, of(Kind::edition)},
    {"放送|放映|broadcast|aired", Sign::kind, of(Kind::broadcast)},
    {"出土|発見|発掘|found|excavated|discovered", Sign::kind, of(Kind::found)},
    {"採集|収集|蒐集|collected", Sign::kind, of(Kind::collected)},
    {"収蔵|受入|寄贈|購入|acquired|purchased|presented|accessioned", Sign::kind, of(Kind::acquired)},
};

constexpr WesternName western[] = {
    {"shang", "殷時代"},
    {"western zhou", "西周時代"},
    {"spring and autumn", "春秋時代"},
    {"eastern zhou", "東周時代"},
    {"warring states", "中国・戦国時代"},
    {"qin", "秦時代"},
    {"western han", "前漢時代"},
    {"eastern han", "後漢時代"},
    {"jin", "晋時代"},
    {"sui", "隋時代"},
    {"tang", "唐時代"},
    {"northern song", "北宋時代"},
    {"southern song", "南宋時代"},
    {"song", "宋時代"},
    {"liao", "遼時代"},
    {"yuan", "元時代"},
    {"ming", "明時代"},
    {"qing", "清時代"},
    {"goryeo", "高麗時代"},
    {"koryo", "高麗時代"},
    {"joseon", "朝鮮時代"},
    {"choson", "朝鮮時代"},
    {"yi", "朝鮮時代"},
    {"unified silla", "統一新羅時代"},
    {"nanbokucho", "南北朝時代"},
    {"sengoku", "戦国時代"},
    {"azuchi-momoyama", "安土桃山時代"},
    {"shunzhi", "順治"},
    {"kangxi", "康熙"},
    {"yongzheng", "雍正"},
    {"qianlong", "乾隆"},
    {"jiaqing", "嘉慶"},
    {"daoguang", "道光"},
    {"xianfeng", "咸豊"},
    {"tongzhi", "同治"},
    {"guangxu", "光緒"},
    {"xuantong", "宣統"},
    {"hongwu", "洪武"},
    {"jianwen", "建文"},
    {"yongle", "永楽"},
    {"hongxi", "洪熙"},
    {"xuande", "宣徳"},
    {"zhengtong", "正統"},
    {"jingtai", "景泰"},
    {"tianshun", "天順"},
    {"chenghua", "成化"},
    {"hongzhi", "弘治"},
    {"zhengde", "正徳"},
    {"jiajing", "嘉靖"},
    {"longqing", "隆慶"},
    {"wanli", "万暦"},
    {"taichang", "泰昌"},
    {"tianqi", "天啓"},
    {"chongzhen", "崇禎"},
};

} // namespace

std::span<Word const> words_of_kind() { return kind_words; }
std::span<WesternName const> western_names() { return western; }

} // namespace tsunagi::normalizer::dates
