package org.answerable.redaction;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.answerable.language.Barred.Kind;

/**
 * Where somebody lives or gets letters: streets with their numbers in the order and words of each language, Wisconsin's
 * grid, farms and boxes.
 */
final class Places {
    private static final String START = "(?<![\\p{IsLatin}\\d$#.-])";
    private static final String NO_WORD = "(?![\\p{IsLatin}\\d])";
    private static final String WAY =
            "Street|Str|St|Avenue|Ave|Av|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Way|Boulevard|Blvd|Place|Pl|Circle|Cir"
                    + "|Terrace|Ter|Trail|Trl|Parkway|Pkwy|Highway|Hwy|Route|Row|Run|"
                    + "Pass|Loop|Square|Sq|Alley|Crossing|Heights|Ridge|Hill|Point|Pkway";
    private static final String WITHIN =
            "(?:,? ?(?i:apartment|apt|unit|suite|ste|lot|lote|trailer|traila|room|rm|apartamento|apto"
                    + "|departamento|depto|interior|int|chav|căn hộ|phòng|кв|квартира|شقه"
                    + "|#)\\.? ?#? ?[A-Za-z]?\\d{0,5}[A-Za-z]?"
                    + NO_WORD
                    + "|,? (?i:lower|upper|rear|upstairs|downstairs|down|up)(?= ?(?:[,.;)\\n]|unit|flat|apartment|$))){0,2}+";
    private static final String TOWN =
            "(?:,? (?:in |de |en )?(?:[A-Z][a-z]{1,20}+ ?){1,3},? ?(?:WI|Wis\\.?|Wisconsin)(?:,? \\d{5}(?:-\\d{4})?)?"
                    + NO_WORD + ")?+";
    private static final String CAPITAL = "(?:\\p{Lu}[\\p{L}'.-]{0,30}+|\\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH))";
    private static final String CROSSING =
            "(?:\\p{Lu}[\\p{L}'.-]{0,30}+|\\d{1,3}[a-z]{0,2}|del?|las?|los|el|y|norte|sur|este|oeste)";
    private static final String COMPASS = "(?:[NSEWnsew]{1,2}\\.? |(?i:north|south|east|west) )?";
    private static final Pattern STREET = Pattern.compile(START + "[NSEW]?\\d{1,6}[A-Z]?(?:-\\d{1,5})?,? " + COMPASS
            + "(?:" + CAPITAL + " ){1,4}(?:" + WAY + ")\\b\\.?(?: [NSEW]{1,2}\\b\\.?)?" + WITHIN + TOWN);
    private static final Pattern LOWER_STREET =
            Pattern.compile(START + "\\d{1,6} (?:[nsew]\\.? |(?:north|south|east|west) )?"
                    + "(?!(?:of|the|in|on|at|a|an|from|down|to|and|or|my|our|his|her|their|this|that|per|by|for"
                    + "|with|more|other|years?|days?|weeks?|months?|hours?|minutes?|miles?|blocks?|houses?|feet"
                    + "|officers?|agents?|people|men|cars?|trucks?|times?|kids?|am|pm|hr|hrs|min|mins)\\b)"
                    + "(?:\\p{Ll}[\\p{Ll}'-]{1,20}+|\\d{1,3}(?:st|nd|rd|th)) "
                    + "(?:(?!of|the|in|on|at|from|down|to|and|my|our|his|her|per|by)\\p{Ll}{2,20} )?"
                    + "(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|circle|parkway|pkwy)\\b\\.?"
                    + WITHIN);
    /** South-eastern Wisconsin counts from the corner of a county: N64W14230, W239 N2890, S12 W35890. */
    private static final Pattern GRID = Pattern.compile(
            "(?<![\\p{IsLatin}\\d])(?i:[ns] ?\\d{1,3}[ -]?[ew] ?\\d{3,5}|[ew] ?\\d{1,3}[ -]?[ns] ?\\d{3,5})[A-Za-z]?"
                    + NO_WORD + "(?:,? (?:[\\p{L}\\d.'-]{1,20} ){1,3}?(?i:" + WAY + ")\\b\\.?(?: [A-Z]{1,2}\\b)?|(?: "
                    + CAPITAL + "){1,2})?" + WITHIN + TOWN);

    private static final Pattern COUNTY_ROAD =
            Pattern.compile("(?<![\\p{IsLatin}\\d])[NSEW]?\\d{2,6} (?:County|Cty|Co\\.?|State|US) ?"
                    + "(?:Road|Rd|Highway|Hwy|Trunk(?: Highway| Hwy)?|Route)\\.? [A-Z0-9]{1,3}\\b"
                    + WITHIN + TOWN
                    + "|(?<![\\p{IsLatin}\\d])[NSEW]\\d{3,5} (?:CTH|STH|USH|Hwy\\.?|Highway) [A-Z0-9]{1,3}\\b" + TOWN);
    private static final Pattern RURAL =
            Pattern.compile("(?i)(?<![\\p{L}\\d])(?:r\\.? ?r\\.?|rural route|rte\\.?|route|rt\\.?|h\\.?c\\.?|ruta rural"
                    + "|star route) ?#? ?\\d{1,3},? ?(?:box|casilla|buzón|bx\\.?) ?#? ?\\d{1,5}[a-z]?\\b"
                    + "|(?<![\\p{L}\\d])fire (?:number|no\\.?|#) ?[NSEW]?\\d{3,6}");
    private static final Pattern CALLE = Pattern.compile(
            "(?<![\\p{L}\\d])(?:(?i:col\\.|colonia|barrio|fracc\\.|ejido) (?:\\p{Lu}[\\p{L}'-]{1,20} ?){1,3}, )?"
                    + "(?i:calle|avenida|avda\\.?|av\\.|camino|callejón|vía|calzada|privada|prolongación|paseo|bulevar|cerrada|andador) (?:"
                    + CROSSING + ",? ){1,5}?(?i:#|n[oº°]\\.? ?|núm\\.? ?|número |numero )? ?\\d{1,6}[A-Z]?" + NO_WORD
                    + WITHIN + "(?:,? (?i:col\\.|colonia|barrio) (?:\\p{Lu}[\\p{L}'-]{1,20} ?){1,3})?" + TOWN);
    private static final Pattern DE_LA_CALLE = Pattern.compile(
            "(?<![\\p{L}\\d$#.-])\\d{2,6} de la (?i:calle|avenida) (?:\\p{Lu}[\\p{L}'-]{1,20} ?|\\d{1,3} ?){1,3}");
    private static final Pattern LOT = Pattern.compile(
            "(?<![\\p{L}\\d])(?i:lote?|apartment|apt\\.?|unit|trailer|traila|espacio|apartamento|apto\\.?"
                    + "|departamento|casa número|căn hộ(?: số)?|chav tsev) ?#? ?(?:\\d{1,5}[A-Za-z]?|[A-Z]\\d{1,4})"
                    + NO_WORD + "(?:,? (?:de |en |del |on |at |of )?(?:" + CAPITAL + " ){1,4}(?:" + WAY
                    + "|Park|Parque|Court|Estates|Village)\\b)?+");
    private static final Pattern BOX = Pattern.compile(Plain.of("(?i)(?<![\\p{IsLatin}\\p{IsCyrillic}\\d])"
                    + "(?:p\\.? ?o\\.? ?b(?:ox)?\\.?|post office box|apartado(?: postal)?|apdo\\.?"
                    + "|casilla(?: postal)?|а/я|абонентск\\p{L}{2,3} ящик\\p{L}{0,2}|а/с"
                    + "|абонентськ\\p{L}{1,3} скриньк\\p{L}{1,2}|"
                    + "hộp thư(?: số)?|hop thu(?: so)?|邮政信箱|信箱|ص ?\\.? ?ب ?\\.?"
                    + "|صندوق (?:ال)?بريد(?:ي)?(?: رقم)?|صندوق پستی(?: نمبر)?|پوست بکس"
                    + "|စာတိုက်သေတ္တာ(?: ?အမှတ်)?|s\\.? ?l\\.? ?p\\.?|sanduku la (?:posta|barua)"
                    + "|sanduuqa boostada|santuuqa boostada) ?"
                    + "(?:[#№:]|no\\.?|nº|namba|第|số)? ?\\d{1,6}")
            + " ?号?" + TOWN
            + "(?:,? [A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?(?:,? WI(?: \\d{5})?| ?(?=[.;\\n]|$)))?+");
    private static final Pattern STATE_ZIP = Pattern.compile(
            "(?<![\\p{L}\\d])(?:\\p{Lu}\\p{Ll}{1,20}+,? )?(?:WI|Wis\\.|Wisconsin),? \\d{5}(?:-\\d{4})?(?!\\d)");

    private static final String SLAVIC_TAIL =
            "(?:,? ?(?:кв|квартир[аеыуи]|корп|корпус[еа]?|к|стр|оф|подъезд|під'їзд|эт|под|пом|секция)\\.? ?№? ?\\d{1,4}[а-я]?){0,3}+";
    private static final String SLAVIC_HOUSE =
            ",? ?(?:(?:д|дом[еау]?|буд|будин(?:ок|ку)|б|№)\\.? ?№? ?)?\\d{1,5}(?:[/-]\\d{1,3})?[а-я]?(?![\\p{L}\\d])";
    private static final String SLAVIC_WAY =
            "(?:ул|улиц[аеуыи]|улицей|просп|пр-т|пр|проспект[еау]?|пер|переул(?:ок|ке|ка)|бульвар[аеі]?|б-р|шоссе"
                    + "|площад[ьи]|пл|набережн(?:ая|ой)|наб|проезд[ае]?|вул|вулиц[яіюею]{1,2}|пров|провул(?:ок|ку)|алле[яи]"
                    + "|але[яї]|мкр|микрорайон|с/т)";
    private static final Pattern SLAVIC = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:(?:г|м|с|пос|город|місто|смт)\\.? ?\\p{L}[\\p{L}-]{2,20}, )?(?:" + SLAVIC_WAY
                    + "\\.? ?(?-i:\\p{Lu}[\\p{L}.-]{1,25}|\\d{1,3}(?!\\d)(?:-?\\p{Ll}{1,2}(?!\\p{L}))?)"
                    + "(?: (?-i:\\p{Lu}[\\p{L}.-]{1,25})){0,2}"
                    + SLAVIC_HOUSE
                    + "|(?-i:\\p{Lu}\\p{L}{2,25}(?:ий|ая|ой|ом|ий|ська|ская|ский|ській)) "
                    + "(?:проспект[еу]?|улиц[аеу]|переулок|вулиц[яіюї]|провулок|бульвар[еі]?)"
                    + SLAVIC_HOUSE + ")" + SLAVIC_TAIL
                    + "|(?<!\\p{L})(?:дом[ае]?|будин(?:ок|ку)) №? ?\\d{1,5}(?:,? (?:кв|квартир[аеыуи])\\.? ?\\d{1,4})?,? (?:на |по |у )?"
                    + SLAVIC_WAY + "\\.? (?-i:\\p{Lu}[\\p{L}.-]{1,25})"
                    + "|(?<![\\p{L}\\d])\\d{1,6},? (?-i:(?:\\p{Lu}[\\p{L}]{1,20}[ -]){1,3})"
                    + "(?:авеню|стрит|роуд|драйв|лейн|бульвар|плейс|корт|стріт)"
                    + SLAVIC_TAIL
                    + "|(?-i:\\p{Lu}[\\p{IsCyrillic}]{1,20})(?:[ -]\\p{Lu}[\\p{IsCyrillic}]{1,20})?[ -]"
                    + "(?:авеню|стрит|роуд|драйв|лейн|плейс|стріт),? (?:д\\. ?|дом )?\\d{1,6}"
                    + SLAVIC_TAIL
                    + "|(?<!\\p{L})(?-i:(?:на|по|у) \\p{Lu}[\\p{IsCyrillic}]{2,25}(?:ой|ей|ій|ом)) \\d{1,4}[а-я]?[-/]\\d{1,4}(?!\\d)"
                    + "|(?<!\\p{L})(?:кв|квартир[аеу])\\.? ?№? ?\\d{1,4}(?=,? (?:по |на )?ул)");

    private static final String AR_WORD =
            "(?!(?:في|من|مع|على|قرب|عند|منذ|حتى|الى|او|هو|كان|وكان|كانت|را|از|در|است) )[\\p{InArabic}]{2,15}";
    private static final Pattern ARABIC =
            Pattern.compile(Plain.of("(?<![\\p{InArabic}])(?:شارع|حي|جادة|زقاق)(?: " + AR_WORD
                    + "){1,3}?(?:[,،]? ?(?:رقم|بناية|بناء|مبنى|منزل|بيت|عمارة|دار|شقة|الطابق|طابق)(?: رقم)? ?\\d{1,5}){1,4}"
                    + "|\\d{1,5}[,،]? (?:شارع|جادة)(?: " + AR_WORD
                    + "){1,2}(?:[,،]? ?(?:شقة|بناية|طابق)(?: رقم)? ?\\d{1,4}){0,2}"
                    + "|(?<![\\p{InArabic}])شارع(?: " + AR_WORD + "){1,2} \\d{1,5}(?= ?(?:[.,،]|$))"
                    + "|(?<![\\p{InArabic}])(?:خیابان|کوچه|سرک|بلوار|ناحیه|محله|شهرک|کارته)(?: ?(?:\\d{1,4}|" + AR_WORD
                    + ")){1,3}?(?:[,،]? ?(?:کوچه|سرک|پلاک|خانه|منزل|واحد|اپارتمان|آپارتمان|بلاک|طبقه|ناحیه)"
                    + "(?: (?:نمبر|شماره))? ?\\d{1,5}){1,4}"
                    + "|(?<![\\p{InArabic}])(?:خانه|حویلی|اپارتمان|آپارتمان|شقة)(?: (?:نمبر|شماره|رقم)) ?\\d{1,5}"));
    private static final Pattern VIETNAMESE =
            Pattern.compile("(?iu)(?<!\\p{L})(?:số(?: nhà)? ?)?\\d{1,5}[a-z]?(?:/\\d{1,4}){0,3}[a-z]?,? "
                    + "(?:đường|phố|ngõ|hẻm|đại lộ|ấp|thôn|kiệt)(?-i:(?: \\p{Lu}\\p{L}{0,12}| \\d{1,3}){1,4})"
                    + "(?:, (?:căn hộ|phòng|tầng|lầu|phường|quận|apt) ?(?:số )?"
                    + "(?:\\d{1,4}[a-z]?|[a-z]\\d{0,4}|(?-i:\\p{Lu}\\p{L}{1,12}(?: \\p{Lu}\\p{L}{1,12})?))){0,3}"
                    + "|(?<!\\p{L})(?:đường|phố|hẻm|ngõ|đại lộ)(?-i:(?: \\p{Lu}\\p{L}{0,12}){1,4}),? "
                    + "(?:số(?: nhà)?|nhà số) ?\\d{1,5}[a-z]?"
                    + "(?:, (?:căn hộ|phòng|lầu|tầng|apt) ?(?:số )?\\d{1,4}[a-z]?){0,2}");
    private static final Pattern AFRICAN = Pattern.compile("(?iu)(?<!\\p{L})(?:waddada|wadada|jidka|xaafadda)"
            + "(?-i:(?: \\p{Lu}\\p{L}{1,15}| \\d{1,3}(?!\\d)(?:aad)?){1,3}),? ?"
            + "(?:\\d{1,5}|(?:guriga|guri|aqalka|dabaqa|qolka)(?: lambar(?:ka)?)? ?\\d{1,5})"
            + "(?:,? (?:guriga|guri|aqalka|dabaqa|qolka)(?: lambar(?:ka)?)? ?\\d{1,5}){0,2}"
            + "|(?<!\\p{L})(?:guriga|guri|aqalka) (?:lambar|lambarka|nambar|no\\.) ?\\d{1,5}"
            + "|(?<!\\p{L})(?:mtaa wa|barabara ya|njia ya)(?-i:(?: \\p{Lu}\\p{L}{1,15}| \\d{1,3}){1,3}),? ?"
            + "(?:nyumba|nambari|namba|ghorofa|chumba|plot)(?: (?:ya|na))?"
            + "(?: (?:namba|nambari|na\\.))? ?\\d{1,5}(?:, (?:ghorofa|chumba) ?(?:namba )?\\d{1,4}){0,2}"
            + "|(?<!\\p{L})(?:nyumba (?:namba|nambari|na\\.) )?\\d{1,5},? (?:mtaa wa|barabara ya)"
            + "(?-i:(?: \\p{Lu}\\p{L}{1,15}){1,3})"
            + "|(?<!\\p{L})(?:tsev )?(?:naj npawb|tus lej)? ?\\d{1,6},? (?:ntawm )?(?:txoj )?kev"
            + "(?-i:(?: \\p{Lu}\\p{L}{1,15}){1,3})"
            + "|(?<!\\p{L})(?:txoj )?kev(?-i:(?: \\p{Lu}\\p{L}{1,15}){1,3}),? "
            + "(?:tsev |naj npawb |tus lej )+\\d{1,6}");
    private static final Pattern BURMESE = Pattern.compile("(?:အိမ်)?အမှတ် ?\\(? ?\\d{1,5}[A-Za-z]? ?\\)?[၊, ]{0,3}"
            + "(?:[\\p{IsMyanmar}\\d&&[^၊။]]{1,25}?(?:လမ်း|ရပ်ကွက်|မြို့နယ်)[၊, ]{0,2}){1,3}"
            + "|(?:အိမ်|တိုက်|အခန်း)(?:အမှတ်|နံပါတ်) ?\\(? ?\\d{1,5}[A-Za-z]? ?\\)?");
    private static final Pattern HAN_NUMBER =
            Pattern.compile("(?:(?<!公)路|街|大道|巷|弄|胡同|村|(?<![街铁人]|大)道)(?:第)? ?\\d{1,6}(?:-\\d{1,4})? ?号?"
                    + "(?:\\p{IsHan}{0,2}\\d{1,4}(?:号楼|栋|幢|单元|楼|层|室|房|号)){0,4}");
    private static final String BEFORE_HAN = "在到住去来往于是址从的给和跟家们:：";

    /**
     * A number, then a word, after words that say that an address comes; or all of a short line with a number in it.
     */
    private static final Pattern HERE = Pattern.compile(
            "(?: ?[:：-])? ?(?:(?:at|in|on|en|la|el|na|no|nº|ntawm|huko|katika|ở|на|в|у|is|يقع في|هو|في|ဟာ|က|在"
                    + "|是) ?){0,2}((?:[\\p{L}\\p{M}'.]{1,20}[ ,]{1,2}){0,4}?(?:#|№)?[NSEWnsew]?\\d{1,6}[A-Za-z]?"
                    + "(?:[ ,]{1,2}(?:[\\p{Lu}\\p{InArabic}\\p{IsMyanmar}][\\p{L}\\p{M}'.-]{0,20}"
                    + "|\\d{1,5}(?:st|nd|rd|th)?)){0,5})");

    private static final List<String> RURAL_WORDS = List.of("box", "casilla", "buzón", "bx", "fire");
    private static final List<String> CALLE_WORDS = List.of(
            "calle",
            "avenida",
            "avda",
            "av.",
            "camino",
            "callejón",
            "vía",
            "calzada",
            "privada",
            "prolongación",
            "paseo",
            "bulevar",
            "cerrada",
            "andador");
    private static final List<String> ARABIC_WORDS = Stream.of(
                    "شارع",
                    "حي",
                    "جادة",
                    "زقاق",
                    "خیابان",
                    "کوچه",
                    "سرک",
                    "بلوار",
                    "ناحیه",
                    "محله",
                    "شهرک",
                    "کارته",
                    "خانه",
                    "حویلی",
                    "اپارتمان",
                    "آپارتمان",
                    "شقة")
            .map(Plain::of)
            .toList();
    private static final List<String> VIETNAMESE_WORDS =
            List.of("đường", "phố", "ngõ", "hẻm", "đại lộ", "ấp", "thôn", "kiệt");
    private static final List<String> AFRICAN_WORDS =
            List.of("waddada", "wadada", "jidka", "xaafadda", "guri", "aqalka", "mtaa", "barabara", "njia ya", "kev");

    private final FoundParts parts;
    private final String flat;
    private final String lower;

    Places(FoundParts parts) {
        this.parts = parts;
        this.flat = parts.flat;
        this.lower = Cues.lower(flat);
    }

    /** {@code windows} are the places around digits. */
    void find(List<int[]> windows) {
        parts.all(windows, GRID, Kind.ADDRESS, 3);
        parts.all(windows, STREET, Kind.ADDRESS, 4);
        parts.all(windows, COUNTY_ROAD, Kind.ADDRESS, 4);
        parts.all(windows, LOWER_STREET, Kind.ADDRESS, 5);
        said(windows, RURAL_WORDS, RURAL);
        said(windows, CALLE_WORDS, CALLE);
        parts.all(windows, DE_LA_CALLE, Kind.ADDRESS, 5);
        parts.all(windows, LOT, Kind.ADDRESS, 5);
        parts.all(windows, BOX, Kind.ADDRESS, 4);
        parts.all(windows, STATE_ZIP, Kind.ADDRESS, 5);
        if (has(0x400, 0x52F)) {
            parts.all(windows, SLAVIC, Kind.ADDRESS, 4);
        }
        if (has(0x600, 0x6FF)) {
            said(windows, ARABIC_WORDS, ARABIC);
        }
        if (has(0x1000, 0x109F)) {
            parts.all(windows, BURMESE, Kind.ADDRESS, 4);
        }
        if (has(0x4E00, 0x9FFF)) {
            parts.within(windows, HAN_NUMBER, this::han);
        }
        said(windows, VIETNAMESE_WORDS, VIETNAMESE);
        said(windows, AFRICAN_WORDS, AFRICAN);
    }

    /** A pattern that one of these words is part of: most texts have none, and need no look. */
    private void said(List<int[]> windows, List<String> words, Pattern pattern) {
        if (words.stream().anyMatch(lower::contains)) {
            parts.all(windows, pattern, Kind.ADDRESS, 4);
        }
    }

    private boolean has(int from, int to) {
        return flat.chars().anyMatch(c -> c >= from && c <= to);
    }

    /**
     * Chinese writes from the large to the small without spaces: what stands before the street belongs to it, back to a
     * word that puts somebody there.
     */
    private void han(int start, int end) {
        int from = start;
        while (from > 0
                && start - from < 18
                && (Character.UnicodeScript.of(flat.charAt(from - 1)) == Character.UnicodeScript.HAN
                        || Character.isDigit(flat.charAt(from - 1)))
                && BEFORE_HAN.indexOf(flat.charAt(from - 1)) < 0) {
            from--;
        }
        if (from < start
                && (flat.substring(start, end).indexOf('号') >= 0
                        || flat.substring(start, end).indexOf('室') >= 0
                        || start - from >= 2)) {
            parts.add(from, end, Kind.ADDRESS, 4);
        }
    }

    /** After "my address is". */
    void here(Cues.Found cue, PersonalForms forms) {
        int from = cue.end();
        Matcher matcher = HERE.matcher(flat)
                .region(from, Math.min(flat.length(), from + 110))
                .useTransparentBounds(true);
        if (matcher.lookingAt()
                && forms.sentence(from, matcher.start(1))
                && forms.sentence(matcher.start(1), matcher.end(1))
                && isPlace(cue, matcher.group(1))) {
            parts.add(matcher.start(1), matcher.end(1), Kind.ADDRESS, 6);
        }
    }

    /**
     * "I live in Wausau since 2009" is none, "I live at 214 Maple" is: a number that begins, or words that all but the
     * first are large, and no year.
     */
    private boolean isPlace(Cues.Found cue, String words) {
        String[] word = words.split("[ ,]+");
        boolean begins = word[0].chars().anyMatch(Character::isDigit);
        boolean year = words.matches(".*(?<!\\d)(?:19|20)\\d\\d$");
        String said = flat.substring(cue.start(), cue.end());
        boolean lives =
                said.matches("(?iu).*(?:viv|live|living|reside|住|живу|noolahay|ninaishi|tunaishi|nyob|ở|deggan).*")
                        && !said.matches("(?iu).*(?:dirección|address|chaw).*");
        if (year && !begins) {
            return false;
        }
        if (begins) {
            return word.length > 1
                    && Character.isLetter(word[1].codePointAt(0))
                    && !Character.isLowerCase(word[1].codePointAt(0))
                    && (Cues.spaced(word[1].charAt(0)) && word[1].charAt(0) < 0x600);
        }
        return !lives;
    }
}
