package org.answerable.redaction;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.language.Barred.Kind;

/**
 * What is personal by its form, with or without a word before it that says what it is: numbers, mail addresses,
 * accounts, plates, birth dates.
 */
final class PersonalForms {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    /**
     * So many characters of a text are given to the library of telephone numbers, which takes up to a millisecond for
     * thirty.
     */
    private static final int LIBRARY = 600;

    /**
     * A number does not begin or end within a word of Latin letters; letters of other scripts may stand right beside
     * it.
     */
    private static final String NOT_AFTER = "(?<![\\p{IsLatin}\\d])";

    private static final String NOT_AFTER_DASH = "(?<![\\p{IsLatin}\\d-])";
    private static final String NOT_BEFORE = "(?![\\p{IsLatin}\\d])";
    private static final String NO_DIGIT = "(?![\\d-])";
    /** What stands between the groups of a number. */
    private static final String GAP = "[ .·•_*/~-]{1,3}";

    private static final Pattern DIGITS = Pattern.compile("[+(]{0,2}+\\d(?:[\\s().·•_*/~-]{0,3}+\\d){6,18}+");
    private static final Pattern US_PHONE = Pattern.compile(NOT_AFTER_DASH
            + "(?:\\+?1[ .-]{0,2})?(?:\\(\\d{3}\\)[ .-]{0,2}|\\d{3}" + GAP + ")\\d{3}" + GAP + "\\d{4}" + NO_DIGIT);
    private static final Pattern AFTER_PHONE =
            Pattern.compile("\\+?\\(?\\d{1,4}\\)?(?:[ .·•_*/~()-]{0,3}\\d{1,4}){1,6}" + NO_DIGIT);

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9_](?:[\\w.%+'-]{0,63}|[\\w%+'-]{0,40}(?: ?\\. ?[\\w%+'-]{1,30}){1,2})$");
    private static final Pattern LOCAL_OTHER = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}._%+-]{0,63}$");
    private static final String TLD =
            "(?:com|org|net|edu|gov|us|info|io|me|co|mx|gt|hn|sv|ru|ua|mail|vn|cn|so|ke|tz|af|ir|fr|de|uk|ca)";
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]{1,63}+(?:\\.[A-Za-z0-9-]{1,63}+){1,5}+");
    private static final Pattern DOMAIN_APART = Pattern.compile(
            "(?i)[a-z0-9-]{1,63}+(?: ?\\. ?[a-z0-9-]{1,63}+)?? ?\\. ?" + TLD + "(?![\\p{IsLatin}\\d-])");
    private static final Pattern DOMAIN_OTHER =
            Pattern.compile("[\\p{L}\\p{M}\\p{Nd}-]{1,63}+(?:\\.[\\p{L}\\p{M}\\p{Nd}-]{1,63}+){1,3}+");
    private static final Pattern AT_IN_BRACKETS =
            Pattern.compile("(?i) ?[(\\[{<] ?(?:at|arroba|собака|собачка|kwa|a còng|@) ?[)\\]}>] ?");
    private static final Pattern AT_WORD =
            Pattern.compile("(?i) (?:at|arroba|собака|собачка|a còng|kwa|آت|أت|ات|ایت) ");
    /** Nobody writes this in any other sense between Latin letters. */
    private static final Pattern AT_HAN = Pattern.compile(" ?艾特 ?");

    private static final String DOTS = "(?:dot|punto|точка|крапка|chấm|nukta|dhibic|دوت|دات|نقطة|نقطه)";
    private static final String DOT_WORD = "(?: ?[(\\[{] ?" + DOTS + " ?[)\\]}] ?| " + DOTS + " | ?点 ?)";
    private static final Pattern ANY_DOMAIN =
            Pattern.compile("(?i)[a-z0-9-]{1,63}(?:(?:\\.|" + DOT_WORD + ")[\\p{L}0-9-]{1,24}){1,3}");
    private static final Pattern WORDED_DOMAIN =
            Pattern.compile("(?i)[a-z0-9-]{1,63}(?:" + DOT_WORD + "[\\p{L}0-9-]{1,24}){1,3}"
                    + "|(?:gmail|yahoo|hotmail|outlook|icloud|aol|live|msn|proton|protonmail|mail|ymail|qq|163"
                    + "|yandex|ukr)\\.[a-z]{2,4}(?:\\.[a-z]{2})?");
    private static final Pattern HANDLE = Pattern.compile("@[A-Za-z0-9_][A-Za-z0-9_.-]{1,29}");
    private static final Pattern CASHTAG = Pattern.compile("(?<![\\w$])\\$[A-Za-z][A-Za-z0-9_-]{3,19}(?![\\w-])");
    private static final Pattern LOCAL_WORDED =
            Pattern.compile("(?i)(?<![\\p{L}\\d])[a-z0-9_-]{1,30}(?: " + DOTS + " [a-z0-9_-]{1,30}){1,2}$");
    /** A telephone number in Chinese words. */
    private static final Pattern HAN_DIGITS =
            Pattern.compile("(?<![〇零一二三四五六七八九十百千万])[〇零○一二三四五六七八九幺]{7,12}(?![〇零一二三四五六七八九十百千万])");

    private static final Pattern PROFILE =
            Pattern.compile("(?i)(?<![\\p{IsLatin}\\d@.])(?:https?://)?(?:www\\.|m\\.|mobile\\.|vm\\.)?"
                    + "(?:facebook\\.com|fb\\.com|fb\\.me|instagram\\.com|tiktok\\.com|twitter\\.com|x\\.com"
                    + "|threads\\.net|snapchat\\.com|youtube\\.com|t\\.me|wa\\.me|linkedin\\.com|vk\\.com|"
                    + "ok\\.ru|weibo\\.com|venmo\\.com|cash\\.app|paypal\\.me|zalo\\.me|line\\.me|signal\\.me"
                    + "|bsky\\.app/profile)/[\\w.@%?=&/-]{2,120}+");
    private static final Pattern SOCIAL = Pattern.compile("[ :]{0,3}@?([A-Za-z][A-Za-z0-9_.-]{2,29})");

    private static final String SSN_GAP = " ?[.·_-]{0,1} ?";
    private static final Pattern SSN = Pattern.compile(NOT_AFTER_DASH + "(?!000|666)\\d{3}(?=[ .·_-])" + SSN_GAP
            + "\\d{2}(?=[ .·_-])" + SSN_GAP + "\\d{4}" + NO_DIGIT);
    private static final Pattern ALIEN = Pattern.compile(
            NOT_AFTER + "[AaАа][#№:. -]{0,3}\\d{3}[ -]{0,2}\\d{3}[ -]{0,2}\\d{2,3}(?![\\p{IsLatin}\\d-])");
    /**
     * Numbers whose form says whose they are: SEVIS (N and ten digits), Mexico's CURP, El Salvador's DUI, Honduras's
     * and Guatemala's, Nicaragua's and China's identity cards.
     */
    private static final Pattern DOCUMENT = Pattern.compile(NOT_AFTER
            + "(?:N\\d{10}|[A-Z]{4}\\d{6}[HMX][A-Z]{5}[A-Z0-9]\\d|\\d{8}-\\d|\\d{4}-\\d{4}-\\d{5}"
            + "|\\d{4} \\d{5} \\d{4}|\\d{3}-\\d{6}-\\d{4}[A-Z]"
            + "|[1-6]\\d{5}(?:19|20)\\d{2}[01]\\d[0-3]\\d{4}[\\dXx])(?![\\p{IsLatin}\\d-])");

    /** Wisconsin's driver licence: a letter and 13 digits (Wis. Admin. Code Trans 102). */
    private static final Pattern LICENCE = Pattern.compile(
            NOT_AFTER + "(?:[A-Za-z]\\d{3}[ -]\\d{4}[ -]\\d{4}[ -]\\d{2}|[A-Za-z]\\d{13})(?![\\p{IsLatin}\\d-])");
    /**
     * Receipts of USCIS: three letters, which say the office that gave it, and ten digits. A word that announces a
     * telephone is no office.
     */
    private static final Pattern RECEIPT = Pattern.compile(NOT_AFTER
            + "(?:(?i:IOE|EAC|WAC|LIN|SRC|NBC|MSC|YSC|TSC|VSC|CSC|NSC)|(?!TEL|FAX|CEL|MOB|SMS|TXT|FON)[A-Z]{3})"
            + "[ #-]{0,2}\\d{2}[ -]?\\d{3}[ -]?\\d{5}(?![\\p{IsLatin}\\d-])");
    /**
     * Wisconsin's courts (year, class of the case, number: "2024CF001234", "2023AP000417-CR") and federal ones
     * ("3:25-cv-00417-jdp").
     */
    private static final Pattern COURT = Pattern.compile(NOT_AFTER_DASH
            + "(?:(?:19|20)\\d\\d(?:[A-Z]{2}|[ -](?:CF|CM|CT|TR|FA|FJ|CV|SC|JC|JV|PR|AP|GN|PA|ML|FO))[ -]?\\d{3,6}(?:-[A-Z]{2,4})?"
            + "|(?:19|20)\\d\\d(?:cf|cm|ct|tr|fa|fj|cv|sc|jc|jv|pr|ap)\\d{3,6}"
            + "|(?:\\d{1,2}:)?\\d{2}-(?i:cv|cr|mj|mc|po|bk|ap|md)-\\d{2,6}(?:-[A-Za-z]{2,4}){0,3}+)"
            + "(?![\\p{IsLatin}\\d])");

    private static final Pattern AFTER_CASE = Pattern.compile(
            "(?<![\\p{IsLatin}\\d])[A-Za-z]{0,3}[ -]?\\d(?:[ -]?[\\dA-Z]){4,17}+(?![\\p{IsLatin}\\d.])");

    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    /** Four numbers below ten are a paragraph of a rule. */
    private static final Pattern IP4 = Pattern.compile("(?<![\\p{IsLatin}\\d.])(?!\\d\\.\\d\\.\\d\\.\\d(?!\\d))" + BYTE
            + "(?:\\." + BYTE + "){3}+(?![\\p{IsLatin}\\d]|\\.\\d)");

    private static final Pattern IP6 =
            Pattern.compile("(?<![\\p{IsLatin}\\d:])[0-9A-Fa-f:]{6,40}+(?![\\p{IsLatin}\\d])");

    private static final Pattern AFTER_ID =
            Pattern.compile("(?<![\\p{IsLatin}\\d])[A-Za-z]{0,3}[ -]?\\d(?:[ .-]{0,2}[\\dA-Z]){4,17}" + NOT_BEFORE);

    /** Pairs of letters and digits that are no plate: agencies, months, roads, the state with its ZIP code. */
    private static final Set<String> NO_PLATE = Set.of(
            "ICE", "CBP", "DHS", "FBI", "DEA", "ATF", "DOJ", "USC", "CFR", "HSI", "ERO", "WIS", "FTA", "FEB", "MAR",
            "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC", "JAN", "WI", "IL", "MN", "MI", "IA", "US",
            "USA", "AM", "PM", "NO", "HWY", "CTH", "STH", "USH", "EXIT", "ROOM", "UNIT", "APT", "LOT", "BOX", "PO",
            "ACT", "WIS.", "SEC", "COVID", "I", "A", "RR", "MT", "KM", "ID", "SSN", "DOB", "VIN", "CV", "CF", "CM",
            "CT", "PL", "HR", "SB", "AB", "TV", "UN", "EU", "UK", "GB", "MB", "KG", "AD", "BC", "NBA", "NFL", "G", "H");

    private static final Pattern BARE_PLATE = Pattern.compile(NOT_AFTER_DASH
            + "(?:\\d{3}-[A-Z]{3}|(?!ICE|CBP|DHS|FBI|DEA|ATF|DOJ|USC|CFR|HSI|ERO|WIS|FTA|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|JAN)"
            + "[A-Z]{3}-\\d{4})(?![\\p{IsLatin}\\d-])"
            + "|(?<![А-Яа-яІі\\d])[АВЕКМНОРСТУХ]\\d{3}[АВЕКМНОРСТУХ]{2} ?\\d{2,3}(?!\\d)"
            + "|(?<![А-Яа-яІіЇї\\d])[АВЕІКМНОРСТХ]{2} ?\\d{4} ?[АВЕІКМНОРСТХ]{2}(?![А-Яа-яІі\\d])"
            + "|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][· .-]?[A-Z0-9]{5,6}(?![\\p{IsLatin}\\d])");
    private static final Pattern TOKEN = Pattern.compile(
            "(?<![\\p{IsLatin}\\p{IsCyrillic}\\d])[A-Za-zА-Яа-яІіЇї0-9]{1,8}(?![\\p{IsLatin}\\p{IsCyrillic}\\d])");
    /** A plate beside a car that nobody calls a plate: more is asked of it. */
    private static final Pattern CAR_PLATE = Pattern.compile(NOT_AFTER_DASH
            + "(?:\\d{3}[ -]?[A-Z]{3}|[A-Z]{3}[ -]\\d{3,4}|[A-Z]{3}\\d{4}|[A-Z]{2}\\d[ -]\\d{4}"
            + "|[A-Z]\\d{2}[ -]?\\d[A-Z]{2})(?![\\p{IsLatin}\\d-])");

    /** Names of months as people write a birthday with them, first letters in lower case, enough of each to know it. */
    private static final String MONTH =
            "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|янв|фев|мар|апр|ма[йя]|июн|июл"
                    + "|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру|maa|abr|luu|agos|okto|dise|sept"
                    + "|mach|apri|mei|juni|jula|desem|septem|nov|феврал)\\p{L}{0,9}\\.?";

    private static final Pattern DAY = Pattern.compile(
            "(?iu)\\d{4} ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?[日号]?|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,4}[日号]?"
                    + "|\\d{1,4} ?[./-] ?\\d{1,2} ?[./-] ?\\d{2,4}"
                    + "|\\d{1,2}(?:st|nd|rd|th|-?го|da|kii|ka)?"
                    + "(?: de| of| tháng| bishii| ya|-)? ?[\\p{L}\\p{M}]{2,14}+\\.?"
                    + "(?: del?| del año|,| mwaka| năm| ee| sanadka| سنه| عام| سال)? ?\\d{4}"
                    + "(?: ?(?:года|году|р\\.|року|г\\.))?"
                    + "|(?:mồng |mùng )?\\d{1,2} tháng \\d{1,2}(?:,? năm)?,? \\d{4}|" + MONTH
                    + " \\d{1,2}(?:st|nd|rd|th)?,?(?: del?| of)? ?'?\\d{2,4}"
                    + "|[\\p{L}\\p{M}]{3,14}+\\.? \\d{1,2}(?:st|nd|rd|th)?,?(?: del?)? ?\\d{4}"
                    + "|\\d{1,2}(?:st|nd|rd|th)?(?: de| of)? " + MONTH + ",?(?: del?| of)? '?\\d{2,4}");
    private static final String FIGURE = "(?<!\\d)(?:\\d{1,2}|1[349]\\d\\d|20[0-2]\\d)(?!\\d)";
    /** Numbers with words between them, a year among them: how languages say a day is endless. */
    private static final Pattern LOOSE_DAY = Pattern.compile(
            "(?:(?:lub|tarehe|hnub|xyoo|mwezi|sanad(?:kii|ka)|tháng|ngày|năm|mồng|mùng) (?:tim |wa |ya )?)?" + FIGURE
                    + "(?:[ ,./-]{0,3}(?:[\\p{L}\\p{M}'-]{1,14}[ ,.]{0,2}){0,4}" + FIGURE + "){1,2}(?: ?ရက်| ?日)?");
    /** An amount ("10.700") or a span of years, which are no account and no paper. */
    private static final Pattern AMOUNT =
            Pattern.compile("\\d{1,3}(?:[.,]\\d{3})+|(?:19|20)\\d\\d-(?:19|20)?\\d\\d|\\d{1,2}-(?:19|20)\\d\\d");

    private static final Pattern PASSPORT = Pattern.compile(
            "passport|pasaport|pasaboor|baasaboor|pasipoti|hộ chiếu|ho chieu|паспорт|جواز|گذرنامه|پاسپورت|护照|နိုင်ငံကူး|ပတ်စပို့");
    private static final Pattern DRIVING = Pattern.compile(
            "licen[cs]|liisan|leseni|^d\\.?l\\.?$|bằng lái|bang lai|водит|права|رخصة|رخصتي|لیسنس|驾照|驾驶|လိုင်စင်");

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19\\d\\d|20[0-2]\\d|1[34]\\d\\d)(?!\\d)");
    private static final Pattern DAY_THEN_BORN = Pattern.compile("(?:\\d{4} ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?[日号]?"
            + "|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,4}[日号]?|\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}"
            + "|\\d{1,2}(?:-?го)? [\\p{L}\\p{M}]{3,14} \\d{4}(?: ?(?:года|р\\.|року|г\\.))?"
            + "|\\d{1,2} [\\p{InArabic}]{2,10} \\d{4}"
            + "|\\d{4} ?ခုနှစ်[, ၊]{0,2}[\\p{IsMyanmar}]{2,14}? ?\\d{1,2} ?ရက်)"
            + "(?= ?,? ?(?:出生|生(?![活产效])|生人|г\\. ?р|р\\. ?н|рожд|народж"
            + "|\\(?(?:DOB|dob|born|b\\.)|(?:в |года )?родил|(?:နေ့)?(?:မှာ|တွင်)? ?မွေး|تولد|متولد|به دنيا"
            + "|alizaliwa|sinh))");

    private static final Pattern CARD = Pattern.compile(NOT_AFTER_DASH + "\\d(?:[ -]?\\d){12,18}+" + NO_DIGIT);
    private static final Pattern IBAN =
            Pattern.compile(NOT_AFTER + "(?:[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}+(?: ?[A-Z0-9]{1,4})?"
                    + "|[A-Za-z]{2}\\d{2}[A-Za-z0-9]{11,30}+)" + NOT_BEFORE);
    private static final Pattern AFTER_ACCOUNT = Pattern.compile("(?<![\\d-])\\d(?:[ -]?\\d){5,19}+" + NO_DIGIT);
    private static final Pattern ZIP = Pattern.compile("(?<!\\d)\\d{5}(?:-\\d{4})?(?!\\d)");

    private final FoundParts parts;
    private final String flat;

    PersonalForms(FoundParts parts) {
        this.parts = parts;
        this.flat = parts.flat;
    }

    /** Without a cue. {@code windows} are the places around digits. */
    void find(List<int[]> windows) {
        mails();
        if (flat.indexOf('/') >= 0) {
            parts.all(parts.around(c -> c == '/', 48, 140), PROFILE, Kind.ACCOUNT, 1);
        }
        if (flat.indexOf('$') >= 0) {
            parts.all(parts.around(c -> c == '$', 2, 24), CASHTAG, Kind.ACCOUNT, 4);
        }
        if (flat.chars().anyMatch(c -> c == '零' || c == '〇' || c == '五')) {
            parts.all(List.of(new int[] {0, flat.length()}), HAN_DIGITS, Kind.PHONE, 7);
        }
        if (windows.isEmpty()) {
            return;
        }
        parts.all(windows, SSN, Form.SSN, 2);
        parts.all(windows, ALIEN, Form.A_NUMBER, 2);
        parts.all(windows, LICENCE, Form.LICENCE, 2);
        parts.all(windows, RECEIPT, Form.RECEIPT, 2);
        parts.all(windows, COURT, Form.CASE, 2);
        parts.all(windows, IP4, Form.IP, 2);
        parts.within(windows, IP6, this::ip6);
        parts.all(windows, DOCUMENT, Kind.ID_NUMBER, 2);
        parts.all(windows, BARE_PLATE, Kind.PLATE, 6);
        parts.all(windows, DAY_THEN_BORN, Kind.BIRTH_DATE, 3);
        parts.within(windows, IBAN, this::iban);
        parts.within(windows, CARD, (start, end) -> {
            if (isLuhn(flat.substring(start, end))) {
                parts.add(start, end, Form.CARD, 1);
            }
        });
        phones(windows);
    }

    private void mails() {
        int looked = 0;
        for (int at = flat.indexOf('@');
                at >= 0 && looked < FoundParts.MOST;
                at = flat.indexOf('@', at + 1), looked++) {
            if (!mail(at, at + 1)
                    && (at == 0
                            || !Character.isLetterOrDigit(flat.charAt(at - 1))
                            || !Cues.spaced(flat.charAt(at - 1)))) {
                Matcher handle = HANDLE.matcher(flat).region(at, Math.min(flat.length(), at + 31));
                if (handle.lookingAt()) {
                    parts.add(at, handle.end(), Form.HANDLE, 1);
                }
            }
        }
        spelled(AT_IN_BRACKETS, ANY_DOMAIN);
        spelled(AT_WORD, WORDED_DOMAIN);
        spelled(AT_HAN, ANY_DOMAIN);
    }

    /** Around an @ at {@code from}, with at most one space on either side. */
    private boolean mail(int from, int to) {
        int left = from > 0 && flat.charAt(from - 1) == ' ' ? from - 1 : from;
        int right = to < flat.length() && flat.charAt(to) == ' ' ? to + 1 : to;
        Matcher local = LOCAL.matcher(flat).region(Math.max(0, left - 64), left);
        if (right < flat.length() && local.find()) {
            int end = Math.min(flat.length(), right + 300);
            Matcher domain = DOMAIN.matcher(flat).region(right, end);
            Matcher apart = DOMAIN_APART.matcher(flat).region(right, end).useTransparentBounds(true);
            boolean close = left == from || right == to;
            if (domain.lookingAt() || apart.lookingAt()) {
                int last = domain.reset().region(right, end).lookingAt() ? domain.end() : apart.end();
                int first = local.start();
                int space = flat.lastIndexOf(' ', left - 1);
                if (close && space >= first && flat.charAt(space + 1) != '.' && flat.charAt(space - 1) != '.') {
                    first = space + 1;
                } else if (close && space >= first) {
                    first = flat.charAt(space - 1) == '.' ? space + 1 : first;
                }
                parts.add(first, last, Kind.EMAIL, 0);
                return true;
            }
        }
        if (left == from && right == to && from > 0 && to < flat.length()) {
            Matcher other = LOCAL_OTHER.matcher(flat).region(Math.max(0, from - 64), from);
            Matcher domain = DOMAIN_OTHER.matcher(flat).region(to, Math.min(flat.length(), to + 200));
            if (other.find() && domain.lookingAt() && Cues.spaced(flat.charAt(from - 1))) {
                parts.add(other.start(), domain.end(), Kind.EMAIL, 0);
                return true;
            }
        }
        return false;
    }

    private void spelled(Pattern sign, Pattern domain) {
        Matcher matcher = sign.matcher(flat);
        int looked = 0;
        while (matcher.find() && looked++ < FoundParts.MOST) {
            Matcher right = domain.matcher(flat).region(matcher.end(), Math.min(flat.length(), matcher.end() + 160));
            if (right.lookingAt()) {
                Matcher left = LOCAL.matcher(flat).region(Math.max(0, matcher.start() - 64), matcher.start());
                Matcher worded = LOCAL_WORDED
                        .matcher(flat)
                        .region(Math.max(0, matcher.start() - 64), matcher.start())
                        .useTransparentBounds(true);
                if (worded.find()) {
                    parts.add(worded.start(), right.end(), Form.WORDED, 0);
                } else if (left.find()) {
                    int space = flat.lastIndexOf(' ', matcher.start() - 1);
                    parts.add(space >= left.start() ? space + 1 : left.start(), right.end(), Form.WORDED, 0);
                }
            }
        }
    }

    private void phones(List<int[]> windows) {
        parts.all(windows, US_PHONE, Kind.PHONE, 3);
        BitSet known = new BitSet();
        parts.found().forEach(part -> known.set(part.start(), part.end()));
        int[] left = {LIBRARY};
        parts.within(windows, DIGITS, (start, end) -> {
            if (known.nextClearBit(start) >= end) {
                return;
            }
            left[0] -= end - start;
            if (left[0] < 0) {
                // A text full of numbers: the rest is marked without asking, which costs nothing and hides too much
                // rather than too little.
                parts.add(start, end, Kind.PHONE, 8);
                return;
            }
            // The library decides on what looks like a number; handing it the whole text would cost ten times as much.
            for (PhoneNumberMatch match :
                    PHONES.findNumbers(flat.substring(start, end), "US", PhoneNumberUtil.Leniency.VALID, 5)) {
                parts.add(start + match.start(), start + match.end(), Kind.PHONE, 7);
            }
        });
    }

    /** After a cue. */
    void after(Cues.Found cue) {
        int from = cue.end();
        switch (cue.kind()) {
            case PHONE -> number(AFTER_PHONE, from, 40, 7, 15, Kind.PHONE, 7);
            case PLATE -> plate(from, 40);
            case VEHICLE -> first(CAR_PLATE, from, 40, Kind.PLATE, 6);
            case NUMBER -> first(CAR_PLATE, from, 12, Kind.PLATE, 6);
            case BIRTH -> birth(from);
            case ID -> number(AFTER_ID, from, 44, 5, 18, false, paper(cue, 5));
            case CASE ->
                number(AFTER_CASE, from, 30, 5, 16, false, (start, end) -> parts.add(start, end, Form.CASE, 5));
            case ACCOUNT -> number(AFTER_ACCOUNT, from, 44, 6, 20, Kind.ACCOUNT, 6);
            case ADDRESS -> number(ZIP, from, 12, 5, 9, Kind.ADDRESS, 5);
            case SOCIAL -> social(from);
            default -> throw new IllegalStateException(cue.kind() + " announces no number");
        }
    }

    /** What a number after such a word is: a passport, a licence, or some paper. */
    private FoundParts.Taking paper(Cues.Found cue, int rank) {
        String word = Cues.lower(flat.substring(cue.start(), cue.end()));
        if (PASSPORT.matcher(word).find()) {
            return (start, end) -> parts.add(start, end, Form.PASSPORT, rank);
        }
        if (DRIVING.matcher(word).find()) {
            return (start, end) -> parts.add(start, end, Form.LICENCE, rank);
        }
        return (start, end) -> parts.add(start, end, Kind.ID_NUMBER, rank);
    }

    private void number(Pattern pattern, int from, int window, int least, int most, Kind kind, int rank) {
        number(
                pattern,
                from,
                window,
                least,
                most,
                kind == Kind.PHONE,
                (start, end) -> parts.add(start, end, kind, rank));
    }

    /** The first match within a window after a cue, before the sentence ends, with so many digits. */
    private void number(
            Pattern pattern, int from, int window, int least, int most, boolean amounts, FoundParts.Taking taking) {
        int to = Math.min(flat.length(), from + window + 32);
        Matcher matcher = pattern.matcher(flat).region(from, to).useTransparentBounds(true);
        while (matcher.find() && matcher.start() <= from + window && sentence(from, matcher.start())) {
            long digits = matcher.group().chars().filter(Character::isDigit).count();
            if (digits >= least
                    && digits <= most
                    && (amounts || !AMOUNT.matcher(matcher.group()).matches())) {
                taking.take(matcher.start(), matcher.end());
                return;
            }
        }
    }

    private void first(Pattern pattern, int from, int window, Kind kind, int rank) {
        Matcher matcher = pattern.matcher(flat)
                .region(from, Math.min(flat.length(), from + window + 12))
                .useTransparentBounds(true);
        while (matcher.find() && matcher.start() <= from + window && sentence(from, matcher.start())) {
            if (isPlate(List.of(matcher.group().split("[ -]")))) {
                parts.add(matcher.start(), matcher.end(), kind, rank);
                return;
            }
        }
    }

    private void birth(int from) {
        int to = Math.min(flat.length(), from + 80);
        Matcher day = DAY.matcher(flat).region(from, to).useTransparentBounds(true);
        if (day.find() && day.start() <= from + 44 && sentence(from, day.start())) {
            Matcher whole = LOOSE_DAY.matcher(flat).region(from, to);
            // "3 lub hlis tim 7 xyoo 1951": what the strict form found may be a piece of it.
            if (!(whole.find()
                    && whole.start() < day.start()
                    && YEAR.matcher(whole.group()).find()
                    && whole.end() >= day.end())) {
                parts.add(day.start(), day.end(), Kind.BIRTH_DATE, 3);
                return;
            }
        }
        Matcher loose = LOOSE_DAY.matcher(flat).region(from, to).useTransparentBounds(true);
        while (loose.find() && loose.start() <= from + 44 && sentence(from, loose.start())) {
            if (YEAR.matcher(loose.group()).find() && sentence(loose.start(), loose.end())) {
                parts.add(loose.start(), loose.end(), Kind.BIRTH_DATE, 3);
                return;
            }
        }
    }

    /** One to three runs of letters and digits that together could be a plate. */
    private void plate(int from, int window) {
        int to = Math.min(flat.length(), from + window + 12);
        Matcher token = TOKEN.matcher(flat).region(from, to).useTransparentBounds(true);
        java.util.ArrayDeque<int[]> last = new java.util.ArrayDeque<>();
        int[] best = null;
        while (token.find()) {
            if (!last.isEmpty()
                    && (token.start() - last.getLast()[1] != 1 || " -·.".indexOf(flat.charAt(token.start() - 1)) < 0)) {
                if (best != null) {
                    break;
                }
                last.clear();
            }
            if (last.size() == 3) {
                last.removeFirst();
            }
            last.add(new int[] {token.start(), token.end()});
            if (token.start() > from + window && best == null) {
                return;
            }
            for (int[] first : last) {
                List<String> runs = last.stream()
                        .filter(run -> run[0] >= first[0])
                        .map(run -> flat.substring(run[0], run[1]))
                        .toList();
                if (isPlate(runs)) {
                    if (best == null || first[0] <= best[0]) {
                        best = new int[] {first[0], token.end()};
                    }
                    break;
                }
            }
        }
        if (best != null && sentence(from, best[0])) {
            parts.add(best[0], best[1], Kind.PLATE, 5);
        }
    }

    private static boolean isPlate(List<String> runs) {
        int letters = 0;
        int digits = 0;
        for (String run : runs) {
            if (run.isEmpty() || NO_PLATE.contains(run)) {
                return false;
            }
            long figures = run.chars().filter(Character::isDigit).count();
            // A word in small letters is a word, unless figures are in it.
            if (figures == 0 && (!run.equals(run.toUpperCase(Locale.ROOT)) || run.length() > 4)
                    || figures == 1 && run.length() > 7) {
                return false;
            }
            digits += figures;
            letters += run.length() - figures;
        }
        return letters > 0
                && letters + digits >= 4
                && letters + digits <= 9
                && (digits >= 2 || digits == 1 && letters >= 3)
                && letters <= 6;
    }

    private void social(int from) {
        Matcher matcher = SOCIAL.matcher(flat).region(from, Math.min(flat.length(), from + 36));
        if (matcher.lookingAt()) {
            String name = matcher.group(1);
            if (name.chars().anyMatch(c -> c == '_' || Character.isDigit(c))
                    || name.indexOf('.') > 0 && name.indexOf('.') < name.length() - 2
                    || flat.charAt(from - 1) == ':') {
                parts.add(matcher.start(1), matcher.end(1), Kind.ACCOUNT, 4);
            }
        }
    }

    /** Whether no sentence ends between. */
    boolean sentence(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = parts.text.charAt(i);
            if (c == '\n' && i > from + 3 && !(i > 0 && "-:".indexOf(parts.text.charAt(i - 1)) >= 0)
                    || c == '。'
                    || c == '؟'
                    || c == '?'
                    || c == '!'
                    || c == '။'
                    || c == '.' && i + 1 < to && parts.text.charAt(i + 1) == ' ' && i > from + 4) {
                return false;
            }
        }
        return true;
    }

    /**
     * An IBAN's check digits (ISO 13616) tell it from other capitals and figures; words that follow it in capitals are
     * left out. One that was misspelt is taken where somebody calls it an IBAN.
     */
    private void iban(int start, int end) {
        for (int last = end; last > start; last = flat.lastIndexOf(' ', last - 1)) {
            String number = flat.substring(start, last).replace(" ", "");
            if (number.length() < 15) {
                break;
            }
            if (number.length() <= 34 && remainder(number) == 1) {
                parts.add(start, last, Form.IBAN, 2);
                return;
            }
        }
        if (Cues.lower(flat.substring(Math.max(0, start - 24), start)).contains("iban")) {
            parts.add(start, end, Form.IBAN, 2);
        }
    }

    private static int remainder(String iban) {
        int rest = 0;
        for (int i = 0; i < iban.length(); i++) {
            int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
            rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
        }
        return rest;
    }

    /** Eight groups, or fewer around one gap (RFC 4291); a time of day or a hardware address is none. */
    private void ip6(int start, int end) {
        int last = flat.charAt(end - 1) == ':' && flat.charAt(end - 2) != ':' ? end - 1 : end;
        String address = flat.substring(start, last);
        int gap = address.indexOf("::");
        if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
            return;
        }
        int groups = 0;
        int digits = 0;
        for (String group : address.split(":", -1)) {
            if (group.length() > 4 || group.isEmpty() && gap < 0) {
                return;
            }
            groups += group.isEmpty() ? 0 : 1;
            digits += group.length();
        }
        if (gap < 0 ? groups == 8 : groups >= 2 && groups < 8 && digits >= 6) {
            parts.add(start, last, Form.IP, 1);
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
