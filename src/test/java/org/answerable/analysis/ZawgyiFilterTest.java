package org.answerable.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.myanmartools.TransliterateU2Z;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZawgyiFilterTest {
    private static final TransliterateU2Z ZAWGYI = new TransliterateU2Z("Unicode to Zawgyi");

    private static List<String> terms(String text) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = Analyzers.forLanguage("my").tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
        }
        return terms;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ရဲအရာရှိက ကားပြတင်းပေါက်နားကို လာပြီး ကျွန်မတို့ကို အော်ပါတယ်",
                "ကျွန်မယောက်ျားက ဘာမှ နားမလည်ဘူး၊ ကလေးတွေက နောက်ခန်းမှာ ငိုနေကြတယ်။",
                "နေရာမှ ထွက်ရန်",
                "ကျောင်းသားများ",
                "အသုံးပြုသူများ",
                "ဘာသာပြန်",
                "ICE က ကျွန်တော့်ညီကို ဖမ်းသွားတယ်",
            })
    void what_is_written_in_zawgyi_has_the_words_that_it_has_in_unicode(String unicode) throws IOException {
        String zawgyi = ZAWGYI.convert(unicode);
        assertThat(ZawgyiFilter.isZawgyi(unicode)).isFalse();
        assertThat(ZawgyiFilter.isZawgyi(zawgyi)).as(zawgyi).isTrue();
        assertThat(terms(zawgyi)).isEqualTo(terms(unicode)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ရဲ", "အကူအညီ", "ကား", "မြို့", "ဥပဒေ", "တရားရုံး", "လမ်း", "အိမ်", "မေးခွန်း"})
    void a_word_in_unicode_stays_as_it_is(String word) {
        assertThat(ZawgyiFilter.isZawgyi(word)).isFalse();
    }

    @Test
    void other_letters_and_other_languages_of_the_script_are_no_zawgyi() {
        assertThat(List.of(
                        "",
                        "Madison",
                        "Что случилось?",
                        "ပှၤကညီခဲလၢာ် ဟဲအိၣ်ဖျဲၣ်လၢ တၢ်သဘျ့ဒီးတၢ်ကမၢၤတမၤဒီးသး",
                        "ၵူၼ်းတင်းသဵင်ႈ ၼႆႉ ပဵၼ်ဢၼ်မီးသုၼ်ႇလႅတ်ႈလဵဝ်ႈ"))
                .noneMatch(ZawgyiFilter::isZawgyi);
    }
}
