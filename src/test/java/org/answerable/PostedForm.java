package org.answerable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.answerable.Visitor.Reply;

/**
 * A form of a page as a browser without JavaScript sends it: what the page put into its fields, what the visitor
 * changes, and the pressed button. Fields are sent in the order of the page; a field may come several times.
 */
public final class PostedForm {
    /** A value may hold ">". Possessive, for values of any length. */
    private static final String ATTRIBUTES = "((?:[^>\"]++|\"[^\"]*+\")*+)";

    private static final Pattern FORM = Pattern.compile("<form\\b" + ATTRIBUTES + ">(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "<input\\b" + ATTRIBUTES + ">|<textarea\\b" + ATTRIBUTES + ">\\n?(.*?)</textarea>|<select\\b" + ATTRIBUTES
                    + ">(.*?)</select>",
            Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b" + ATTRIBUTES + ">");

    /** A field and one of its values. */
    public record Field(String name, String value) {}

    private final String action;
    private final List<Field> fields;

    private PostedForm(String action, List<Field> fields) {
        this.action = action;
        this.fields = fields;
    }

    /** The form that has this button value or this id. */
    public static PostedForm of(Reply page, String buttonOrId) {
        Matcher form = FORM.matcher(page.body());
        while (form.find()) {
            if (form.group(1).contains("id=\"" + buttonOrId + "\"")
                    || form.group(2).contains("name=\"go\" value=\"" + buttonOrId + "\"")) {
                return new PostedForm(attribute(form.group(1), "action"), read(form.group(2)));
            }
        }
        throw new AssertionError("no form " + buttonOrId + " in the answer " + page.status() + ":\n" + page.body());
    }

    private static List<Field> read(String html) {
        List<Field> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(html);
        while (field.find()) {
            if (field.group(1) != null) {
                String type = attribute(field.group(1), "type");
                boolean ticked = !("radio".equals(type) || "checkbox".equals(type))
                        || (" " + field.group(1) + " ").matches("(?s).*\\schecked[\\s=/].*");
                if (ticked && attribute(field.group(1), "name") != null) {
                    String value = attribute(field.group(1), "value");
                    fields.add(new Field(attribute(field.group(1), "name"), value == null ? "" : value));
                }
            } else if (field.group(2) != null) {
                fields.add(new Field(attribute(field.group(2), "name"), text(field.group(3))));
            } else {
                String chosen = null;
                Matcher option = OPTION.matcher(field.group(5));
                while (option.find()) {
                    if (chosen == null || (" " + option.group(1) + " ").matches("(?s).*\\sselected[\\s=/].*")) {
                        chosen = attribute(option.group(1), "value");
                    }
                }
                fields.add(new Field(attribute(field.group(4), "name"), chosen == null ? "" : chosen));
            }
        }
        return fields;
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? text(value.group(1)) : null;
    }

    private static String text(String html) {
        return html.replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** What the page holds in a field. */
    public List<String> values(String name) {
        return fields.stream()
                .filter(f -> f.name().equals(name))
                .map(Field::value)
                .toList();
    }

    /** Types into a field, or ticks these and no other. */
    public PostedForm with(String name, String... values) {
        List<Field> changed = new ArrayList<>(
                fields.stream().filter(f -> !f.name().equals(name)).toList());
        for (String value : values) {
            changed.add(new Field(name, value));
        }
        return new PostedForm(action, changed);
    }

    /** Takes a field out. */
    public PostedForm without(String name) {
        return with(name);
    }

    /** Sends it to another address, as a button with {@code formaction} does. */
    public PostedForm to(String otherAction) {
        return new PostedForm(otherAction, fields);
    }

    public Reply press(Visitor visitor, String go) {
        return visitor.postText(
                action, "application/x-www-form-urlencoded", with("go", go).encoded());
    }

    /** The body as it is sent; line breaks as CRLF, as every browser does. */
    public String encoded() {
        return fields.stream()
                .map(f -> encode(f.name()) + "="
                        + encode(f.value().replace("\r\n", "\n").replace("\n", "\r\n")))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
