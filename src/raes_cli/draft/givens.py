"""Given names, by which people are recognized whom a base does not have."""

from __future__ import annotations

from collections.abc import Iterable

from raes_cli.endings import alike
from raes_cli.text import fold

_COMMON = """
    aaron abdulla abel abulfas adam adil afgan ahmad ahmed akbar akif alain alan albert aleksandr aleksandra aleksei
    alex alexander alexandra alexei alexey ali alice alim aliya allan amir anar anastasia anatoli anatoly andrea
    andrei andrew andrey angela anna anne anthony anton antonio antony aqil aqsin ara aram arif arman armen arthur
    artur asif aslan aydin aygun aynur aysel aytac azad azer bahar bahram bakhtiyar barack ben benjamin bernard bill
    boris brian brigitte bruno cabbar cahangir calal camil carl carlos catherine cavad cavid ceyhun charles chingiz
    chris christian christopher cingiz colin dan daniel david denis dennis dmitri dmitriy dmitry donald edward
    elchin elcin eldar elekber elena elesger eli elizabeth elman elmar elmir elmira elnare elnur elsad elsen elshad
    elshan elxan emil emin emma emmanuel enver eric erik eugene evgeny eziz fakhri farhad farid fatih fatma fazil
    fedor ferhad ferid ferrux fexri fikret firudin fizuli francis francois frank frederick fuad galina gennady
    george georgi georgy gerard gerhard giorgi giovanni gordon grant gregory grigory gudrat gulnare gunay gunel
    gunter habib haci hacibala hafiz hakan hamid hans harry hasan hassan heydar heyder hijran hikmet hossein hugh
    hulusi huseyn ian ibrahim igor ilgar ilham ilkin ilqar ilya ilyas imran inna intiqam iqor irakli irina isa
    isgender ismail ivan jabbar jack jacques jafar jahangir jake jamal james jamil jan jane javad javid jean jeff
    jeffrey jennifer jens jeyhun jim joe john jonathan jose josep joseph joshua julia kamal kamil kamran karen karim
    karl kasym kate kenan kerim kevin khalid khazar konstantin lala lale larisa larry laura laurent leo leonid lev
    leyla linda louis luis maharram mahir mahmud maia maksim manuel marc maria marina mario mariya mark martin mary
    massoud matthew medine mehdi mehemmed mehin mehmet mehriban melania memmed metin mevlut michael michel mikayil
    mike mikhail mireli mixail mohammad mohammed muhammad murad murat musa mustafa nadir nancy narendra narmin
    natalia natalya natig nazim nazrin nebi nermin nicat nicholas nicolas nigar nijat nikita nikol nikolai nikolay
    nino niyazi nizami nurlan nursultan oktay olaf oleg olga oliver olivier omar omer oqtay orkhan orxan oscar osman
    otar parviz pasha patrick paul pavel pedro peter philip pierre polad qabil qalib qorxmaz qudrat quliyar rafael
    rafig rafiq ragif rahman ramil ramin ramiz rashad rashid rasim rauf raul ravan rebecca recep rehman resad resid
    revan reza richard robert roger roman ronald rovsen rovshan ruben rufat ruslan rustam rustem ruth sabina sabir
    sabit sadiq sadyr sahbaz sahib sahibe sahil sahin sakir samad samil samir samuel sarah sardar scott sebastian
    sefer sehriyar semed semseddin sergei sergey sergi sevda sevil sevinc sevinj shafi shahin shahla shahmar shavkat
    simon sirin stanislav stefan stephen steve steven sukur susan svetlana tahir taleh tamara tatiana tayyip tebib
    tebriz tehmine teymur thomas tigran tim timothy timur tofig tofiq tom tony tural turan turkan ulvi ulviyya
    ursula vadim vagif valentina valery vaqif vasif vasily victor viktor vilayet vitaly vladimir vladislav volodymyr
    vugar vuqar vusal vyacheslav walter william winston wolfgang xalid xaqani xatire xeyale xezer yaqub yashar yefim
    yegane yelena yevgeny yuri yury yusif zahid zahra zakir zaur zelim zemfira zerife zeynal ziya zohrab zulfiya
    zulfuqar аббас абдулла абульфаз автандил адам азад азамат азиз айгюн айдын айнур айсель акакий александр
    александра алексей алена али алина алихан алия алла альберт альфред анар анастасия анатолий ангела андраник
    андре андрей андрес андрюс анжелика анна антон антонио антониу антуан ануш ара арам арарат арег аркадий арман
    армен армине арсен арсений артем артур асиф аслан асхат афган ахмад ахмед баграт байрам бакытжан бауржан бахтияр
    бахыт башар бен бенджамин бернар бидзина билл борис бруно вагиф ваграм вадим вазген валентин валентина валерий
    валерия вартан варужан василий вахтанг вениамин вера вероника виктор виктория виталий владимир владислав войцех
    вугар вячеслав габриэль гагик гарри гасан геворк гейдар геннадий генри георг георгий герман гиорги глеб голам
    гор грант грачья григорий гульнара гурбангулы гусейн давид давит далер данил данила даниэль дарья джамал джафар
    джейк джеймс джейхун джим джимми джо джозеф джон джонатан джордж джорджа дмитрий дональд дэвид евгений евгения
    егор екатерина елена елжас елизавета ефим жак жан жанна жозеп заур захар зейнал зия зияддин зураб ибрагим
    ибрахим иван игорь израфил ильгар ильхам илья инга инна иоганн ирада ираклий ирек ирина искандер ислам йенс
    кайрат камал карен карим карл карло каролина касем касим касым касымжомарт кейт кенан кирилл климент константин
    кристина ксения кямран лала лариса лев левон леонид лидия лилия лоран луис лукаш любовь людмила магомед майкл
    майя максим малик мамука манвел марат маргарита марина мария марк марко мартин марьям масуд матвей махмуд мевлют
    мехрибан микаил милан михаил моджтаба мохаммад мохаммед муаммар мурад мурат муса мустафа мухаммад мухаммед мхер
    надежда назели назим наиль наиля наталия наталья нателла натиг натик нигар нигяр никита никол николай николас
    нина нино ниязи нурлан нурсултан одри оксана октай олаф олег олеся олжас олли ольга омар орхан павел паскаль
    патрик паулу педро петр питер полад полина раджеп рамазан рамиз рамиль расим рауф рафаэль рафик рахман реджеп
    реза ренат ригина ричард роберт роза рой роман ростислав рубен руслан рустам рустем руфат рухолла сабина садыр
    салават салех салман самвел самед самир светлана себастьян севда севиль севиндж сергей серик симон соломон сос
    софия софья станислав степан стив стивен сурен таисия тайип тамара тарас татьяна тахир теймур тельман тенгиз
    теодор тигран тимофей тимур томас тони торнике тофик турал уильям умар урсула фаик фарид фархад федор фейсал
    фелипе фердинанд фидель филипп франк фридрих фрэнк фуад фуррух хавьер хазар хакан хасан хафиз хашеми хикмет хосе
    хуан чарльз чингиз шавкат шамиль шарль шахин шухрат эдвард эдуард эзра элизабет эльвира эльдар эльдениз эльман
    эльмар эльмира эльнур эльхан эльчин эмиль эмин эммануэль энн энтони эрдал эрик эркин эрнест эсмаил этери эхтирам
    юлия юнус юрий юсиф юсуф яков ян ярослав
"""
"""Common given names of the region, of Europe, and of the Near East, folded."""


class Givens:
    """The given names of the people in a base, and common ones, by which others with the same name are recognized."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_start: dict[str, set[str]] = {}
        for name in (*names, *_COMMON.split()):
            first = fold(name.split()[0])
            if len(first) > len("ам") and first.isalpha():
                self._by_start.setdefault(first[:2], set()).add(first)

    def __contains__(self, word: str) -> bool:
        return any(alike(word, name) for name in self._by_start.get(word[:2], ()))
