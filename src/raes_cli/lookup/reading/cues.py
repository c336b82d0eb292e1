"""What words do in any question, beside asking: the cues, in three languages; patterns as in `language`."""

from raes_cli.lookup.reading import fillers

CUES = {
    # Words that select the question
    "said": """
        сказал* говор* пишет пишут писал* сообща* сообщил* заяв* отметил* подчеркн* высказ* позици* мнени* цитат* слова
        считает* считают* утвержда* сказано назвал* оценил* оценива* коммент* прокоммент* думает думают выступил* spoken
        say says said saying told tell stated states position* opinion* view views quote* comment* claim claims claimed
        speech speeches выступлени* реакци* реагир* reaction reactions reacted reaksiya* cixisi cixislari write writes
        wrote call_it calls_it called_it think thinks thought remark* argued called_for рассказал* рассказыва* ответил*
        отвечал* answered replied yazir yazib yazirlar yazmisdi yazdi cavab_verib danisib danisdi danisan vurgula~
        qeyd_edib qeyd_etdi dedi deyib deyir deyibler demisdi bildir~ soyleyib soyledi movqe* fikri fikir* ved_edib
        ved_etdi soz_verib beyan_edib beyan_etdi
    """,
    # Words that select the question, and are also part of what was said
    "told": "извин* обеща* пообеща* соболезн* apolog* promis* condol* uzr uzru uzrunu uzrler uzrxah* basliqsagligi*",
    "figures": """
        сколько скольким скольких скока скоко насколько на_сколько число численност* количеств* объем* размер* цифр*
        показател* статистик* how_many how_much number_of numbers number amount volume figure figures statistics
        how_large how_big nece necedir necesi neceye ne_qeder miqdar* sayi sayini hecmi reqem* gosterici* statistika*
    """,
    "share": """
        доля доли долю доле долей share_of какой_по_счету какая_по_счету какое_место на_каком_месте what_place what_rank
    """,
    "often": """
        скока_раз скоко_раз сколько_раз как_часто сколько_встреч сколько_переговоров how_often how_many_times
        how_many_meetings number_of_meetings number_of_times frequency частот* nece_defe ne_qeder_tez-tez nece_kere
        nece_gorus
    """,
    # Words that ask for a duration
    "long": """
        длил* длит* продлил* продолжал* сколько_дней сколько_времени как_долго на_сколько_дней how_long how_many_days
        lasted stay stayed staying duration nece_gun nece_ildir ne_qeder_vaxt cekib cekdi surub surdu davam_e*
    """,
    # Words that ask for somebody's post
    "post": "должност* пост посты поста постов post posts vezife*",
    "in_person": "лично очно вживую in_person face_to_face personally sexsen uz_uze",
    "gaps": """
        unknowns don_t_we_know do_we_not_know
        неизвестн* не_известн* нет_информации нет_сведений не_хватает нехват* пробел* неясн* не_ясн* не_сказано
        не_указан* не_назван* не_знаем не_знают нет_данных don_t_know do_not_know not_know no_source no_sources
        without_source without_sources lacks_source нет_источник* без_источник* menbesi_yoxdur missing unknown gap gaps
        чего_нет not_known t_known not_said t_said not_stated t_stated unclear left_out без_ответа without_answer
        namelum* melum_deyil melum_olmayan* bilinmir bilmirik melumat_yoxdur catism* bosluq* cavabsiz* aydin_deyil
    """,
    "conflicts": """
        противореч* расхожд* расходят* расходит* не_сходят* не_сходит* не_совпада* нестыков* конфликт* contradict*
        conflict* differ differs disagree* inconsisten* discrepanc* do_not_match don_t_match разноглас* разнят*
        различаются отличаются спорны* спорит* disput* controvers* mubahise* разные_данные разные_цифры different_data
        different_figures ferqli_melumat* ferqli_reqem* кто_прав who_is_right whos_right kim_haqlidir сходится сходятся
        fit fits add_up adds_up tally ziddiyyet* zidd~ uygunsuzluq* uygun_gelmir ferqlenir razilasmir* razilasmayib
    """,
    "sources": """
        источник* source sources menbe~ какие_сми какие_издания какие_газеты кто_опубликовал кто_публиковал публикации
        статьи which_media which_outlets which_papers articles publications hansi_media hansi_qezet* meqaleler
    """,
    "documents": "документ* document documents sened*",
    "timeline": """
        хронологи* хроник* событи* мероприяти* новост* timeline chronology events event happened news hadise* tedbir*
        xronologiya* xeber* history_of история историю tarixcesi
    """,
    # Words that ask for a series of figures, and for the most frequent contact
    "series": "по_годам по_месяцам by_year by_years by_month динамик* как_менял* как_изменил* dynamics iller_uzre",
    "oftenest": "чаще_всего чаще most_often oftenest more_often en_cox_gorus*",
    # Words that are done at any contact
    "discussed": """
        discuss discusses discussed обсуди* обсужда* muzakire_edib muzakire_edibler muzakire_edilib muzakire_olunub
        muzakire_etdi
    """,
    # Words that mean the base itself
    "base": f"база базе базы базу базой base database baza fact facts fakt* факт* {fillers.IN_THE_BASE}",
    # Words after which those are named who say what is asked
    "according": "по_словам по_данным по_версии according_to in_the_words_of sozlerine_gore",
    "why": "почему отчего why niye ne_ucun ne_sebebe",
    # Words that ask for a cause if an event is named, and otherwise are searched for
    "cause": "причин* reason reasons cause causes sebeb~",
    # Words that classify a visit, and are searched for only there
    "sort": "официальн* official",
    "joint": "joint jointly совместн* birge",
    # Words that exclude what follows
    "but": """
        без кроме исключая помимо за_исключением не_с не_со не_в не_во не_на but_not except excluding without besides
        apart_from other_than not_with not_in not_at not_including outside outside_of вне за_пределами
    """,
    # Words that ask for the predecessor, successor or former holder of a post
    "former": "бывш* экс прежн* предыдущ* former ex previous kecmis sabiq evvelki",
    "predecessor": "предшественни* предшествова* predecessor* preceded precedes came_before selef*",
    "successor": """
        преемни* followed follows последовал сменил* сменяет сменивш* заменил* заменивш* successor* succeed succeeds
        succeeded came_after
        пришел_на_смену на_смену replace replaces replaced took_over_from xelef* evez_edib evez_etdi evez_eden
    """,
    # Words that ask what somebody became
    "becomes": "стал стала стали become becomes became since_when с_каких_пор ne_vaxtdan",
    "most": """
        самый_быстрый больше_всего fastest steepest крупнейш* наибольш* максимальн* максимум рекорд* самый_большой
        самая_большая самое_большое самый_высокий самая_высокая largest biggest highest greatest maximum record peak
        en_boyuk en_yuksek en_cox maksimum rekord
    """,
    "least": """
        меньше_всего fewest наименьш* минимальн* минимум самый_маленький самый_низкий самая_низкая smallest lowest least
        minimum en_kicik en_asagi en_az
    """,
    "falls": """
        fall falls fell fallen falling drop drops dropped decline declines declined decrease decreased slump slumped
        упал* падени* падал* падает снизил* снижени* снижал* сократил* сокращени* сокращал* спад azalib azaldi azalma~
        dusub dusdu
    """,
    "growth": "рост роста росту ростом прирост* growth increase rise artim*",
    # Words that mean a statement, or a document of that name
    "statement": "заявлени* statement statements beyanat* aciqlama*",
    # Words that ask for the last or the first
    "last": """
        последн* крайн* свеж* last latest recent most_recent newest son sonuncu axirinci en_son
        предпоследн* penultimate sondan_evvelki
        что_нового what_new whats_new what_is_new anything_new ne_yenilik* ne_yeni
    """,
    "first": "перв* впервые самое_раннее самый_ранний самая_ранняя earliest oldest first birinci ilk ilk_defe en_ilk",
    # Words that ask for plans, or for figures that are not measurements
    "planned": """
        запланирован* планир* намечен* предстоящ* будущ* ближайш* следующ* предстоит впереди planned upcoming scheduled
        next planlasdiril* novbeti планы планов plans planlar planlari
    """,
    "coming": "предстоящ* ближайш* следующ* предстоит впереди upcoming next novbeti",
    "announced": "анонс* объявлен* announced elan_edil*",
    "closed": "закрыт* closed answered bagli baglan*",
    "open": "open outstanding unresolved unanswered нерешенн* открытые открытых aciq",
    "forecast": "прогноз* forecast* expected projection* proqnoz* gozlenil*",
    "target": "цель цели целей целев* целью target targets targeted goal goals hedef*",
    # Words that make what follows the subject
    "about": """
        о об обо про насчет относительно касательно по_поводу about regarding concerning on_the_subject_of haqqinda
        haqda barede dair
    """,
    # Words that say where to, where, and with whom
    "in": "в во на под in at to into near",
    "on": "по on",
    "from": "из from out_of",
    "with": "с со with ile и and ve between между вместе together",
    # Words that ask for the current holder of a post
    "now": """
        now currently presently current present incumbent nowadays at_present right_now at_the_moment these_days
        as_of_now new сейчас новый новая нового новому новым новой yeni теперь нынешн* действующ* в_настоящее_время
        в_данный_момент indi indiki hazirda hazirki kimdir
    """,
}
"""Cue → the words that have it."""
