package org.answerable.redaction;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what may be personal in a text, for a moderator to decide on: it marks, it never decides. Numbers and addresses by their form,
 * names by the words before them, in the languages of Wisconsin's writers. A name without such a word is not found; the moderator reads
 * the whole text.
 *
 * <p>Thread-safe. About a millisecond for 2,000 characters, ten to twenty for the 20,000 of the longest submission; the work grows with
 * the length of the text and no pattern can run away (possessive quantifiers, bounded repeats, places that are looked at only around the
 * characters that matter, so many telephone numbers asked about), so a hostile text costs no more than another.
 */
@ApplicationScoped
public class Suspicions {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    /** At most so many of one form are looked at in a text. */
    private static final int MOST = 500;
    /** So many characters of a text are given to the library of telephone numbers, which takes up to a millisecond for thirty. */
    private static final int LIBRARY = 600;
    private static final int KEPT = 4_000;

    private static final Pattern DIGITS = Pattern.compile("[+(]{0,2}+\\p{Nd}(?:[\\s().\\-–/]{0,3}+\\p{Nd}){6,18}+");
    private static final Pattern US_PHONE = Pattern.compile("(?<![\\p{Nd}\\p{L}-])(?:\\+?1[ .-]?)?(?:\\(\\p{Nd}{3}\\) ?|\\p{Nd}{3}[ .\\-–])\\p{Nd}{3}[ .\\-–]\\p{Nd}{4}(?![\\p{Nd}-])");
    private static final Pattern AFTER_PHONE = Pattern.compile("\\+?\\(?\\p{Nd}{1,4}\\)?(?:[ .\\-–]?\\p{Nd}{2,4}){1,4}(?![\\p{Nd}-])");

    private static final Pattern LOCAL_PART = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._%+'-]{0,63}$");
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{N}-]{1,63}+){1,5}+");
    private static final Pattern SPELLED_AT = Pattern.compile("(?i)[(\\[{] ?(?:at|arroba) ?[)\\]}]");
    private static final Pattern SPELLED_MAIL = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])[a-z0-9][a-z0-9._%+-]{0,63}+ ?[(\\[{] ?(?:at|arroba) ?[)\\]}] ?[a-z0-9-]{1,63}+"
            + "(?:(?:\\.| ?[(\\[{] ?(?:dot|punto) ?[)\\]}] ?)[a-z0-9-]{2,24}+){1,3}");
    private static final Pattern HANDLE = Pattern.compile("@[A-Za-z0-9_][A-Za-z0-9_.]{1,29}");
    private static final Pattern PROFILE = Pattern.compile("(?i)(?<![\\p{L}\\p{N}@.])(?:https?://)?(?:www\\.|m\\.|mobile\\.|vm\\.)?"
            + "(?:facebook\\.com|fb\\.com|fb\\.me|instagram\\.com|tiktok\\.com|twitter\\.com|x\\.com|threads\\.net|snapchat\\.com|youtube\\.com|t\\.me|wa\\.me|linkedin\\.com|vk\\.com|"
            + "ok\\.ru|weibo\\.com|venmo\\.com|cash\\.app|paypal\\.me)/[\\w.@%?=&/-]{2,120}+");

    private static final Pattern SSN = Pattern.compile("(?<![\\p{N}\\p{L}-])(?!000|666)\\p{Nd}{3}-\\p{Nd}{2}-\\p{Nd}{4}(?![\\p{Nd}-])");
    private static final Pattern ALIEN = Pattern.compile("(?<![\\p{L}\\p{N}])[Aa][#№ -]{0,2}\\p{Nd}{3}[ -]?\\p{Nd}{3}[ -]?\\p{Nd}{2,3}(?![\\p{L}\\p{Nd}-])");
    /** Wisconsin's driver licence: a letter and 13 digits; USCIS receipts: three letters and ten digits. */
    private static final Pattern LICENSE = Pattern.compile("(?<![\\p{L}\\p{N}])(?:[A-Za-z]\\p{Nd}{3}-\\p{Nd}{4}-\\p{Nd}{4}-\\p{Nd}{2}|[A-Z]\\p{Nd}{13}|(?:IOE|EAC|WAC|LIN|SRC|NBC|MSC|YSC)-?\\p{Nd}{10})"
            + "(?![\\p{L}\\p{N}])");
    private static final Pattern AFTER_ID = Pattern.compile("(?<![\\p{IsLatin}\\p{IsCyrillic}\\p{N}])[A-Za-z]{0,3}[ -]?\\p{Nd}(?:[ -]?[\\p{Nd}A-Z]){4,16}(?![\\p{IsLatin}\\p{IsCyrillic}\\p{N}])");

    private static final Pattern BARE_PLATE = Pattern.compile("(?<![\\p{L}\\p{N}-])(?:\\p{Nd}{3}-[A-Z]{3}|(?!ICE|CBP|DHS|FBI|DEA|ATF|DOJ|USC|CFR|HSI|ERO|WIS|FTA|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|JAN)"
            + "[A-Z]{3}-\\p{Nd}{4})(?![\\p{L}\\p{N}-])");
    private static final Pattern AFTER_PLATE = Pattern.compile("(?<![\\p{IsLatin}\\p{IsCyrillic}\\p{Nd}-])(?:[A-Za-z]{1,4}[ -]?\\p{Nd}{2,5}[A-Za-z]{0,2}|\\p{Nd}{1,4}[ -]?[A-Z]{2,4}\\p{Nd}{0,3}|\\p{Nd}{1,4}[a-z]{2,4}|"
            + "[A-Z0-9]{2,4}-[A-Z0-9]{2,5}|\\p{Lu}\\p{Nd}{3}\\p{Lu}{2}\\p{Nd}{0,3})(?![\\p{IsLatin}\\p{IsCyrillic}\\p{N}-])");

    private static final Pattern DAY = Pattern.compile("\\p{Nd}{4} ?年 ?\\p{Nd}{1,2} ?月 ?\\p{Nd}{1,2} ?[日号]|\\p{Nd}{1,4} ?[./-] ?\\p{Nd}{1,2} ?[./-] ?\\p{Nd}{2,4}"
            + "|\\p{Nd}{1,2}(?:st|nd|rd|th)?(?: de| of| tháng|-)? ?[\\p{L}\\p{M}]{3,14}+\\.?(?: del?|,| mwaka| năm| ee)? ?\\p{Nd}{4}"
            + "|\\p{Nd}{1,2} tháng \\p{Nd}{1,2}(?:,? năm)?,? \\p{Nd}{4}|[\\p{L}\\p{M}]{3,14}+\\.? \\p{Nd}{1,2}(?:st|nd|rd|th)?,? ?\\p{Nd}{4}");
    private static final Pattern DAY_THEN_BORN = Pattern.compile("(?:\\p{Nd}{4}年\\p{Nd}{1,2}月\\p{Nd}{1,2}[日号]|\\p{Nd}{1,4}[./-]\\p{Nd}{1,2}[./-]\\p{Nd}{2,4})(?= ?(?:出生|生人|г\\. ?р|р\\. ?н|\\(?(?:DOB|dob)))");

    private static final String WAY = "Street|Str|St|Avenue|Ave|Av|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Way|Boulevard|Blvd|Place|Pl|Circle|Cir|Terrace|Ter|Trail|Trl|Parkway|Pkwy|Highway|Hwy|Route|Row|Run|"
            + "Pass|Loop|Square|Sq|Alley|Crossing|Heights|Ridge|Hill|Point|Pkway";
    private static final String WITHIN = "(?:,? ?(?i:apartment|apt|unit|suite|ste|lot|lote|trailer|traila|room|rm|apartamento|apto|departamento|depto|#)\\.? ?#? ?[A-Za-z]?\\p{Nd}{0,5}[A-Za-z]?(?![\\p{L}\\p{N}]))?+";
    private static final String TOWN = "(?:,? (?:in |de |en )?(?:[A-Z][a-z]+ ?){1,3},? ?(?:WI|Wis\\.?|Wisconsin)(?:,? \\p{Nd}{5}(?:-\\p{Nd}{4})?)?(?![\\p{L}\\p{N}]))?+";
    private static final String CAPITAL = "(?:[\\p{Lu}][\\p{L}'’.-]*|\\p{Nd}{1,3}(?:st|nd|rd|th|ST|ND|RD|TH))";
    private static final Pattern STREET = Pattern.compile("(?<![\\p{L}\\p{N}$#.-])[NSEW]?\\p{Nd}{1,6}[A-Z]?(?:[-–]\\p{Nd}{1,5})?,? (?:[NSEWnsew]{1,2}\\.? |(?i:north|south|east|west) )?(?:" + CAPITAL + " ){1,4}(?:" + WAY
            + ")\\b\\.?(?: [NSEW]{1,2}\\b\\.?)?" + WITHIN + TOWN);
    private static final Pattern LOWER_STREET = Pattern.compile("(?<![\\p{L}\\p{N}$#.-])\\p{Nd}{1,6} (?:[nsew]\\.? |(?:north|south|east|west) )?"
            + "(?!(?:of|the|in|on|at|a|an|from|down|to|and|or|my|our|his|her|their|this|that|per|by|for|with|more|other|years?|days?|weeks?|months?|hours?|minutes?|miles?|blocks?|houses?|feet|officers?|agents?|"
            + "people|men|cars?|trucks?|times?|kids?|am|pm)\\b)(?:\\p{Ll}[\\p{Ll}'’-]+|\\p{Nd}{1,3}(?:st|nd|rd|th)) (?:(?!of|the|in|on|at|from|down|to|and|my|our|his|her|per|by)\\p{Ll}{2,} )?"
            + "(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|circle|parkway|pkwy)\\b" + WITHIN);
    private static final Pattern COUNTY_ROAD = Pattern.compile("(?<![\\p{L}\\p{N}])[NSEW]?\\p{Nd}{2,6} (?:County|Co\\.?|State|US) ?(?:Road|Rd|Highway|Hwy|Trunk)\\.? [A-Z0-9]{1,3}\\b" + TOWN);
    private static final Pattern CALLE = Pattern.compile("(?<![\\p{L}\\p{N}])(?i:calle|avenida|avda\\.?|camino|callejón|vía) (?:\\p{Nd}{1,3}[a-z]{0,2}|(?:\\p{Lu}[\\p{L}'’-]+ ?){1,4}),? ?(?:#|n[oº°]\\.? ?|número )?\\p{Nd}{1,6}" + WITHIN + TOWN);
    private static final Pattern LOT = Pattern.compile("(?<![\\p{L}\\p{N}])(?i:lote?|apartment|apt\\.?|unit|trailer|traila|espacio|apartamento|apto\\.?|departamento|casa número) ?#? ?\\p{Nd}{1,5}[A-Za-z]?(?![\\p{L}\\p{N}])"
            + "(?:,? (?:de |en |del |on |at |of )?(?:" + CAPITAL + " ){1,4}(?:" + WAY + "|Park|Parque|Court|Estates|Village)\\b)?+");
    private static final Pattern BOX = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])p\\.? ?o\\.? ?box ?#? ?\\p{Nd}{1,6}");
    private static final Pattern STATE_ZIP = Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\p{Lu}\\p{Ll}+,? )?(?:WI|Wis\\.|Wisconsin),? \\p{Nd}{5}(?:-\\p{Nd}{4})?(?!\\p{Nd})");
    private static final Pattern ZIP = Pattern.compile("(?<!\\p{Nd})\\p{Nd}{5}(?:-\\p{Nd}{4})?(?!\\p{Nd})");

    private static final Pattern CARD = Pattern.compile("(?<![\\p{L}\\p{N}-])\\p{Nd}(?:[ -]?\\p{Nd}){12,18}+(?![\\p{Nd}-])");
    private static final Pattern IBAN = Pattern.compile("(?<![\\p{L}\\p{N}])[A-Z]{2}\\p{Nd}{2}(?: ?[A-Z0-9]{4}){3,7}+(?: ?[A-Z0-9]{1,4})?(?![\\p{L}\\p{N}])");
    private static final Pattern AFTER_ACCOUNT = Pattern.compile("(?<![\\p{Nd}-])\\p{Nd}(?:[ -]?\\p{Nd}){5,18}+(?![\\p{Nd}-])");

    private static final String WORD = "\\p{Lu}[\\p{L}\\p{M}\u200C]*+(?:['’-]\\p{L}[\\p{L}\\p{M}]*+)*+";
    private static final Pattern NAME = Pattern.compile(WORD + "\\.?(?: (?:(?:de|del|la|las|los|da|dos|van|von|bin|bint|al|ibn|y) ){0,2}" + WORD + "){0,3}");
    private static final Pattern LOWER_NAME = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}'’-]+(?: [\\p{L}\\p{M}][\\p{L}\\p{M}'’-]+)?");
    private static final Pattern HYPHENED = Pattern.compile("(?<![\\p{L}\\p{N}-])\\p{Lu}[\\p{Ll}\\p{M}’']+ (?:\\p{Lu}[\\p{Ll}\\p{M}’']+ )?\\p{Lu}[\\p{Ll}\\p{M}]+-\\p{Lu}[\\p{Ll}\\p{M}]+(?![\\p{L}-])");
    private static final Pattern GAP = Pattern.compile("\\s*+(?:(?:de|of) \\p{Ll}[\\p{L}\\p{M}]++(?=,))?[,:：،.]?+(?: (?:is|was|waa|es|era|ni|là|yog|lub npe hu ua|hu ua|magaciisu waa|tên là|tên|named|called)(?= ))?\\s*+");
    private static final Pattern PERSIAN = Pattern.compile("\\s*[\\p{InArabic}\u200C]{2,}+(?: [\\p{InArabic}\u200C]{2,}+){1,2}(?= را[ \\p{P}])");

    /** Capitalised words that begin no person's name. */
    private static final Set<String> NO_NAMES = words("the this that they he she we it i you and but or so if when where why what who how then there is was did do not no "
            + "please in on at for from with my our his her their officer officers police patrol trooper troopers deputy deputies agent "
            + "agents sheriff sheriffs department county state wisconsin milwaukee madison dane green ice cbp dhs fbi hsi dot dmv "
            + "border homeland immigration federal task force united america american english spanish hmong somali mexican god monday "
            + "tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
            + "november december el la los las un una es yo ella ellos nosotros por para pero porque cuando como que en de se mi su "
            + "policía policia migración migracion condado estado inglés español soy dijo fue gracias señor señora dios они он она мы "
            + "вы я и но это что полиция как где не в на почему lawv kuv nws peb thaum yog tsis waxay wuxuu anigu isagu maya tôi họ ông "
            + "bà không một vâng wao yeye mimi lakini hapana mr mrs ms dr sr sra");
    private static final Set<String> NO_LOWER_NAMES = words("not important the a an on in is no none your private secret spelled wrong still being known mexican foreign hmong somali "
            + "spanish and but because it too also mal lo la el una un como importante para porque y que так не как и tsis sida ma "
            + "không là si kama called to of hidden redacted his her my what that this there here for from");
    private static final Set<String> NO_ARABIC_NAMES = words("را در از به که هر این آن هم است نیست بود لا من في على و هو هي ليس غير كان تم قد لم مهم موجود ها او هیچ وقتی كتب الى إلى "
            + "عن مع هذا هذه لكن عند أن ان");
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    private static final String NO_GIVEN = "的了在是不有和就都也很被把从到对说我你他她们这那没要会能可来去过给让与及或因为所以但还再只才已七八六五四三二一十岁";

    /** Where parts were found in the texts looked at last, by their digest: a list of texts that is opened again costs nothing. No words are kept. */
    private final Map<String, List<Suspicion>> found = Collections.synchronizedMap(new LinkedHashMap<>(64, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Suspicion>> eldest) {
            return size() > KEPT;
        }
    });

    private static Set<String> words(String list) {
        return Set.copyOf(java.util.Arrays.asList(list.split(" ")));
    }

    /** The suspected parts, in order, without overlaps. */
    public List<Suspicion> in(String text, String language) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        String key = digest(text);
        List<Suspicion> known = found.get(key);
        if (known == null) {
            Finding finding = new Finding(text);
            finding.forms();
            finding.cues();
            known = finding.result();
            found.put(key, known);
        }
        return known;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java platform has it.
        }
    }

    /** One part found, in UTF-16 offsets; the lower rank wins where two overlap. */
    private record Part(int start, int end, String kind, int rank) {}

    /** What to do with a match. */
    private interface Taking {
        void take(int start, int end);
    }

    /** The work on one text. */
    private static final class Finding {
        private final String text;
        private final List<Part> parts = new ArrayList<>();
        private List<int[]> windows = List.of();

        Finding(String text) {
            this.text = text;
        }

        private void add(int start, int end, String kind, int rank) {
            int last = end;
            while (last > start && (Character.isWhitespace(text.charAt(last - 1)) || ",.;:".indexOf(text.charAt(last - 1)) >= 0)) {
                last--;
            }
            if (last > start) {
                parts.add(new Part(start, last, kind, rank));
            }
        }

        private void all(Pattern pattern, Taking taking) {
            within(List.of(new int[] {0, text.length()}), pattern, taking);
        }

        private void numbers(Pattern pattern, String kind, int rank) {
            within(windows, pattern, (start, end) -> add(start, end, kind, rank));
        }

        private void within(List<int[]> places, Pattern pattern, Taking taking) {
            Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
            int looked = 0;
            for (int[] place : places) {
                matcher.region(place[0], place[1]);
                while (matcher.find() && looked++ < MOST) {
                    taking.take(matcher.start(), matcher.end());
                }
            }
        }

        /** Where a character of a kind stands, with so many characters before and after; places that meet are one. */
        private List<int[]> around(IntPredicate kind, int before, int after) {
            List<int[]> places = new ArrayList<>();
            for (int i = 0; i < text.length(); i++) {
                if (kind.test(text.charAt(i))) {
                    int from = Math.max(0, i - before);
                    int to = Math.min(text.length(), i + after);
                    if (!places.isEmpty() && places.getLast()[1] >= from) {
                        places.getLast()[1] = to;
                    } else {
                        places.add(new int[] {from, to});
                    }
                }
            }
            return places;
        }

        void forms() {
            // Almost every form has a digit in it; texts have few. Looking only around those saves most of the work.
            windows = around(c -> c >= '0' && (c <= '9' || c > 127 && Character.isDigit(c)), 48, 140);
            mails();
            if (text.indexOf('/') >= 0) {
                within(around(c -> c == '/', 48, 140), PROFILE, (start, end) -> add(start, end, "account", 1));
            }
            List<int[]> spelled = new ArrayList<>();
            all(SPELLED_AT, (start, end) -> spelled.add(new int[] {Math.max(0, start - 66), Math.min(text.length(), end + 160)}));
            spelled.forEach(place -> within(List.of(place), SPELLED_MAIL, (start, end) -> add(start, end, "email", 0)));
            if (!windows.isEmpty()) {
                numbers(SSN, "id-number", 2);
                numbers(ALIEN, "id-number", 2);
                numbers(LICENSE, "id-number", 2);
                numbers(BARE_PLATE, "plate", 6);
                numbers(DAY_THEN_BORN, "birth-date", 3);
                numbers(STREET, "address", 4);
                numbers(LOWER_STREET, "address", 5);
                numbers(COUNTY_ROAD, "address", 4);
                numbers(CALLE, "address", 4);
                numbers(LOT, "address", 5);
                numbers(BOX, "address", 4);
                numbers(STATE_ZIP, "address", 5);
                numbers(IBAN, "account", 2);
                cards();
                phones();
            }
            if (text.indexOf('-') >= 0) {
                within(around(c -> c == '-', 48, 32), HYPHENED, (start, end) -> name(start, end, 2, 9));
            }
        }

        private void mails() {
            int looked = 0;
            for (int at = text.indexOf('@'); at >= 0 && looked < MOST; at = text.indexOf('@', at + 1), looked++) {
                Matcher local = LOCAL_PART.matcher(text).region(Math.max(0, at - 64), at);
                Matcher domain = DOMAIN.matcher(text).region(at + 1, Math.min(text.length(), at + 300));
                if (local.find() && domain.lookingAt()) {
                    add(local.start(), domain.end(), "email", 0);
                } else if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                    Matcher handle = HANDLE.matcher(text).region(at, Math.min(text.length(), at + 31));
                    if (handle.lookingAt()) {
                        add(at, handle.end(), "account", 1);
                    }
                }
            }
        }

        private void cards() {
            within(windows, CARD, (start, end) -> {
                if (isLuhn(text.substring(start, end))) {
                    add(start, end, "account", 1);
                }
            });
        }

        private void phones() {
            numbers(US_PHONE, "phone", 3);
            BitSet known = new BitSet();
            parts.forEach(part -> known.set(part.start(), part.end()));
            int[] left = {LIBRARY};
            within(windows, DIGITS, (start, end) -> {
                if (known.nextClearBit(start) >= end) {
                    return;
                }
                left[0] -= end - start;
                if (left[0] < 0) {
                    // A text full of numbers: the rest is marked without asking, which costs nothing and hides too much rather than too little.
                    add(start, end, "phone", 8);
                    return;
                }
                // The library decides on what looks like a number; handing it the whole text would cost ten times as much.
                for (PhoneNumberMatch match : PHONES.findNumbers(text.substring(start, end), "US", PhoneNumberUtil.Leniency.VALID, 5)) {
                    add(start + match.start(), start + match.end(), "phone", 7);
                }
            });
        }

        void cues() {
            StringBuilder lower = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                lower.append(Character.toLowerCase(text.charAt(i)));
            }
            int looked = 0;
            for (Cues.Found cue : Cues.in(lower.toString())) {
                if (looked++ > 2 * MOST) {
                    return;
                }
                switch (cue.kind()) {
                    case PHONE -> number(AFTER_PHONE, cue.end(), 40, 7, 15, "phone", 7);
                    case PLATE -> number(AFTER_PLATE, cue.end(), 40, 2, 9, "plate", 5);
                    case BIRTH -> number(DAY, cue.end(), 40, 3, 12, "birth-date", 3);
                    case ID -> number(AFTER_ID, cue.end(), 40, 5, 18, "id-number", 5);
                    case ACCOUNT -> number(AFTER_ACCOUNT, cue.end(), 40, 6, 19, "account", 6);
                    case ADDRESS -> number(ZIP, cue.end(), 12, 5, 9, "address", 5);
                    case OWN_NAME -> names(cue.end(), true, 7);
                    case NAME -> names(cue.end(), false, 7);
                    case TITLE, KIN -> names(cue.end(), false, 8);
                }
            }
        }

        /** The first match within a window after a cue, before the sentence ends, with so many digits. */
        private void number(Pattern pattern, int from, int window, int least, int most, String kind, int rank) {
            int to = Math.min(text.length(), from + window + 24);
            Matcher matcher = pattern.matcher(text).region(from, to).useTransparentBounds(true);
            if (matcher.find() && matcher.start() <= from + window && sentence(from, matcher.start())) {
                long digits = matcher.group().codePoints().filter(Character::isDigit).count();
                if (digits >= least && digits <= most) {
                    add(matcher.start(), matcher.end(), kind, rank);
                }
            }
        }

        private boolean sentence(int from, int to) {
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if (c == '\n' || c == '。' || c == '؟' || c == '?' || c == '!' || c == '.' && i + 1 < to && text.charAt(i + 1) == ' ' && i > from + 4) {
                    return false;
                }
            }
            return true;
        }

        private void names(int from, boolean own, int rank) {
            if (from >= text.length()) {
                return;
            }
            Matcher gap = GAP.matcher(text).region(from, text.length());
            int at = gap.lookingAt() ? gap.end() : from;
            if (at >= text.length()) {
                return;
            }
            char first = text.charAt(at);
            if (Character.UnicodeScript.of(first) == Character.UnicodeScript.HAN) {
                han(at, own || rank == 7, rank);
            } else if (Character.UnicodeScript.of(first) == Character.UnicodeScript.ARABIC) {
                arabic(from, at, rank);
            } else if (at > from) {
                Matcher name = NAME.matcher(text).region(at, Math.min(text.length(), at + 120));
                if (name.lookingAt()) {
                    name(name.start(), name.end(), 1, rank);
                } else if (own) {
                    Matcher written = LOWER_NAME.matcher(text).region(at, Math.min(text.length(), at + 60));
                    if (written.lookingAt()) {
                        String[] words = written.group().split(" ");
                        if (!NO_LOWER_NAMES.contains(words[0].toLowerCase(java.util.Locale.ROOT))) {
                            boolean both = words.length > 1 && !NO_LOWER_NAMES.contains(words[1].toLowerCase(java.util.Locale.ROOT));
                            add(at, both ? written.end() : at + words[0].length(), "name", rank);
                        }
                    }
                }
            }
        }

        /** A name of capitalised words; those that belong to no name are cut off at both ends. */
        private void name(int start, int end, int least, int rank) {
            int from = start;
            int to = end;
            while (from < to) {
                int space = text.indexOf(' ', from);
                String word = text.substring(from, space < 0 || space > to ? to : space).replaceAll("[.,]$", "");
                if (!isNoName(word)) {
                    break;
                }
                if (rank >= 8 || space < 0 || space >= to) {
                    return; // "Officer The", "my brother. He": what follows a title or a relative begins the next sentence.
                }
                from = space + 1;
            }
            while (to > from) {
                int space = text.lastIndexOf(' ', to - 1);
                String word = text.substring(Math.max(from, space + 1), to).replaceAll("[.,]$", "");
                if (space < from || !isNoName(word)) {
                    break;
                }
                to = space;
            }
            if (to - from >= 2 && text.substring(from, to).split(" ").length >= least) {
                add(from, to, "name", rank);
            }
        }

        private static boolean isNoName(String word) {
            String lower = word.toLowerCase(java.util.Locale.ROOT);
            return NO_NAMES.contains(lower) || word.length() > 1 && word.length() <= 4 && word.equals(word.toUpperCase(java.util.Locale.ROOT)) && !word.equals(lower);
        }

        private void han(int at, boolean said, int rank) {
            if (SURNAMES.indexOf(text.charAt(at)) < 0 && !said) {
                return;
            }
            int end = at + 1;
            while (end < text.length() && end < at + 3 && Character.UnicodeScript.of(text.charAt(end)) == Character.UnicodeScript.HAN && NO_GIVEN.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            if (end - at >= 2 && NO_GIVEN.indexOf(text.charAt(at)) < 0) {
                add(at, end, "name", rank);
            }
        }

        private void arabic(int from, int at, int rank) {
            if (rank == 8) {
                // Without capitals, only "my brother X Y (object mark)" tells a name.
                Matcher persian = PERSIAN.matcher(text).region(at, Math.min(text.length(), at + 80)).useTransparentBounds(true);
                if (persian.lookingAt() && !NO_ARABIC_NAMES.contains(persian.group().strip().split(" ")[0])) {
                    add(at, persian.end(), "name", rank);
                }
                return;
            }
            int end = at;
            for (int words = 0; words < 3 && end < text.length(); words++) {
                int word = end;
                while (word < text.length() && (Character.isLetter(text.charAt(word)) || Character.getType(text.charAt(word)) == Character.NON_SPACING_MARK || text.charAt(word) == '\u200C')) {
                    word++;
                }
                if (word - end < 2 || NO_ARABIC_NAMES.contains(text.substring(end, word))) {
                    break;
                }
                end = word;
                if (words == 2 || end >= text.length() || text.charAt(end) != ' ') {
                    break;
                }
                end++;
            }
            if (end > at && at > from) {
                add(at, end, "name", rank);
            }
        }

        List<Suspicion> result() {
            parts.sort(Comparator.comparingInt(Part::rank).thenComparing(Comparator.comparingInt((Part p) -> p.end() - p.start()).reversed()));
            java.util.TreeMap<Integer, Part> kept = new java.util.TreeMap<>();
            for (Part part : parts) {
                var before = kept.floorEntry(part.end() - 1);
                if (before == null || before.getValue().end() <= part.start()) {
                    kept.put(part.start(), part);
                }
            }
            List<Suspicion> found = new ArrayList<>();
            int at = 0;
            int points = 0;
            for (Part part : kept.values()) {
                points += text.codePointCount(at, part.start());
                int length = text.codePointCount(part.start(), part.end());
                found.add(new Suspicion(points, points + length, part.kind(), "publication.suspected." + part.kind()));
                points += length;
                at = part.end();
            }
            return List.copyOf(found);
        }
    }

    /** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
    private static boolean isLuhn(String number) {
        int sum = 0;
        boolean twice = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = Character.digit(number.charAt(i), 10);
            if (digit < 0) {
                continue;
            }
            int value = twice ? digit * 2 : digit;
            sum += value > 9 ? value - 9 : value;
            twice = !twice;
        }
        return sum > 0 && sum % 10 == 0;
    }
}
