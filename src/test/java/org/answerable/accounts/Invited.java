package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;

/** Somebody who was invited, and begins the account. */
public final class Invited {
    private Invited() {}

    /** The path of the link that an administrator is shown. */
    public static String link(Reply made) {
        Matcher link = Pattern.compile("id=\"fresh-link\">[^<]*(/en/invitation/[0-9a-z]+)<")
                .matcher(made.body());
        assertThat(link.find()).as(made.body()).isTrue();
        return link.group(1);
    }

    /** The code that a second administrator is shown. */
    public static String code(Reply agreed) {
        Matcher code = Pattern.compile("id=\"fresh-password\">([^<]+)<").matcher(agreed.body());
        assertThat(code.find()).as(agreed.body()).isTrue();
        return code.group(1);
    }

    /** Opens a link and sends its form; {@code code} is {@code null} where none is needed. */
    public static Reply begin(Visitor person, String link, String code, String called, String password) {
        Reply opened = person.get(link);
        assertThat(opened.status()).as(opened.body()).isEqualTo(303);
        Map<String, String> form = new LinkedHashMap<>(
                Map.of("displayName", called, "language", "en", "fresh", password, "repeated", password));
        if (code != null) {
            form.put("code", code);
        }
        return person.submit("/en/invitation", "/en/invitation", form);
    }

    /** Who was invited by one alone, signed in. */
    public static Visitor begun(RunningServer server, Reply made, String called, String password) {
        Visitor person = new Visitor(server);
        Reply begun = begin(person, link(made), null, called, password);
        assertThat(begun.status()).as(begun.body()).isEqualTo(303);
        return person;
    }
}
