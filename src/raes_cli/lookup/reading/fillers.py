"""Words that only ask, or mean nothing, in any question, in three languages: patterns as in `language`."""

from typing import Any

ASKING = """
    d s m percent плиз спс
    fact facts кто кого кому кем ком что чего чему чем когда где куда откуда как какой какая какие какое каких каком
    какую каким какого зачем почему который которая которые которых ли же бы разве такой такая такое такие это есть
    был была было были быть будет будут найди найти дай дайте мне нам список в во на из с со от до у к ко по за для
    при под над о об обо про через и а но или да не ни все всего весь вся вообще уже еще тогда там тут между вместе
    раз раза год года году годы годов годах лет день дня дней время времени именно кратко подробно прошел прошла прошло
    прошли рос стал стало стала работает работают действует действуют имеет имеют занимает занимают тема тему темы
    числе самый самая самое самые самого самых роль роли ролью место места месте является являются пожалуйста хочу
    нужно можно можете могли него нее ней них ним нем им ими ему ей нас вам вас вы я мы теперь пост посты поста постов
    узнать примерно приблизительно точно правда верно действительно чей чья чье чьи тоже также либо если потом затем
    обычно недавно давно счет счету людей отчего охватывают period cover covers представляет представляют вышел вышла
    вышло страна страны стране страну стран странами странах входит входят входил состоит досье г гг дата дату даты
    датой имя имени имена зовут номер who whom whose what when where why which how is are was were be been being do
    does did has have had the a an of in on at to for and or not by with from as about between during than then there
    here that this these those it its their his her please me us show find give list information data known know any
    some all ever take takes took taken place held each other together much many exactly go went gone grew
    grow grown growth rise rose risen fell fall fallen make makes made stand stands work works hold holds holding
    represent represents represented representing published located document documents job theme topic када кагда чо
    че шо щас wich wen wat занимается занимаются greater less former previously earlier раньше ранее прежде up down
    out off over back away now currently current presently nowadays incumbent become becomes became get gets got going
    whether if because so just only also too very really actually again still yet btw vs versus pls plz whats wheres
    whens whos behind side sides account accounts party parties officials approximately roughly thing things
    somebody someone anyone person career explain describe overview detail details counted times per used could would
    can should you i we our they he she him want need biography bio profile country countries consist consists belong
    belongs role issue issues question questions situation venue location most date dates name names
    named post posts spoke speak year years month day days margins sidelines comparison начиная starting onwards
    everything both оба обе обоих обеих обоими info инфо ones рост роста росту ростом остались остается кое ровно
    сразу опять чтобы всех всеми каждый каждого каждом любой любые любого более менее больше меньше выше ниже около
    почти хотя позже вскоре снова шла шло речь связано касается касаются относится благодаря вследствие пройдет
    пройдут состоится состоятся состояться должен должна должно должны проводил проводила проводили вел вела вели ведет
    ведут входили whoever whichever
    anybody anything overall always rarely sometimes afterwards featuring another same nearly almost often soon later
    since due related relating
    involved involving including given done speaking mentioned attended attendees кстати собственно конкретно наверное
    наверняка вероятно возможно якобы хоть вот ну просто реально короче любопытно привет здравствуйте спасибо помнишь
    помните наконец впрочем кажется видимо похоже вроде типа прям таки лишь даже только то та те тот того тому той ту
    тех тем надо следует прошу можешь свой свои своих своего своей сам сама сами однако поэтому столько никто ничего
    никогда нибудь аж ведь пока деле нужны нужен понять precisely kindly simply basically apparently probably possibly
    perhaps maybe supposedly reportedly allegedly recently lately hello hi hey thanks ok okay well even quite rather
    else such others every either own via within among amongst upon until till while although though however might
    must shall will isn didn wasn weren don doesn hasn haven aren wouldn t re ve ll let lets wonder wondering curious
    like wanna gonna lot lots my your ago once never thats heres im
    good bad better worse хорошие плохие хорошо плохо лучше хуже
    fast quickly faster slower difference diff check быстро быстрее медленнее longer shorter показать more
    grows growing растет растут
    везет везут возит возят стоит стоят стоило делал делала делали
    покупает покупают закупает закупают продает продают поставляет поставляют ввозит ввозят вывозит вывозят
    buy buys sell sells supply supplies
    bn mln mlrd billion million thousand млрд млн тыс
"""
AZERBAIJANI = """
    nede
    ne neyi neyin neye neden neyle nedir nedi neler nelerdir niye harda hardadir hardan hacan olub olublar oldu
    oldular olmusdur olmusdu olan olanlar olanda olmaq olar olur olurlar olacaq olmasi olarken idi idiler imis var
    vardi varmi yox yoxdur deyil edib edibler etdi etdiler etmisdir etmisdi edir edirler edirdi eden edenler etmek
    verib verdi verir verilen ve ile ucun bu o hemin uzre gore il ili ilin ilinin ilde ilden ilinde ay ayinda aya ayda
    aylarinda cemi umumi mi mu qederdir mene bize deyin bilersiz bilirsiniz goresen gorek isteyirem defe kere kerre
    yoxsa ya hem ki cox lap bele ele eger amma lakin ancaq yalniz necenci tap tapin soyle xahis salam teqriben
    texminen dogrudan heqiqeten umumiyyetle esasen artiq hele yene tutur tutub tutan tuturdu isleyir isleyirler
    isleyib isleyirdi birlikde beraber birge qalib qaldi isteyib istedi evveller evvelki basqa evvel qabaq sonra
    sonraki olmadan savayi xaric temsil adi adlari rolu ugrayan aparan keciren kecirilen kecirib kecirdi aparib
    aparilan hansisa butun daha kicik boyuk deyilen deyilir lazimdir qeder eyni oz ozu ozunun ozleri diger en erzinde
    alir alirlar satir satirlar etmeye etdirmek etdiren edildi edilib edilir edilecek edecek edirdiler etdirilecek
    olmayib olunandan olunub olunur olundu olunacaq olmasindan olmasina olmasini kecirmeyi planlasdirilirdi
    alan yaxsi pis olunmus istirak teskil artib azalib haqqindaki qarsi qarsisinda her hamisi hamisini tam adli sayilir
    kenarda kenar ferqi ibaretdir ildeki ildekinden milyard milyon coxdur azdir
    artmisdir artmisdi azalmisdir azalmisdi calisir calisirlar calisib
"""
"""Single words that only ask."""
ASKED_IN_PARTS = """
    took_part take_part takes_part taken_part good_day good_morning good_afternoon good_evening thank_you добрый_день
    доброе_утро добрый_вечер заранее_спасибо заранее_благодар* sag_ol sag_olun tesekkur_edirem iller~ процент* per_cent
    котор* hansi_ki могут может смогут сможет смог might biler bilerler
    факт* расскаж* покаж* скаж* назови* информаци* данны* известн* знае* произошл* происход* случил* проход* провел*
    состоял* находил* находит* участв* участник* принимал_участие вырос* росл* увелич* снизил* сократил* упал*
    состави* составля* упомина* упомян* mention* достиг* измен* насчитыва* имел* должност* документ* организовал*
    организатор* спикер* выступал* докладчик* сторон* вопрос* проблем* ситуаци* подскаж* хотел* нынешн* действующ*
    текущ* карьер* работал*
    занимал* чиновник* интерес* опиши* объясни* перечисл* посмотре* каков* подробност* детал*
    ли_когда-нибудь лет_назад период* охватывае* представлял* опубликова* закончил* завершил* какого_числа
    какие_страны какая_страна какой_стране каких_странах какие_города какой_город каком_городе каких_городах
    друг_друга друг_другу друг_с_другом между_собой по_годам по_месяцам биографи* фамили* tell_me tell_us happen*
    increase* decrease* reach* amount* operate* exist* come_from comes_from came_from attend* participa* organi*
    going_on kind_of kinds_of sort_of sorts_of type_of types_of какого_рода какого_вида какого_типа ne_cur ne_novdur
    известен известна известны знаменит* прославил* taninir* taninib* taninmis* meshur* famous renowned notable
    hosted exceed* превы* штук
    summari* which_countries which_country what_countries what_country which_cities which_city what_cities
    what_city by_year by_years by_month speaker* на_полях on_the_margins on_the_sidelines сравни* сопоставь* compare*
    muqayise* in_order по_порядку higher_in lower_in larger_in bigger_in smaller_in
    прошедш* состоявш* проведенн* прирост* artim* связанн* касающ* относящ* присутствовал* приглаш* пригласил* occur*
    слушай* слышал* напомн* уточни* поясни* недавн* являл* ne_vaxt ne_zaman ne_ucun ne_qederdir bas_verib bas_verdi
    bas_vermisdi bas_verir bas_veren bas_verecek bas_tutub bas_tutdu bas_tutacaq bas_tutan zehmet_olmasa hal_hazirda
    ve_ya her_iki istisna_olmaqla derc_olunub cixis_edib cixis_edenler fealiyyet_gosterir fealiyyet_gosteren
    fealiyyet_gosterib bir_nece ad_gunu kim~ kiminle~ hara~ hansi~ nece~ vaxt~ zaman~ dovr~ tarix~ yer~ teref~
    gun~ saat~ arasi~ muddet~ movzu~ sual~ suret~ deqiq~ faiz~ qedim~ yaninda~ yaxinliq~ icinde~ uzerinde~ baresinde~
    elaqedar~ munasibetile~ cercive~ eleyhine~ lehine~ keciril~ olun~ edil~ veril~ bildiril~ melumat~ sened* vezife*
    biografiya* bir-biri* tercumeyi-hal* goster* siyahi* karyera* mesele* veziyyet* olke* seher*
    по_русски по_азербайджански по_английски azerbaycanca ingilisce spell* spelt пишется yazilir полное_название
    places_where places_in_which cities_where cities_in_which места_где города_где
    полное_имя full_name tam_adi отчество patronymic nefer~ разниц* ferq* kecilir* собой славится славятся
"""
"""Prefixes, and phrases of several words, that only ask."""
IN_THE_BASE = """
    in_the_base in_this_base in_your_base in_the_database in_your_database in_your_data in_the_data в_базе в_этой_базе
    в_вашей_базе в_базе_данных в_ваших_данных bazada bazanizda melumat_bazasinda
"""
"""Where the answer is sought: said of other things, it only asks."""
BODIES = (
    "орган", "учрежден", "ведомств", "структур", "объединен", "агентств", "институ", "компан", "фирм", "центр",
    "сайт", "портал", "газет", "издан", "organi", "institut", "agenc", "compan", "firm", "cent", "site", "websit",
    "newspaper", "portal", "outlet", "teskilat", "qurum", "idare", "sirket", "merkez", "sayt", "qezet",
)  # fmt: skip
PEOPLE = (
    "челове", "люд", "персон", "деятел", "политик", "чиновник", "дипломат", "guy", "man", "men", "people", "figure",
    "politician", "diplomat", "official", "adam", "sexs", "siyasetci",
)  # fmt: skip
"""Prefixes of words that may be said of any body, or of any person."""
WHAT_IS = tuple(map(frozenset, (("такое",), ("nedir",), ("what", "is"), ("what", "are"), ("whats",))))
"""Words that together ask what a body is."""


def tables() -> dict[str, Any]:
    """Return the tables from which an exported page recognizes general words for people and bodies."""
    return {"bodies": BODIES, "people": PEOPLE, "what_is": [sorted(one) for one in WHAT_IS]}
