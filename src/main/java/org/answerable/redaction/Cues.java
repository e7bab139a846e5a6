package org.answerable.redaction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words after which something personal tends to stand ("my name is", "placa", "дата рождения"), found in one pass over a text. Immutable.
 */
final class Cues {
    /** What a cue announces. */
    enum Kind { OWN_NAME, NAME, TITLE, KIN, PHONE, PLATE, BIRTH, ID, ACCOUNT, ADDRESS }

    /** A cue that stands in a text, in UTF-16 offsets; {@code end} is after the whole word where the cue is only its stem. */
    record Found(Kind kind, int start, int end) {}

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private Kind kind;
        private boolean stem;
    }

    private final Node root = new Node();
    /** The characters that a cue can begin with: most characters of a text are none. */
    private final BitSet first = new BitSet();

    private Cues() {
        // People say who they are.
        add(Kind.OWN_NAME, "my name is", "my name's", "my full name is", "i am called", "signed,", "me llamo", "mi nombre es", "soy el señor", "soy la señora", "firmado,",
                "kuv lub npe hu ua", "kuv npe hu ua", "kuv hu ua", "magacaygu waa", "magaceygu waa", "magacaygu waxaa", "magacayga waa", "اسمي", "إسمي", "انا اسمي",
                "меня зовут", "мое имя", "моё имя", "моя фамилия", "мене звати", "моє ім'я", "моє ім’я", "моє прізвище", "tên tôi là", "tôi tên là", "tôi tên", "em tên là",
                "jina langu ni", "naitwa", "ninaitwa", "نام من", "اسم من", "我叫", "我的名字是", "我的名字叫", "我姓", "我是叫");
        // Or who somebody is.
        add(Kind.NAME, "name is", "name was", "names are", "named", "whose name is", "by the name of", "se llama", "se llamaba", "se llaman", "nombre es", "nombre era", "de nombre",
                "llamado", "llamada", "lub npe hu ua", "npe hu ua", "hu ua", "npe yog", "magaciisu waa", "magaceedu waa", "magaciisa", "la yiraahdo", "اسمه", "إسمه", "اسمها",
                "إسمها", "يدعى", "المدعو", "المدعوة", "зовут", "по имени", "по фамилии", "фамилия", "звати", "на ім'я", "на ім’я", "прізвище", "tên là", "tên anh ấy là",
                "tên chị ấy là", "jina lake ni", "anaitwa", "aitwaye", "به نام", "بنام", "名叫", "叫做", "名字是", "名字叫", "姓名", "他叫", "她叫");
        add(Kind.TITLE, "mr.", "mr", "mrs.", "mrs", "ms.", "ms", "miss", "dr.", "dr", "officer", "officers", "deputy", "trooper", "sergeant", "sgt.", "sgt", "lieutenant", "lt.",
                "captain", "capt.", "detective", "agent", "special agent", "sheriff", "judge", "pastor", "father", "sister", "sr.", "sra.", "srta.", "señor", "señora", "señorita",
                "senor", "senora", "don", "doña", "oficial", "agente", "sargento", "detective", "capitán", "teniente", "juez", "jueza", "licenciado", "licenciada", "doctor", "doctora",
                "padre", "maestra", "maestro", "господин", "госпожа", "гражданин", "гражданка", "офицер", "агент", "пан", "пані", "ông", "bà", "anh", "chị", "bwana", "bibi", "mzee",
                "afisa", "mudane", "marwo", "sarkaal", "السيد", "السيدة", "الضابط", "آقای", "خانم");
        add(Kind.KIN, "my brother", "my brother in law", "my brother-in-law", "my sister", "my sister in law", "my sister-in-law", "my husband", "my wife", "my son", "my daughter",
                "my father", "my mother", "my dad", "my mom", "my uncle", "my aunt", "my cousin", "my nephew", "my niece", "my neighbor", "my neighbour", "my friend", "my boss",
                "my coworker", "my co-worker", "my landlord", "my employee", "my roommate", "my fiance", "my partner", "my boyfriend", "my girlfriend", "her husband", "his wife",
                "the owner", "mi hermano", "mi hermana", "mi esposo", "mi esposa", "mi marido", "mi mujer", "mi hijo", "mi hija", "mi padre", "mi madre", "mi papá", "mi mamá", "mi papa",
                "mi mama", "mi tío", "mi tía", "mi tio", "mi tia", "mi primo", "mi prima", "mi sobrino", "mi sobrina", "mi vecino", "mi vecina", "mi amigo", "mi amiga", "mi jefe",
                "mi jefa", "mi patrón", "mi patron", "mi compañero", "mi compañera", "mi comadre", "mi compadre", "mi cuñado", "mi cuñada", "mi suegro", "mi suegra", "mi novio",
                "mi novia", "mi abuelo", "mi abuela", "el encargado", "la encargada", "kuv tus tij laug", "kuv tus kwv", "kuv tus txiv", "kuv tus poj niam", "kuv tus muam",
                "kuv tus tub", "kuv tus ntxhais", "kuv tus viv ncaus", "kuv niam", "kuv txiv", "tus tij laug", "walaalkay", "walaashay", "ninkayga", "xaaskayga", "wiilkayga",
                "gabadhayda", "aabahay", "hooyaday", "saaxiibkay", "deriskayga", "мой муж", "моего мужа", "моя жена", "мою жену", "мой брат", "моего брата", "моя сестра",
                "мою сестру", "мой сын", "моего сына", "моя дочь", "мой отец", "моя мать", "мой сосед", "моего соседа", "мой друг", "моего друга", "напарника", "мой начальник",
                "мій чоловік", "мого чоловіка", "моя дружина", "мій брат", "мого брата", "мій син", "мого сина", "сусід", "chồng tôi", "vợ tôi", "anh trai tôi", "em trai tôi",
                "chị gái tôi", "con trai tôi", "con gái tôi", "bạn tôi", "hàng xóm tôi", "mume wangu", "mke wangu", "kaka yangu", "dada yangu", "ndugu yangu", "mwanangu", "rafiki yangu",
                "jirani yangu", "baba yangu", "mama yangu", "برادرم", "خواهرم", "شوهرم", "خانمم", "پسرم", "دخترم", "همسرم", "پدرم", "مادرم", "أخي", "زوجي", "زوجتي", "ابني", "ابنتي",
                "جاري", "صديقي", "我父亲", "我爸爸", "我爸", "我母亲", "我妈妈", "我妈", "我丈夫", "我先生", "我老公", "我妻子", "我太太", "我老婆", "我哥哥", "我哥", "我弟弟", "我弟", "我姐姐", "我妹妹", "我儿子",
                "我女儿", "我朋友", "我邻居", "我叔叔");
        add(Kind.PHONE, "phone", "telephone", "cell", "call me", "text me", "call", "my number", "direct line", "whatsapp", "teléfono", "telefono", "celular", "mi número", "mi numero",
                "llámeme", "llameme", "marque", "xov tooj", "hu kuv", "hu rau kuv", "telefoon*", "telefon*", "taleefan*", "lambarkay*", "wac", "هاتف", "هاتفي", "رقمي", "جوالي",
                "تلفون", "تلفن", "شماره", "телефон*", "тел.", "номер телефона", "звоните", "điện thoại", "số điện thoại", "gọi", "sđt", "simu", "simu yangu", "nambari yangu",
                "ဖုန်း", "电话", "手机", "联系方式");
        add(Kind.PLATE, "plate", "plates", "plate number", "license plate", "tag number", "licence plate", "registration", "placa", "placas", "matrícula", "matricula", "lub tsheb",
                "daim phaj", "tus lej tsheb", "taarikada", "taarikad*", "targada", "lambarka baabuurka", "لوحة", "لوحتي", "لوحته", "اللوحة", "رقم السيارة", "پلاک", "نمبر پلیت",
                "нумер", "номер тягача", "номер машины", "номер авто*", "номер автомобиля", "номерной знак", "госномер*", "номера машины", "номерний знак", "номер машини",
                "biển số", "biển số xe", "nambari ya gari", "bamba la gari", "namba ya gari", "နံပါတ်ပြား", "ကားနံပါတ်", "车牌", "车牌号", "车牌号码");
        add(Kind.BIRTH, "born", "born on", "date of birth", "birth date", "birthdate", "dob", "d.o.b.", "birthday", "nació", "nacio", "nacida", "nacido", "nací", "naci", "fecha de nacimiento",
                "nacimiento", "cumpleaños", "yug", "hnub yug", "yug hnub", "dhashay", "dhalatay", "dhashey", "taariikhda dhalashada", "dhalasho*", "مواليد", "ولد", "ولدت", "وُلد",
                "تاريخ الميلاد", "تاريخ ميلاد*", "родился", "родилась", "дата рождения", "день рождения", "народився", "народилася", "народилась", "дата народження", "sinh",
                "sinh ngày", "ngày sinh", "sinh năm", "alizaliwa", "nilizaliwa", "amezaliwa", "tarehe ya kuzaliwa", "kuzaliwa", "متولد", "تاریخ تولد", "تولد", "မွေးနေ့", "မွေးသက္ကရာဇ်",
                "မွေးဖွား", "မွေး", "出生", "出生于", "生于", "生日", "出生日期");
        add(Kind.ID, "passport", "passport number", "driver's license", "drivers license", "driver license", "driver’s license", "dl number", "license number", "license no", "ssn",
                "social security", "alien number", "a-number", "a number", "visa number", "id number", "green card", "case number", "booking number", "inmate number", "pasaporte", "licencia",
                "licencia de conducir", "licencia de manejar", "número de licencia", "seguro social", "número social", "número de extranjero", "numero de extranjero",
                "matrícula consular", "número a", "visa", "cédula", "curp", "daim vixaj", "passport tus lej", "ntawv tsav tsheb", "baasaboor*", "baasaboorka", "liisanka*", "جواز",
                "جواز السفر", "جوازي", "رقم الجواز", "رخصة القيادة", "паспорт*", "водительских прав", "права номер", "посвідчення", "hộ chiếu", "bằng lái", "số an sinh xã hội", "pasipoti",
                "leseni", "leseni ya udereva", "گذرنامه", "پاسپورت", "تذکره", "လိုင်စင်", "နိုင်ငံကူးလက်မှတ်", "护照", "护照号", "驾照", "身份证", "社会安全号", "绿卡");
        add(Kind.ACCOUNT, "account", "account number", "acct", "routing number", "card number", "debit card", "credit card", "iban", "cuenta", "número de cuenta", "tarjeta",
                "koontada", "akoon*", "حساب", "رقم الحساب", "счёт", "счет", "номер счета", "номер карты", "рахунок", "tài khoản", "số tài khoản", "akaunti", "账号", "账户", "银行卡", "卡号");
        add(Kind.ADDRESS, "zip", "zip code", "código postal", "codigo postal", "p.o. box", "po box", "apartado postal");
    }

    private static final Cues ALL = new Cues();

    /** A star at the end says that the word may go on: Somali, Russian and others put endings there. */
    private void add(Kind kind, String... cues) {
        for (String cue : cues) {
            boolean stem = cue.endsWith("*");
            Node node = root;
            for (int i = 0; i < (stem ? cue.length() - 1 : cue.length()); i++) {
                node = node.next.computeIfAbsent(cue.charAt(i), c -> new Node());
            }
            first.set(cue.charAt(0));
            if (node.kind == null) {
                node.kind = kind;
            }
            node.stem |= stem;
        }
    }

    /**
     * The cues of a text, the longest at each place.
     *
     * @param lower the text in lower case, letter by letter, so that offsets are the text's
     */
    static List<Found> in(String lower) {
        List<Found> found = new ArrayList<>();
        int length = lower.length();
        for (int i = 0; i < length; i++) {
            if (!ALL.first.get(lower.charAt(i)) || !begins(lower, i)) {
                continue;
            }
            Kind kind = null;
            int end = 0;
            Node node = ALL.root;
            for (int j = i; j < length && (node = node.next.get(lower.charAt(j))) != null; ) {
                j++;
                if (node.kind != null && (node.stem || ends(lower, j))) {
                    kind = node.kind;
                    end = j;
                }
            }
            if (kind != null) {
                int word = end;
                while (word < length && spaced(lower.charAt(end - 1)) && spaced(lower.charAt(word)) && Character.isLetter(lower.charAt(word))) {
                    word++;
                }
                found.add(new Found(kind, i, word));
            }
        }
        return found;
    }

    private static boolean begins(String lower, int at) {
        if (at == 0 || !spaced(lower.charAt(at))) {
            return true;
        }
        char before = lower.charAt(at - 1);
        // Arabic writes "and" and "then" in front of the word, without a space.
        boolean joined = (before == 'و' || before == 'ف' || before == 'ب' || before == 'ل') && (at < 2 || !Character.isLetterOrDigit(lower.charAt(at - 2)));
        return joined || !Character.isLetterOrDigit(before) || !spaced(before);
    }

    private static boolean ends(String lower, int at) {
        return at >= lower.length() || !spaced(lower.charAt(at - 1)) || !spaced(lower.charAt(at)) || !Character.isLetterOrDigit(lower.charAt(at))
                || !Character.isLetterOrDigit(lower.charAt(at - 1));
    }

    /** Whether the script of a character puts spaces between words. */
    static boolean spaced(char c) {
        return c < 0x0E00 || c > 0x0EFF && c < 0x1000 || c > 0x109F && c < 0x1780 || c > 0x17FF && c < 0x2E80 || c > 0xD7FF;
    }
}
