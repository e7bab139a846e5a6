package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.access.Right;
import org.answerable.accounts.DraftKeeping.Kept;
import org.answerable.web.DrawnPage;
import org.answerable.web.FormBody;
import org.answerable.web.Page;
import org.answerable.web.Reader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Puts what was kept of a form into it again, on whichever page of the desk the form stands, and says so. It works on
 * the page as it was drawn, so that no form has to know of it: a draft belongs to the form that is posted to its path
 * (among several of one path, to the one with the same hidden fields). Hidden fields stay as the page has them now:
 * they say what its reader has seen.
 */
@ApplicationScoped
public class KeptForms implements DrawnPage {
    private static final Pattern ACTION = Pattern.compile("/[A-Za-z-]{2,15}(/desk[^?#]*)(?:[?#].*)?");
    /** Fields that are no one's words. */
    private static final List<String> NO_WORDS =
            List.of("hidden", "password", "submit", "button", "file", "image", "reset");

    @Inject
    DraftKeeping drafts;

    @Inject
    Reader reader;

    /** What a note is about: {@code filled} where words were put into the form again. */
    public record Note(Kept kept, boolean filled, String field) {}

    @Override
    public byte[] filled(byte[] drawn, Page page, Pen pen) {
        if (!page.may(Right.USE_DESK)) {
            return drawn;
        }
        String html = new String(drawn, StandardCharsets.UTF_8);
        if (!reader.reads()) {
            return answered(drawn, html);
        }
        List<Kept> kept = drafts.own(path -> html.contains(page.href(path)));
        if (kept.isEmpty()) {
            return drawn;
        }
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        boolean filled = false;
        for (Kept one : kept) {
            Element form = form(document, one);
            if (form != null) {
                put(document, form, one, pen);
                filled = true;
            }
        }
        return filled ? document.html().getBytes(StandardCharsets.UTF_8) : drawn;
    }

    /**
     * A form that came back with faults: what its page did not think of is put into it as it was posted. Codes and
     * passwords are not.
     */
    private byte[] answered(byte[] drawn, String html) {
        if (reader.posted() == null) {
            return drawn;
        }
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        Kept posted = DraftKeeping.posted(reader.path(), FormBody.read(reader.posted()));
        Element form = form(document, posted);
        if (form == null || form.hasAttr("data-kept")) {
            return drawn;
        }
        Element field = refill(form, posted);
        if (field == null) {
            return drawn;
        }
        field.parents().stream().filter(e -> e.nameIs("details")).forEach(e -> e.attr("open", true));
        return document.html().getBytes(StandardCharsets.UTF_8);
    }

    private static Element form(Document document, Kept kept) {
        Element first = null;
        for (Element form : document.select("form[method=post]")) {
            boolean posts = kept.path().equals(path(form.attr("action")))
                    || form.select("button[formaction]").stream()
                            .anyMatch(b -> kept.path().equals(path(b.attr("formaction"))));
            // A promise's own form is filled with its own words, or none is.
            if (posts
                    && kept.which() != null
                    && form.select("input[type=hidden][name]").stream()
                            .noneMatch(h ->
                                    Kept.tells(h.attr("name")) && kept.which().contains(h.attr("value")))) {
                continue;
            }
            if (posts
                    && form.select("input[type=hidden][name]").stream()
                            .filter(h -> kept.fields().containsKey(h.attr("name")))
                            .allMatch(h -> kept.fields().get(h.attr("name")).contains(h.attr("value")))) {
                return form;
            }
            first = posts && first == null ? form : first;
        }
        return first;
    }

    private static String path(String address) {
        Matcher read = ACTION.matcher(address);
        return read.matches() ? read.group(1) : null;
    }

    private void put(Document document, Element form, Kept kept, Pen pen) {
        // A form that draws its own draft is only told of.
        Element field = form.hasAttr("data-kept") ? form.selectFirst("textarea, input[type=text]") : refill(form, kept);
        if (kept.refused() && field == null) {
            drafts.discard(kept.path(), kept.fields());
            if (kept.answeredWith() != null) {
                return; // A button alone, whose refusal was read.
            }
        }
        Note note = new Note(kept, field != null, field == null || field.id().isEmpty() ? null : field.id());
        form.parents().stream().filter(e -> e.nameIs("details")).forEach(e -> e.attr("open", true));
        document.selectFirst("main").prepend(pen.draw("accounts/kept.jte", note));
        if (field != null) {
            form.prepend(pen.draw("accounts/keptform.jte", note));
        }
    }

    /**
     * The first field that has words of the draft now; {@code null} where the draft says nothing that the form does
     * not.
     */
    private static Element refill(Element form, Kept kept) {
        Element words = null;
        Element other = null;
        Map<String, Integer> met = new HashMap<>();
        for (Element field : form.select("input[name], textarea[name], select[name]")) {
            String name = field.attr("name");
            String type = field.attr("type");
            List<String> values = kept.fields().get(name);
            if (NO_WORDS.contains(type) || field.closest("template") != null) {
                continue;
            }
            boolean changed = false;
            if (type.equals("checkbox") || type.equals("radio")) {
                boolean ticked = values != null && values.contains(field.hasAttr("value") ? field.attr("value") : "on");
                changed = (type.equals("checkbox") || values != null) && ticked != field.hasAttr("checked");
                if (changed) {
                    field.attr("checked", ticked);
                }
            } else {
                int number = met.merge(name, 1, Integer::sum) - 1;
                String value = values == null || values.size() <= number
                        ? null
                        : values.get(number).replace("\r\n", "\n");
                if (value != null && field.nameIs("textarea")) {
                    changed = !("\n" + value).equals(field.wholeText());
                    field.text("\n" + value); // A browser drops the first line break.
                } else if (value != null && field.nameIs("select")) {
                    changed = choose(field, value);
                } else if (value != null) {
                    changed = !value.equals(field.attr("value"));
                    field.attr("value", value);
                }
            }
            if (changed
                    && words == null
                    && !type.equals("checkbox")
                    && !type.equals("radio")
                    && !field.nameIs("select")) {
                words = field;
            }
            other = changed && other == null ? field : other;
        }
        return words == null ? other : words;
    }

    private static boolean choose(Element select, String value) {
        Element wanted = select.select("option").stream()
                .filter(o -> o.attr("value").equals(value))
                .findFirst()
                .orElse(null);
        if (wanted == null || wanted.hasAttr("selected")) {
            return false;
        }
        boolean first = select.select("option[selected]").isEmpty() && wanted.equals(select.selectFirst("option"));
        select.select("option").forEach(o -> o.removeAttr("selected"));
        wanted.attr("selected", true);
        return !first;
    }
}
