package org.answerable.redaction;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.answerable.language.Barred.Kind;
import org.answerable.platform.Resources;

/**
 * Names of people, by the words before them and by the form that names have in a language: capitals where a script has
 * them, Chinese family names, Arabic and Persian given names, Burmese words of address.
 */
final class PersonNames {
    /** Letters of scripts that have capitals: those of others stand beside a name without a space. */
    private static final String LETTER =
            "[\\p{L}\\p{M}&&[^\\p{IsHan}\\p{IsMyanmar}\\p{IsArabic}\\p{IsKhmer}\\p{IsThai}\\p{IsLao}"
                    + "\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]]";

    private static final String WORD = "(?:\\p{Lu}\\.|\\p{Lu}" + LETTER + "{0,30}+(?:['-]" + LETTER + "{1,31}+){0,3}+)";
    private static final Pattern NAME = Pattern.compile(
            "(?:(?:Rev|Mr|Mrs|Ms|Dr|St|Fr|Sr|Sra|Lic|Ing|Prof|Sgt|Lt|Capt|Cpl|Dra|Srta|Hon|Det|Ofc)\\. (?=\\p{Lu}))?"
                    + WORD + "(?: (?:(?:de|del|la|las|los|da|dos|van|von|bin|bint|al|ibn|y|ould) ){0,2}" + WORD
                    + "){0,4}");
    /** Two words with capitals or more. */
    private static final Pattern CAPITALS = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\d])" + WORD + "(?: (?:(?:de|del|la|las|los|bin|bint|al|ibn) ){0,2}" + WORD + "){1,4}+");

    private static final Pattern LOWER_NAME =
            Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}'-]{1,30}+(?: [\\p{L}\\p{M}][\\p{L}\\p{M}'-]{0,30}+)?"
                    + "(?: [\\p{L}\\p{M}][\\p{L}\\p{M}'-]{0,30}+(?= ?(?:[,.;!\\n]|$)))?");
    private static final Pattern HYPHENED = Pattern.compile("(?<![\\p{L}\\d-])\\p{Lu}[\\p{Ll}\\p{M}']{1,30}+ "
            + "(?:\\p{Lu}[\\p{Ll}\\p{M}']{1,30}+ )?\\p{Lu}[\\p{Ll}\\p{M}]{1,30}+-\\p{Lu}[\\p{Ll}\\p{M}]{1,30}+"
            + "(?![\\p{L}-])");
    /** A Slavic patronymic tells a name wherever it stands: Петровна, Сергеевичем, Іванівні. */
    private static final Pattern PATRONYMIC = Pattern.compile(
            "(?<!\\p{L})\\p{Lu}[\\p{L}]{1,20} (?:\\p{Lu}\\p{L}{1,20} )?\\p{Lu}\\p{L}{2,15}"
                    + "(?:[оеєї]вич|ьич|[оеєі]вн|ичн|[їі]вн)(?:а|у|ем|ом|е|ы|ой|ою|и|і|)(?: \\p{Lu}\\p{L}{2,20})?(?!\\p{L})");

    private static final Pattern GAP =
            Pattern.compile("(?:[ \\n](?:de|of|del|from) \\p{Ll}[\\p{L}\\p{M}]{1,20}+(?=,))?[ \\n]?[,:(]?[ \\n]?"
                    + "(?:(is|was|waa|es|era|ni|là|yog|lub npe hu ua|npe hu ua|hu ua|magaciisu waa|magaceedu waa|tên là|tên"
                    + "|named|called|se llama|oo la yiraahdo|anayeitwa|по имени|на ім'я)(?= ) ?|[-\u2014] )?[\"“«„]?");
    /** "My name as they wrote it: …" */
    private static final Pattern COLON = Pattern.compile("[\\p{L}\\p{M} ]{0,28}:[ \\n]?");

    private static final Set<String> COPULA = Set.of("is", "was", "waa", "es", "era", "ni", "là", "yog");
    /** "The doctor of the Australian clinic": an adjective before its noun. */
    private static final Pattern ADJECTIVE = Pattern.compile("\\p{Lu}\\p{L}+(?:ской|ского|ської|ського) \\p{Ll}");

    private static final Pattern DEMONYM =
            Pattern.compile("(?iu).*(?:[^i]an|ian|ish|ese|ano|ana|ense|eño|eña|ić|ец|нец|нка|янин|кий|ька|ський|ська)");

    /** Capitalised words that begin no person's name. */
    private static final Set<String> NO_NAMES = words(
            "the this that they he she we it i you and but or so if when where why what who how then there is was did do does done no not "
                    + "please in on at for from with my our his her their to of as by officer officers police "
                    + "patrol trooper troopers deputy deputies agent "
                    + "agents sheriff sheriffs department county state wisconsin milwaukee madison dane green ice "
                    + "cbp dhs fbi hsi dot dmv uscis border homeland immigration federal task force united america "
                    + "american english spanish hmong somali mexican god monday general union office court city "
                    + "tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
                    + "november december el la los las un una es yo ella ellos nosotros por para pero porque "
                    + "cuando como que en de se mi su "
                    + "policía policia migración migracion condado estado inglés español soy dijo fue gracias "
                    + "señor señora dios testigo они он она мы "
                    + "вы я и но это что полиция как где не в на почему lawv kuv nws peb thaum yog tsis waxay "
                    + "wuxuu waxaan anigu isagu maya tôi họ ông "
                    + "bà không một vâng wao yeye mimi lakini hapana mr mrs ms dr sr sra khi người việt mỹ hoa "
                    + "quận tiểu bang hmoob asmeskas meskas soomaali mareykan dear hello hi hola yes sí да нет "
                    + "attorney judge chief director manager secretary president governor mayor senator pastor "
                    + "reverend father lawyer principal professor detective sergeant lieutenant captain "
                    + "commissioner board committee school "
                    + "church hospital university college street avenue road highway interstate people everyone "
                    + "nobody catholic muslim christian jewish black white native puerto sincerely thanks thank "
                    + "best regards спасибо здравствуйте привет дякую вітаю уважением повагою россии россия "
                    + "украины україни округа округу штата штату mungu afisa polisi bwana bibi msimamizi mkuu "
                    + "seneta университета університету університета pwm txiav hauv индии китая сша chúa kính cảm xin chào");

    private static final Set<String> NO_LOWER_NAMES = words(
            "not important the a an on in is no none your private secret spelled wrong still being known mexican foreign hmong somali "
                    + "spanish and but because it too also mal lo la el una un como importante para porque y que так не как и tsis sida ma "
                    + "không là si kama called to of hidden redacted his her my what that this there here for from по это");
    private static final Set<String> NO_PLACE =
            words("полиции полиция службы служба патруля суда управления департамента отдела охраны поліції служби "
                    + "суду відділу department office court police patrol police union county");

    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
                    + "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车"
                    + "项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
    private static final Set<String> DOUBLE =
            Set.of("欧阳", "司马", "上官", "诸葛", "慕容", "皇甫", "尉迟", "公孙", "东方", "长孙", "司徒", "端木");
    private static final String NO_GIVEN =
            "的了在是不有和就都也很被把从到对说我你他她们这那没要会能可来去过给让与及或因为所以但还再只才已七八六五四三二一十岁先住告打拿问叫请帮找吗呢吧于当并则而且向往跟比更最太";
    /** Family names that are words of every day: alone before a title they are most often that. */
    private static final String COMMON = "于向和时成单路师连应全车管边宫解关简党方万任何文安明马古商华高白金江常游";

    private static final Pattern HAN_TITLED =
            Pattern.compile("(?<=^|[^\\p{IsHan}]|[和跟与的是给对向问找叫请让说被把在有])([\\p{IsHan}]{1,3}?)"
                    + "(律师|警官|老师|医生|先生|女士|小姐|太太|老板|经理|法官|牧师|阿姨|叔叔|师傅|教练|房东|局长|主任|教授|大夫|探员|警长|神父|校长|主管|奶奶|爷爷|大哥|大姐|伯伯)");
    /** Characters that names from elsewhere are written with, for their sound. */
    private static final String SOUNDING =
            "阿埃艾爱安昂奥巴白柏拜班邦保鲍贝本比彼毕宾波伯博布查达大戴丹德登狄迪蒂丁东杜顿多厄恩尔法范菲费芬丰弗佛夫福富盖冈高戈哥格根古贵哈海汉豪赫亨洪胡华怀霍基吉加贾杰金津卡凯坎康考柯科克肯孔库夸奎昆拉莱兰朗劳"
                    + "勒雷黎里丽利莉连林琳龙卢鲁伦罗洛吕马玛迈麦曼芒毛梅门蒙米密敏明摩莫默木穆那娜纳奈南内尼妮宁纽努诺欧帕潘庞佩蓬皮匹平普"
                    + "奇齐恰乔切琴丘让热仁荣茹瑞若萨塞赛桑瑟沙莎山尚舍申圣胜施史舒朔丝斯思松苏索塔泰坦汤唐陶特滕提汀廷图托瓦万旺威韦维魏温翁沃乌武西希锡喜夏香肖谢辛欣雄休修许雅亚延扬耶叶伊依易英永尤约赞泽扎詹珍芝朱兹佐祖罕侯莲娅薇津";

    private static final Pattern HAN_FOREIGN =
            Pattern.compile("[" + SOUNDING + "]{1,7}(?:·[" + SOUNDING + "]{1,7}){1,3}");

    private static final Set<String> GIVEN = new HashSet<>();
    /** Those of scripts with capitals, in small letters; those in Cyrillic without their ending. */
    private static final Set<String> CAPITAL_GIVEN = new HashSet<>();
    /** Names of families that stand last (Hmong clans) and first (Vietnamese). */
    private static final Set<String> CLANS = new HashSet<>();

    private static final Set<String> FAMILIES = new HashSet<>();
    /** What is called by the name of a person and is none, where one of these stands before or in it. */
    private static final Set<String> NOT_OF_PEOPLE = words(
            "san santa santo são st st. saint sts. fort ft ft. lake mount mt mt. port point calle avenida parque barrio colonia "
                    + "iglesia parroquia escuela street st str ave avenue road rd lane ln drive dr blvd boulevard court way place pl "
                    + "park parkway plaza square school elementary middle high clinic hospital center centre county library hall "
                    + "church temple mosque parish cathedral airport university college bridge building falls river creek island "
                    + "beach hills heights valley village township farm farms foods market store inc inc. llc co co. corp company "
                    + "bank hotel airways airlines act law bill day award foundation institute museum theater stadium station terminal "
                    + "святого святой святої святий улица улице вулиця вулиці парк парка парку імені имени день "
                    + "hnub thawj ceev xwm haws bình університет університету університеті");
    /** Given names in Arabic letters that are words of every day as well. */
    private static final Set<String> DAILY = words(
            Plain.of(
                    "حسن جمال كريم جميل عمر سعيد نور فرح حياة أمل أمير عادل صالح كامل ناجي نادر ماهر رشيد عزيز شريف حكمت عماد علاء "
                            + "ضياء وفاء هدى منى دعاء إيمان بشرى دنيا أحلام سناء صفاء ماجد قاسم سيف فهد ليث بدر علي سالم سليم شادي حامد "
                            + "حبيب خضر عباس جابر سلطان شیر گل میر شاه جان نبی ظاهر طاهر شفیق رحمت عزت حنا هاني فريد فرید وحید حمید عبد "
                            + "ضیا غلام سید شریف جمیل کریم عزیز هما مینا امید فرشته باسم أسماء أميرة تيسير وحيدة توفيق إلهام تغريد زیاد"));
    /** Endings that in Dari only names of families have. */
    private static final Pattern DARI_FAMILY =
            Pattern.compile(Plain.of("[\\p{InArabic}]{2,}(?:زی|زاده|پور|نژاد|خیل|وال|منش|نیا)"));
    /**
     * Words in Arabic letters that are no name: prepositions, verbs that a sentence goes on with, what people are
     * besides their name.
     */
    private static final Set<String> NO_ARABIC = words(
            Plain.of("را در از به که هر این آن هم است نیست بود شد شده شدند کرد کردند گفت گفتند دید رفت آمد داد زد "
                    + "گرفت برد خواست هستند هستم هستیم هست استم بودند بودم لا من في على و هو هي ليس ليست غير كان "
                    + "كانت تم قد لم مهم موجود ها او هیچ وقتی كتب الى إلى "
                    + "عن مع هذا هذه لكن عند أن ان إن ما لن ثم بعد قبل حين عندما لما حتى كل بعض الذي التي "
                    + "الذين اليوم أمس الآن هنا هناك يوم قال قالت سأل طلب طلبت جاء جاءت ذهب ذهبت أخذ رأى "
                    + "رأت صار بدأ ضرب صرخ فتح فتحت أغلق كتبت أخبر أخبرني أعطى أعطت أعطتهم وقف وقفت دخل "
                    + "خرج حاول استخدم عرف شرح أرسل اتصل اتصلت وصل رفض وافق ساعد ساعدت ساعدتنا ترك حمل هدد "
                    + "أمر أجاب رد سمع نظر يعمل يعيش يسكن تسكن تعيش تعمل مريض خائف كبير صغير الصغير الكبير "
                    + "الأكبر الأصغر الوحيد المريض امرأة رجل شخص طفل واحد الرئيس الوزير المدير القاضي "
                    + "الخاص الأول العام السابق المحترم "
                    + "المحترمين المسؤول الآخر الأمريكي الأمريكية أمريكي أمريكية صومالي سوري سورية عراقي "
                    + "عراقية مصري يمني لبناني أردني فلسطيني سوداني مغربي قديم جديد جديدة لديه لديها له "
                    + "لها لي لنا بي عليه عليها معه معها إذا لأن كما أيضا جدا دائما أبدا "
                    + "ما او شما آنها آن‌ها اینجا آنجا هنوز همه چیز ها های می نمی یک دو سه چهار پنج خانه "
                    + "کار روز شب سال ماه بسیار خیلی مریض تنها بزرگ کوچک کوچکم بزرگم افغان افغانی امریکایی "
                    + "امریکائی ایرانی پشتون هزاره تاجک پاکستانی عزیز محترم رئیس وزیر دفتر جمهور پولیس "
                    + "پلیس مادر پدر برادر خواهر زن مرد طفل اطفال و یا اگر تا با بی برای پس پیش "
                    + "اظهار ارایه ارائه بیان اعلام قائلة قائلا روی بالای زیر نام دارد دارند داشت می‌گوید "
                    + "میگوید تلفن زنگ بیرون داخل خودش خود ما وقت تمام همیشه نیز مرا بالایم همسایه دیگر "
                    + "دیگری پسرم دخترم برادرم خواهرم شوهرم خانمم همسرم پدرم مادرم خانم آقای آغای داکتر "
                    + "دکتر کردیم رفتیم دیدیم گفتیم صاحب صاحبة جارنا جارتنا بعدي عندنا رفضت سألت طلبوا"));

    private static final Pattern ARABIC_VERB =
            Pattern.compile(Plain.of("[يت][\\p{InArabic}]{3,}|[\\p{InArabic}]{2,}(?:وا|ون|تم|ني|نا|هم|ند)"));
    private static final Pattern FOREIGN =
            Pattern.compile("\\p{InArabic}{2,}(?:كي|وف|سون|نغ|يتش|لين|ڤ|ستر|كس|رغ|تون|فورد|يك|رز|تز|ينز|لر|سن)");
    /** How Arabic, Persian and Dari family names end. */
    private static final Pattern FAMILY =
            Pattern.compile(Plain.of("[\\p{InArabic}]{2,}(?:ی|زاده|پور|یان|نژاد|الله|زی|خیل|وال|یار|فر)"));

    private static final Pattern ARABIC_WORDS = Pattern.compile("(?<![\\p{InArabic}])[\\p{InArabic}]{2,20}+");
    private static final List<String> ENDINGS = Stream.of(
                    "جان", "خان", "آغا", "شاه", "الله", "علی", "گل", "الدین", "الدين")
            .map(Plain::of)
            .toList();
    private static final List<String> BEGINNINGS = Stream.of(
                    "غلام", "محمد", "گل", "نور", "میر", "شیر", "احمد", "علی", "سید")
            .map(Plain::of)
            .toList();

    private static final Pattern I_AM_PERSIAN =
            Pattern.compile(Plain.of("((?: ?[\\p{InArabic}]{2,15}){1,4}?) (?:هستم|استم|می ?باشم)(?![\\p{InArabic}])"));

    private static final String SYLLABLE = "[က-ဪဿ၌-၏](?:္[က-အ]|[ါ-ှၞ-ၠၢ-ၤၧ-ၭၱ-ၴႂ-ႍ]|(?:[က-အ](?:့?်|့်)))*";
    private static final Pattern SYLLABLES = Pattern.compile(SYLLABLE);
    private static final List<String> HONORIFICS = List.of(
            "ဒေါက်တာ", "ဆရာတော်", "စိုင်း", "ဆလိုင်း", "မောင်", "ဒေါ်", "နန်း", "နော်", "ဦး", "ကို", "စော", "ခွန်",
            "မင်း", "နိုင်", "မ");
    /** Honorifics that are rarely anything else at the beginning of a word. */
    private static final List<String> STRONG = List.of("ဒေါက်တာ", "ဦး", "ဒေါ်", "ကို", "မောင်");

    private static final List<String> NO_BURMESE = List.of(
            "ဦးလေး",
            "ဦးစွာ",
            "ဦးဆောင်",
            "ဦးတည်",
            "ဦးစီး",
            "ဦးပိုင်",
            "ဦးခေါင်း",
            "ဦးနှောက်",
            "ဦးရေ",
            "ဦးကြီး",
            "ဦးစား",
            "ဦးထုပ်",
            "ဦးဆုံး",
            "ဦးဝင်",
            "ဦးတိုက်",
            "ဦးကျိုး",
            "ဒေါ်လာ",
            "ဒေါ်လေး",
            "ဒေါ်ကြီး",
            "မောင်နှမ",
            "မောင်လေး",
            "မိသားစု",
            "မိဘ",
            "မိနစ်",
            "မိန်းမ",
            "မိတ်ဆွေ",
            "ကိုယ်",
            "မင်းသား",
            "စောစော",
            "စောင့်",
            "နော်ဝေ",
            "တစ်",
            "ဘာ",
            "ဘယ်",
            "မိုင်",
            "မိုး",
            "ကိုင်",
            "ကိုး",
            "နိုင်ငံ",
            "မြို့",
            "ကိုဗစ်",
            "ကိုရို",
            "ကိုရီး",
            "ကိုလံ",
            "ကိုလန်",
            "မောင်နှံ");
    private static final List<String> BURMESE_ENDS = List.of(
            "ပါ", "ဖြစ်", "လို့", "ဟု", "ရဲ့", "နဲ့", "နှင့်", "သည်", "မှာ", "တွင်", "ကို", "အား", "တို့", "ဆို", "တဲ့",
            "ပဲ", "လည်း", "ဟာ", "ဆိုတဲ့", "ဆိုသူ", "အပါအဝင်", "ဖြင့်", "အထိ", "ထံ", "အတွက်", "မှ", "ကြောင့်", "အနက်",
            "အဖြစ်", "စီ", "အား");
    /** Particles that follow somebody who does or suffers something. */
    private static final Pattern SUBJECT = Pattern.compile(" ?(?:က|ကို|နဲ့|နှင့်|ရဲ့|သည်|လို့)(?![ါ-ှ])");
    /** What follows မ where it is the verb's "not". */
    private static final List<String> NEGATED = List.of(
            "ရှိ", "ဟုတ်", "သိ", "လုပ်", "ပြော", "လာ", "မြင်", "ရ", "နေ", "သွား", "ပေး", "ဖြစ်", "ကြောက်", "နိုင်",
            "ခံ", "စား", "တွေ့", "ယူ", "ကြိုက်", "လို", "ထား", "ဖြေ", "ကောင်း", "ကြား", "တတ်", "ဝင်", "မှန်", "လွယ်");

    private static final List<String> NO_SELF = List.of(
            "ဆရာ",
            "ကျောင်း",
            "အလုပ်",
            "မြန်မာ",
            "ကရင်",
            "ချင်း",
            "ရိုဟင်ဂျာ",
            "လူ",
            "အမေ",
            "အဖေ",
            "ဒုက္ခ",
            "အသက်",
            "အခု",
            "ဘာ",
            "ဒီ",
            "အဲ",
            "အိမ်",
            "ရှေ့နေ",
            "မိခင်",
            "ဖခင်",
            "ကလေး");

    static {
        for (String line : Resources.lines("/redaction/given-names.txt")) {
            if (!line.startsWith("#")) {
                Arrays.stream(line.strip().split(" +")).map(Plain::of).forEach(name -> {
                    GIVEN.add(name);
                    GIVEN.add(name.replace('ى', 'ي')); // As Persian keyboards write it.
                });
            }
        }
        for (String line : Resources.lines("/redaction/given-names-capital.txt")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                Set<String> kind = line.startsWith("= ") ? CLANS : line.startsWith("+ ") ? FAMILIES : CAPITAL_GIVEN;
                Arrays.stream(line.substring(kind == CAPITAL_GIVEN ? 0 : 2).split(" +"))
                        .map(name -> Cues.lower(Plain.of(name)))
                        .forEach(kind::add);
            }
        }
    }

    private final FoundParts parts;
    private final String text;
    /** What the names that are found now are known by; {@code null} where words announce them. */
    private Form form;

    PersonNames(FoundParts parts) {
        this.parts = parts;
        this.text = parts.text;
    }

    private static Set<String> words(String list) {
        return Set.copyOf(new HashSet<>(Arrays.asList(list.split(" +"))));
    }

    private void name(int start, int end, int rank) {
        if (form == null) {
            parts.add(start, end, Kind.NAME, rank);
        } else {
            parts.add(start, end, form, rank);
        }
    }

    private static Form form(Cues.Kind kind) {
        return switch (kind) {
            case SIGN -> Form.SIGNED;
            case TITLE, ROLE -> Form.TITLED;
            case KIN -> Form.KIN;
            case TAKEN -> Form.PERSON;
            default -> null;
        };
    }

    /** Without a cue. */
    void find() {
        form = Form.PERSON;
        boolean cyrillic = false;
        boolean han = false;
        boolean burmese = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            cyrillic |= c >= 0x400 && c < 0x530;
            han |= c >= 0x4E00 && c < 0xA000;
            burmese |= c >= 0x1000 && c < 0x10A0;
        }
        if (text.indexOf('-') >= 0) {
            parts.within(parts.around(c -> c == '-', 48, 32), HYPHENED, (start, end) -> capitals(start, end, 2, 9));
        }
        if (cyrillic) {
            each(PATRONYMIC, (start, end) -> capitals(start, end, 2, 7));
        }
        Matcher runs = CAPITALS.matcher(text);
        for (int looked = 0; looked < 4 * FoundParts.MOST && runs.find(); looked++) {
            known(runs.start(), runs.end());
        }
        if (text.codePoints().anyMatch(c -> c >= 0x620 && c < 0x700)) {
            knownArabic();
        }
        if (han) {
            form = Form.TITLED;
            titled();
            form = Form.PERSON;
            if (text.indexOf('·') >= 0) {
                each(HAN_FOREIGN, (start, end) -> name(start, end, 7));
            }
        }
        if (burmese) {
            form = Form.TITLED;
            addressed();
        }
        form = Form.SIGNED;
        signature();
    }

    private void each(Pattern pattern, FoundParts.Taking taking) {
        Matcher matcher = pattern.matcher(text);
        for (int looked = 0; looked < FoundParts.MOST && matcher.find(); looked++) {
            taking.take(matcher.start(), matcher.end());
        }
    }

    /** Words with capitals of which one is a name that many people have. */
    private void known(int start, int end) {
        String[] words = Cues.lower(text.substring(start, end)).split(" ");
        int before = text.lastIndexOf(' ', start - 2) + 1;
        if (start > 1 && NOT_OF_PEOPLE.contains(Cues.lower(text.substring(before, start - 1)))) {
            return;
        }
        for (String word : words) {
            if (NOT_OF_PEOPLE.contains(word)) {
                return;
            }
        }
        int at = start;
        boolean last = CLANS.contains(words[words.length - 1]);
        for (int i = 0; i < words.length - 1; i++) {
            if (isGiven(words[i]) && !isNoName(words[i + 1])
                    || FAMILIES.contains(words[i]) && isVietnamese(words, i)
                    || last && !isNoName(words[i]) && words.length - i <= 4) {
                capitals(at, end, 2, 9);
                return;
            }
            at += words[i].length() + 1;
        }
    }

    /** A given name, in Cyrillic with any ending of its cases. */
    private static boolean isGiven(String word) {
        if (CAPITAL_GIVEN.contains(word)) {
            return true;
        }
        if (word.charAt(0) < 0x400 || word.charAt(0) >= 0x530) {
            return false;
        }
        for (int cut = 1; cut <= 3 && word.length() - cut >= 3; cut++) {
            if ("аяуюоеёиіїыйємхвь".indexOf(word.charAt(word.length() - cut)) < 0) {
                return false;
            }
            if (CAPITAL_GIVEN.contains(word.substring(0, word.length() - cut))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a family's name is followed by such a name: with marks in it, or in a run of three words. */
    private static boolean isVietnamese(String[] words, int at) {
        boolean marked = false;
        for (int i = at; i < words.length; i++) {
            marked |= words[i].chars().anyMatch(c -> c > 0x7F);
        }
        return marked;
    }

    /** After a cue. */
    void after(Cues.Found cue) {
        int from = cue.end();
        if (from >= text.length()) {
            return;
        }
        form = form(cue.kind());
        boolean own = cue.kind() == Cues.Kind.OWN_NAME;
        boolean named = own || cue.kind() == Cues.Kind.NAME;
        int rank = named ? 7 : 8;
        Matcher gap = GAP.matcher(text).region(from, Math.min(text.length(), from + 60));
        int at = gap.lookingAt() ? gap.end() : from;
        Matcher colon = COLON.matcher(text).region(from, Math.min(text.length(), from + 32));
        if (own && colon.lookingAt()) {
            at = colon.end();
        }
        if (at >= text.length()) {
            return;
        }
        boolean copula = gap.group(1) != null && COPULA.contains(gap.group(1));
        UnicodeScript script = UnicodeScript.of(text.charAt(at));
        if (script == UnicodeScript.HAN) {
            if (cue.kind() != Cues.Kind.SIGN || text.charAt(at - 1) == '\n') {
                han(at, cue.kind());
            }
        } else if (script == UnicodeScript.ARABIC) {
            arabic(cue, from, at);
        } else if (script == UnicodeScript.MYANMAR) {
            burmese(cue, from, at);
        } else if (at > from || !Cues.spaced(text.charAt(from - 1))) {
            if (cue.kind() == Cues.Kind.SIGN
                    && text.substring(from, at).chars().noneMatch(c -> c == ',' || c == '\n')) {
                return;
            }
            Matcher name = NAME.matcher(text).region(at, Math.min(text.length(), at + 120));
            if (name.lookingAt()) {
                // "I am Catholic", "my boss is Polish": what somebody is takes one word, a whole name two.
                int least = cue.kind() == Cues.Kind.SELF || cue.kind() == Cues.Kind.TAKEN || copula && !named ? 2 : 1;
                capitals(name.start(), name.end(), least, rank);
            } else if (own) {
                lower(at, rank);
            }
        }
    }

    private void lower(int at, int rank) {
        Matcher written = LOWER_NAME.matcher(text).region(at, Math.min(text.length(), at + 70));
        if (written.lookingAt()) {
            String[] words = written.group().split(" ");
            if (!NO_LOWER_NAMES.contains(words[0].toLowerCase(Locale.ROOT))) {
                int end = at + words[0].length();
                for (int i = 1; i < words.length && !NO_LOWER_NAMES.contains(words[i].toLowerCase(Locale.ROOT)); i++) {
                    end += 1 + words[i].length();
                }
                name(at, end, rank);
            }
        }
    }

    /** A name of capitalised words; those that belong to no name are cut off at both ends. */
    private void capitals(int start, int end, int least, int rank) {
        String all = text.substring(start, end);
        if (rank == 7 && all.indexOf(' ') > 0 && all.equals(all.toUpperCase(Locale.ROOT))) {
            name(start, end, rank); // Somebody writes in capitals: short words are no acronyms.
            return;
        }
        int from = start;
        int to = end;
        while (from < to) {
            int space = text.indexOf(' ', from);
            String word = text.substring(from, space < 0 || space > to ? to : space);
            if (!isNoName(word)) {
                break;
            }
            if (rank >= 8 && !word.endsWith(".") || space < 0 || space >= to) {
                return; // "Officer The", "my brother. He": what follows a title or a relative begins the next sentence.
            }
            from = space + 1;
        }
        while (to > from) {
            int space = text.lastIndexOf(' ', to - 1);
            if (space < from || !isNoName(text.substring(space + 1, to)) || text.startsWith("Her", space + 1)) {
                break; // A Hmong clan is called Her.
            }
            to = space;
        }
        String[] words = text.substring(from, to).split(" ");
        if (to - from < 2
                || words.length < least
                || least > 1
                        && DEMONYM.matcher(words[words.length - 1]).matches()
                        && DEMONYM.matcher(words[0]).matches()) {
            return;
        }
        if (words.length == 1
                && ADJECTIVE.matcher(text).region(from, text.length()).lookingAt()) {
            return;
        }
        if (words.length == 1 && to + 1 < text.length() && text.charAt(to) == ' ') {
            int next = text.indexOf(' ', to + 1);
            if (NO_PLACE.contains(
                    text.substring(to + 1, next < 0 ? text.length() : next).replaceAll("\\p{P}$", ""))) {
                return;
            }
        }
        name(from, to, rank);
    }

    private static boolean isNoName(String word) {
        String bare = word.endsWith(".") || word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
        String lower = bare.toLowerCase(Locale.ROOT);
        return NO_NAMES.contains(lower)
                || lower.endsWith("'s") && NO_NAMES.contains(lower.substring(0, lower.length() - 2))
                || !word.endsWith(".")
                        && bare.length() > 1
                        && bare.length() <= 5
                        && bare.equals(bare.toUpperCase(Locale.ROOT))
                        && !bare.equals(lower);
    }

    /** The last lines of a letter: a name alone in its line, after thanks or before a number. */
    private void signature() {
        int end = text.length();
        for (int lines = 0; lines < 5 && end > 0; lines++) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            if (start == 0) {
                return;
            }
            if (end > start && end - start <= 60) {
                signed(start, end);
            }
            end = start - 1;
        }
    }

    private void signed(int start, int end) {
        int from = start;
        while (from < end && " -*~".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int to = end;
        while (to > from && " .,!।။。".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to - from < 2) {
            return;
        }
        char first = text.charAt(from);
        UnicodeScript script = UnicodeScript.of(first);
        if (script == UnicodeScript.HAN) {
            if (to - from <= 4
                    && SURNAMES.indexOf(first) >= 0
                    && text.substring(from, to).chars().allMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN)) {
                name(from, to, 8);
            }
        } else if (script == UnicodeScript.ARABIC) {
            String[] words = text.substring(from, to).split(" ");
            if (words.length <= 4
                    && words.length > 1
                    && Arrays.stream(words).noneMatch(NO_ARABIC::contains)
                    && (GIVEN.contains(words[0])
                            || text.substring(from, to).matches("[\\p{InArabic} ]+") && isThanks(start))) {
                name(from, to, 8);
            }
        } else if (script == UnicodeScript.MYANMAR) {
            for (String honorific : HONORIFICS) {
                if (honorific.length() > 1
                        && text.startsWith(honorific, from)
                        && to - from > honorific.length()
                        && to - from < 30
                        && NO_BURMESE.stream().noneMatch(no -> text.startsWith(no, start))) {
                    name(from, to, 8);
                    return;
                }
            }
        } else {
            Matcher name = NAME.matcher(text).region(from, to);
            if (name.matches()
                    && Arrays.stream(name.group().split(" "))
                            .noneMatch(word -> isNoName(word) && !word.equals("Her"))) {
                int words = name.group().split(" ").length;
                if (words > 1 && words < 5 || isThanks(start)) {
                    name(from, to, 8);
                }
            }
        }
    }

    /** Whether the line before is short and ends as thanks and greetings do. */
    private boolean isThanks(int start) {
        int end = start - 1;
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        int before = text.lastIndexOf('\n', end - 1) + 1;
        String line = text.substring(before, Math.max(before, end)).strip();
        return line.endsWith(",") && line.split(" ").length <= 4;
    }

    private void titled() {
        each(HAN_TITLED, (start, end) -> {
            int length = end - start;
            char first = text.charAt(start);
            int title = text.startsWith("副", start) ? 0 : (length > 2 ? 2 : 0);
            int name = length - title;
            boolean common = COMMON.indexOf(first) >= 0 && (name == 1 || COMMON.indexOf(text.charAt(start + 1)) >= 0);
            boolean surname = SURNAMES.indexOf(first) >= 0 && !common
                    || name > 2 && DOUBLE.contains(text.substring(start, start + 2));
            if (title > 0
                    && surname
                    && text.substring(start + 1, start + name)
                            .chars()
                            .allMatch(c -> NO_GIVEN.indexOf(c) < 0 && "中校学小大级地公区县市州本副老新".indexOf(c) < 0)) {
                name(start, end, 8);
            }
        });
    }

    private boolean isHan(int at) {
        return UnicodeScript.of(text.charAt(at)) == UnicodeScript.HAN;
    }

    private void han(int at, Cues.Kind kind) {
        boolean said = kind == Cues.Kind.OWN_NAME || kind == Cues.Kind.NAME;
        boolean doubled = at + 2 < text.length() && DOUBLE.contains(text.substring(at, at + 2));
        if (SURNAMES.indexOf(text.charAt(at)) < 0 && !doubled && !said) {
            return;
        }
        int most = doubled ? 4 : 3;
        int end = at + (doubled ? 2 : 1);
        while (end < text.length() && end < at + most && isHan(end) && NO_GIVEN.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end - at < 2 || NO_GIVEN.indexOf(text.charAt(at)) >= 0) {
            return;
        }
        if (kind == Cues.Kind.SELF) {
            // "I am a high-school pupil" begins with a family name, too: the name must end the clause and not say what
            // somebody is.
            boolean ends = end >= text.length() || "，。,.!！;；、 \n".indexOf(text.charAt(end)) >= 0;
            if (!ends || "生人员者工师民家长客女男母亲友户国州市县区校".indexOf(text.charAt(end - 1)) >= 0) {
                return;
            }
        }
        name(at, end, said ? 7 : 8);
    }

    private void arabic(Cues.Found cue, int from, int at) {
        if (at == from && Cues.spaced(text.charAt(from - 1))) {
            return;
        }
        Cues.Kind kind = cue.kind();
        if (kind == Cues.Kind.SIGN) {
            return; // A line alone; signature() sees it.
        }
        if (kind == Cues.Kind.SELF && text.startsWith("من", cue.start()) && cue.end() - cue.start() == 2) {
            Matcher am = I_AM_PERSIAN
                    .matcher(text)
                    .region(from, Math.min(text.length(), from + 70))
                    .useTransparentBounds(true);
            if (am.lookingAt() && isWholeArabic(am.group(1).strip().split(" "))) {
                name(am.start(1), am.end(1), 8);
            }
            return;
        }
        int end = at;
        int words = 0;
        while (words < 4 && end < text.length()) {
            int word = end;
            while (word < text.length()
                    && Character.isLetter(text.charAt(word))
                    && UnicodeScript.of(text.charAt(word)) == UnicodeScript.ARABIC) {
                word++;
            }
            String said = text.substring(end, word);
            if (said.length() < 2 || NO_ARABIC.contains(said)) {
                break;
            }
            boolean given = isArabicGiven(said);
            boolean takes = words == 0
                    ? begins(kind, said, given) || isFamilyNext(word)
                    : given
                            || said.startsWith("ال") && said.length() > 3
                            || kind == Cues.Kind.OWN_NAME
                            || FAMILY.matcher(said).matches()
                            || !ARABIC_VERB.matcher(said).matches() && closed(word);
            if (!takes) {
                break;
            }
            words++;
            end = word;
            if (word < text.length()
                            && text.charAt(word) == '-'
                            && word + 1 < text.length()
                            && Character.isLetter(text.charAt(word + 1))
                    || word < text.length() && text.charAt(word) == ' ') {
                end = word + 1;
            } else {
                break;
            }
        }
        if (words > 0) {
            while (end > at && !Character.isLetter(text.charAt(end - 1))) {
                end--;
            }
            name(at, end, kind == Cues.Kind.OWN_NAME || kind == Cues.Kind.NAME ? 7 : 8);
        }
    }

    /** A given name in Arabic letters, or one that is put together of others: يوسف‌جان, غلام‌علی, عبدالغفور. */
    private static boolean isArabicGiven(String word) {
        if (GIVEN.contains(word) || word.startsWith("عبدال") && word.length() > 6) {
            return true;
        }
        for (String end : ENDINGS) {
            if (word.length() > end.length() + 2
                    && word.endsWith(end)
                    && GIVEN.contains(word.substring(0, word.length() - end.length()))) {
                return true;
            }
        }
        for (String begin : BEGINNINGS) {
            if (word.length() > begin.length() + 2
                    && word.startsWith(begin)
                    && GIVEN.contains(word.substring(begin.length()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWholeArabic(String[] words) {
        return isArabicGiven(words[0])
                || words.length > 1
                        && DARI_FAMILY.matcher(words[words.length - 1]).matches();
    }

    /** Whether the next word, right behind a word that ends here, is what only a family is called. */
    private boolean isFamilyNext(int at) {
        int end = at + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return at < text.length()
                && text.charAt(at) == ' '
                && DARI_FAMILY.matcher(text.substring(at + 1, end)).matches();
    }

    /** A known given name that is no word of every day, before the name of a family, wherever it stands. */
    private void knownArabic() {
        Matcher words = ARABIC_WORDS.matcher(text);
        for (int looked = 0; looked < 8 * FoundParts.MOST && words.find(); looked++) {
            String first = words.group();
            if (!isArabicGiven(first) || DAILY.contains(first)) {
                continue;
            }
            int at = words.end() + 1;
            if (at >= text.length() || text.charAt(at - 1) != ' ') {
                continue;
            }
            int end = at;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            String next = text.substring(at, end);
            if (!NO_ARABIC.contains(next)
                    && (isArabicGiven(next)
                            || next.startsWith("ال") && next.length() > 4
                            || DARI_FAMILY.matcher(next).matches())) {
                name(words.start(), end, 9);
            }
        }
    }

    /**
     * Whether what follows a word in Arabic letters could not belong to it: a mark, the end, or a word that goes on
     * with the sentence, but not the mark of an object (a thing, then).
     */
    private boolean closed(int at) {
        if (at >= text.length() || text.charAt(at) != ' ') {
            return true;
        }
        int end = at + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String next = text.substring(at + 1, end);
        return !next.equals("را")
                && (next.isEmpty()
                        || NO_ARABIC.contains(next)
                        || GIVEN.contains(next)
                        || next.startsWith("ال")
                        || next.startsWith("و")
                        || ARABIC_VERB.matcher(next).matches());
    }

    /** Whether a word in Arabic letters begins a name after such a cue. */
    private static boolean begins(Cues.Kind kind, String word, boolean given) {
        return switch (kind) {
            case OWN_NAME, NAME -> true;
            case TITLE ->
                given || !word.startsWith("ال") && !ARABIC_VERB.matcher(word).matches();
            // After a trade a verb follows as often: what could be one is none.
            case ROLE ->
                given
                        || word.length() > 3
                                && !word.startsWith("ال")
                                && !word.startsWith("و")
                                && !word.startsWith("ب")
                                && !word.startsWith("ل")
                                && !ARABIC_VERB.matcher(word).matches()
                                && isForeign(word);
            case TAKEN -> given && !DAILY.contains(word);
            default -> given;
        };
    }

    /** A word that ends as no Arabic or Persian word does, as names from elsewhere do. */
    private static boolean isForeign(String word) {
        return FOREIGN.matcher(word).matches();
    }

    private void addressed() {
        for (String honorific : STRONG) {
            int looked = 0;
            for (int at = text.indexOf(honorific);
                    at >= 0 && looked < FoundParts.MOST;
                    at = text.indexOf(honorific, at + honorific.length()), looked++) {
                if (at == 0
                        || "၊။".indexOf(text.charAt(at - 1)) >= 0
                        || !isBurmese(text.charAt(at - 1)) && !isCounted(at)) {
                    int end = burmeseName(at, honorific, false);
                    boolean weak = honorific.equals("ကို") || honorific.equals("မောင်");
                    if (end > at
                            && (!weak
                                    || SUBJECT.matcher(text)
                                            .region(end, text.length())
                                            .lookingAt())) {
                        name(at, end, 8);
                    }
                }
            }
        }
        // "X လို့ ခေါ်ပါတယ်": they call me X.
        for (String called : List.of("လို့ ခေါ်", "လို့ခေါ်", "ဟုခေါ်", "ဟု ခေါ်")) {
            int looked = 0;
            for (int at = text.indexOf(called);
                    at >= 0 && looked < FoundParts.MOST;
                    at = text.indexOf(called, at + called.length()), looked++) {
                int to = at;
                while (to > 0 && text.charAt(to - 1) == ' ') {
                    to--;
                }
                int from = to;
                while (from > 0
                        && to - from < 30
                        && isBurmese(text.charAt(from - 1))
                        && "၊။".indexOf(text.charAt(from - 1)) < 0) {
                    from--;
                }
                int begin = from;
                if (to > from
                        && HONORIFICS.stream().anyMatch(h -> text.startsWith(h, begin))
                        && NO_BURMESE.stream().noneMatch(no -> text.startsWith(no, begin))) {
                    name(from, to, 8);
                }
            }
        }
    }

    /** "3 ဦး": the word that counts people. */
    private boolean isCounted(int at) {
        return Character.isDigit(text.charAt(at - 1))
                || at > 1
                        && ") ".indexOf(text.charAt(at - 1)) >= 0
                        && (Character.isDigit(text.charAt(at - 2)) || ")%".indexOf(text.charAt(at - 2)) >= 0);
    }

    private static boolean isBurmese(char c) {
        return c >= 0x1000 && c < 0x10A0;
    }

    private void burmese(Cues.Found cue, int from, int start) {
        int at = start;
        Cues.Kind kind = cue.kind();
        boolean said = kind == Cues.Kind.OWN_NAME || kind == Cues.Kind.NAME;
        // "က", "ကတော့", "မှာ" after the noun, before the name.
        for (String particle : List.of("ကတော့", "မှာ", "သည်", "က", "ကို", "ဟာ")) {
            int after = at + particle.length();
            boolean apart = after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == ':');
            if (text.startsWith(particle, at)
                    && (apart || said && !particle.equals("ကို") && isSyllable(at, particle.length()))) {
                at = apart ? after + 1 : after;
                break;
            }
        }
        if (at >= text.length()) {
            return;
        }
        if (UnicodeScript.of(text.charAt(at)) == UnicodeScript.LATIN) {
            Matcher name = NAME.matcher(text).region(at, Math.min(text.length(), at + 120));
            if (name.lookingAt()) {
                capitals(at, name.end(), 1, 8);
            }
            return;
        }
        String honorific = null;
        for (String one : HONORIFICS) {
            if (text.startsWith(one, at)) {
                honorific = one;
                break;
            }
        }
        boolean apart = at > from;
        if (said) {
            int end = burmeseName(at, honorific == null ? "" : honorific, true);
            if (end > at) {
                name(at, end, 7);
            }
        } else if (kind == Cues.Kind.SELF) {
            int begin = at;
            int end = burmeseName(at, honorific == null ? "" : honorific, true);
            boolean told = end > at
                    && apart
                    && (text.startsWith("ပါ", skip(end)) && !text.startsWith("ပါဘူး", skip(end))
                            || text.startsWith("ဖြစ်", skip(end))
                            || text.startsWith("လို့", skip(end)));
            if (told && NO_SELF.stream().noneMatch(no -> text.startsWith(no, begin))) {
                name(at, end, 8);
            }
        } else if (honorific != null && (apart || STRONG.contains(honorific))) {
            int end = burmeseName(at, honorific, false);
            if (end > at) {
                name(at, end, 8);
            }
        }
    }

    private int skip(int at) {
        return at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
    }

    private boolean isSyllable(int at, int length) {
        Matcher syllable = SYLLABLES.matcher(text).region(at, text.length());
        return syllable.lookingAt() && syllable.end() == at + length;
    }

    /**
     * Where a Burmese name that begins here ends: after one to five syllables, before a particle, a space or a mark;
     * {@code -1} where there is none.
     */
    private int burmeseName(int at, String honorific, boolean said) {
        for (String no : NO_BURMESE) {
            if (text.startsWith(no, at)) {
                return -1;
            }
        }
        int end = at + honorific.length();
        if (!honorific.isEmpty()
                && !isSyllable(at, honorific.length())
                && !honorific.equals("ဒေါက်တာ")
                && !honorific.equals("ဆရာတော်")
                && !honorific.equals("ဆလိုင်း")) {
            return -1;
        }
        if (!honorific.isEmpty()
                && end < text.length()
                && text.charAt(end) == ' '
                && end + 1 < text.length()
                && isBurmese(text.charAt(end + 1))
                && said) {
            end++;
        }
        if (honorific.equals("မ") || honorific.equals("ကို")) {
            int name = end;
            if (NEGATED.stream().anyMatch(verb -> text.startsWith(verb, name) && isSyllable(name, verb.length()))) {
                return -1;
            }
        }
        int syllables = 0;
        while (end < text.length() && syllables < 6) {
            int place = end;
            if (!isBurmese(text.charAt(end))
                    || "၊။".indexOf(text.charAt(end)) >= 0
                    || (syllables > 0 || !said)
                            && BURMESE_ENDS.stream()
                                    .anyMatch(
                                            particle -> text.startsWith(particle, place) && closes(place, particle))) {
                break;
            }
            Matcher syllable = SYLLABLES.matcher(text).region(end, text.length());
            if (!syllable.lookingAt()) {
                break;
            }
            if (syllables > 0
                    && (syllable.group().equals("က")
                            || syllable.group().equals("မှ")
                            || syllable.group().equals("၏")
                            || syllable.group().equals("ရဲ့"))) {
                break;
            }
            end = syllable.end();
            syllables++;
        }
        if (honorific.equals("မ")
                && !said
                && text.substring(at, Math.min(text.length(), end + 4)).matches("(?s).*(?:ဘဲ|ဘူး|ခြင်း).*")) {
            return -1;
        }
        // Without an end in sight it is a sentence that begins like a name.
        return syllables > 0 && (said || syllables < 6) ? end : -1;
    }

    /** Whether what stands here is the particle and not the beginning of a longer syllable. */
    private boolean closes(int at, String particle) {
        int after = at + particle.length();
        return after >= text.length()
                || !(text.charAt(after) >= 0x102B && text.charAt(after) <= 0x103E)
                        && !(after + 1 < text.length() && text.charAt(after + 1) == 0x103A && particle.equals("ကို"));
    }
}
